import { change } from '../store/statement.ts';

export const changeIntake = change(`
  UPDATE repair SET fault = :fault, wishes = :wishes, condition_note = :condition_note,
                    cost_limit_minor = :cost_limit_minor, changed_at = :now
   WHERE id = :id`);

export const keepWishes = change(`
  UPDATE repair SET collect_at = :collect_at, collect_place = :collect_place, pay_by = :pay_by, tell_by = :tell_by,
                    changed_at = :now
   WHERE id = :id`);

export const keepWay = change(
  'UPDATE repair SET way = :way, way_worked = :way_worked, changed_at = :now WHERE id = :id',
);
