import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const openRepairOfDevice = select(
  z.object({ id: z.number(), number: z.string() }),
  `SELECT id, number FROM repair WHERE device_id = :device AND state_group = 'open' LIMIT 1`,
);

export const repairNumbered = select(
  z.object({ id: z.number() }),
  'SELECT id FROM repair WHERE number_key = :key LIMIT 1',
);

export const insertVisit = change(
  'INSERT INTO visit (id, customer_id, at, taken_by) VALUES (:id, :customer, :now, :person)',
);

export const insertRepair = change(`
  INSERT INTO repair (id, number, number_key, visit_id, customer_id, device_id, service, state, state_group, fault,
                      wishes, condition_note, finding, outcome, cost_limit_minor, currency, coverage, promised_on,
                      received_at, received_by, owner_id, closed_at, changed_at, import_id, category_id, waits_for,
                      state_since)
  VALUES (:id, :number, :number_key, :visit, :customer, :device, :service, :state, :group, :fault,
          :wishes, :condition_note, '', '', :cost_limit_minor, :currency, 'unknown', :promised_on,
          :now, :person, :person, NULL, :now, NULL, (SELECT category_id FROM device WHERE id = :device), 'us', :now)`);

export const insertCheck = change(`
  INSERT INTO repair_check (repair_id, kind, position, label, names, is_ticked, note)
  VALUES (:repair, :kind, :position, :label, :names, :is_ticked, :note)`);

export const insertPromise = change(`
  INSERT INTO promise (id, kind, customer_id, repair_id, due_on, made_at, made_by, revises, reason)
  VALUES (:id, 'handover', :customer, :repair, :due_on, :now, :person, :revises, :reason)`);

export const setPromise = change(
  'UPDATE repair SET promised_on = :due_on, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);

export const changeIntake = change(`
  UPDATE repair SET fault = :fault, wishes = :wishes, condition_note = :condition_note,
                    cost_limit_minor = :cost_limit_minor, changed_at = :now
   WHERE id = :id`);

/** An order that turns out not to be ready keeps the moment at which it last was. */
export const setState = change(`
  UPDATE repair SET state = :state, state_group = :group, own_state_id = NULL, waits_for = :waits_for,
                    state_since = :now, closed_at = :closed_at, ready_at = ifnull(:ready_at, ready_at),
                    changed_at = :now
   WHERE id = :id`);
