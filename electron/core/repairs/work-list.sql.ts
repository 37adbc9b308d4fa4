import { select } from '../store/statement.ts';
import { promisedKey, repairColumns, repairTables, storedRepair } from './lists.sql.ts';

/** What is ready waits for its owner, not for the bench. */
const isBenchWork = `repair.state_group = 'open' AND repair.state <> 'ready'`;

/** NULL: nobody's yet. In the order of the queue, which its index holds; nothing looks at money. */
export const workOfTechnician = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables}
    WHERE ${isBenchWork} AND repair.technician_id IS :technician
    ORDER BY ${promisedKey}, repair.is_urgent DESC, repair.received_at, repair.id LIMIT :limit`,
);

/** What somebody has who is not to work on it, or on which nobody is to work. */
export const workOfOwner = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables}
    WHERE ${isBenchWork} AND repair.owner_id = :person AND repair.technician_id IS NOT :person
    ORDER BY ${promisedKey}, repair.id LIMIT :limit`,
);
