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
                      state_since, is_urgent, way, collect_at, collect_place, pay_by, tell_by)
  VALUES (:id, :number, :number_key, :visit, :customer, :device, :service, :state, :group, :fault,
          :wishes, :condition_note, '', '', :cost_limit_minor, :currency, 'unknown', :promised_on,
          :now, :person, :person, NULL, :now, NULL, (SELECT category_id FROM device WHERE id = :device), 'us', :now,
          :is_urgent, :way, :collect_at, :collect_place, :pay_by, :tell_by)`);

export const insertCheck = change(`
  INSERT INTO repair_check (repair_id, kind, position, label, names, is_ticked, note)
  VALUES (:repair, :kind, :position, :label, :names, :is_ticked, :note)`);
