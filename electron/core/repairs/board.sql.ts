import { z } from 'zod';
import { select } from '../store/statement.ts';
import { promisedKey, repairColumns, repairTables, storedRepair } from './lists.sql.ts';

/** The order of the queue, as its indexes hold it: no statement of the board sorts, and none looks at money. */
const inQueueOrder = `${promisedKey}, repair.is_urgent DESC, repair.received_at, repair.id`;

const later = `${promisedKey} >= :day AND (${promisedKey} > :day
          OR repair.is_urgent < :urgent
          OR (repair.is_urgent = :urgent AND (repair.received_at, repair.id) > (:at, :id)))`;

export const columnOfState = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables}
    WHERE repair.state_group = 'open' AND repair.state = :state AND ${later}
    ORDER BY ${inQueueOrder} LIMIT :limit`,
);

export const columnOfTechnician = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables}
    WHERE repair.state_group = 'open' AND repair.technician_id IS :technician AND ${later}
    ORDER BY ${inQueueOrder} LIMIT :limit`,
);

const counts = { count: z.number(), late: z.number() };

/** Of the indexes alone. */
export const countsByState = select(
  z.object({ state: z.string(), ...counts }),
  `SELECT wanted.value AS state,
          (SELECT count(*) FROM repair WHERE state_group = 'open' AND state = wanted.value) AS count,
          (SELECT count(*) FROM repair
            WHERE state_group = 'open' AND state = wanted.value AND state <> 'ready'
              AND ifnull(promised_on, '9999-12-31') < :today) AS late
     FROM json_each(:states) AS wanted`,
);

export const countsByTechnician = select(
  z.object({ technicianId: z.number().nullable(), ...counts }),
  `SELECT wanted.value AS technicianId,
          (SELECT count(*) FROM repair WHERE state_group = 'open' AND technician_id IS wanted.value) AS count,
          (SELECT count(*) FROM repair WHERE state_group = 'open' AND technician_id IS wanted.value AND state <> 'ready'
              AND ifnull(promised_on, '9999-12-31') < :today) AS late
     FROM json_each(:technicians) AS wanted`,
);
