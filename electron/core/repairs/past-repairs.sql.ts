import { change } from '../store/statement.ts';

export const addPastRepair = change(`
  INSERT INTO repair (id, number, number_key, visit_id, customer_id, device_id, state, state_group, fault, wishes,
    condition_note, finding, outcome, cost_limit_minor, currency, coverage, promised_on, received_at, received_by,
    owner_id, closed_at, changed_at, import_id, category_id)
  VALUES (:id, :number, :numberKey, NULL, :customerId, :deviceId, 'closed', 'closed', :fault, '',
    '', :finding, :outcome, NULL, :currency, 'unknown', NULL, :receivedAt, NULL,
    NULL, :closedAt, :now, :importId, (SELECT category_id FROM device WHERE id = :deviceId))`);
