import { change } from '../store/statement.ts';

export const keepPlanned = change(
  'UPDATE repair SET planned_minutes = :minutes, changed_at = :now WHERE id = :id',
);

export const keepUrgency = change('UPDATE repair SET is_urgent = :urgent, changed_at = :now WHERE id = :id');
