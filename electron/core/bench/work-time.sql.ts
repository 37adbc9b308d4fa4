import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const isTold = 'NOT EXISTS (SELECT 1 FROM work_time AS later WHERE later.supersedes = work_time.id)';

export const timesOfRepair = select(
  z.object({
    id: z.number(),
    personId: z.number(),
    personName: z.string(),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    reason: z.string(),
    supersedes: z.number().nullable(),
  }),
  `SELECT work_time.id, work_time.person_id AS personId, person.name AS personName,
          work_time.started_at AS startedAt, work_time.ended_at AS endedAt, work_time.reason, work_time.supersedes
     FROM work_time CROSS JOIN person ON person.id = work_time.person_id
    WHERE work_time.repair_id = :repair AND ${isTold} ORDER BY work_time.id`,
);

/** Of many orders at once: rows that nobody told right since. */
export const spansOfRepairs = select(
  z.object({ repairId: z.number(), startedAt: z.number(), endedAt: z.number().nullable() }),
  `SELECT work_time.repair_id AS repairId, work_time.started_at AS startedAt, work_time.ended_at AS endedAt
     FROM json_each(:repairs) AS asked CROSS JOIN work_time
    WHERE work_time.repair_id = asked.value AND ${isTold}`,
);

export const spansOfPerson = select(
  z.object({ id: z.number(), startedAt: z.number(), endedAt: z.number().nullable(), number: z.string() }),
  `SELECT work_time.id, work_time.started_at AS startedAt, work_time.ended_at AS endedAt, repair.number
     FROM work_time CROSS JOIN repair ON repair.id = work_time.repair_id
    WHERE work_time.person_id = :person AND work_time.started_at >= :from AND ${isTold}`,
);

export const runningOfPerson = select(
  z.object({
    id: z.number(),
    repairId: z.number(),
    number: z.string(),
    label: z.string(),
    startedAt: z.number(),
  }),
  `SELECT work_time.id, work_time.repair_id AS repairId, repair.number,
          ifnull(device.label, repair.service) AS label, work_time.started_at AS startedAt
     FROM work_time CROSS JOIN repair ON repair.id = work_time.repair_id
     LEFT JOIN device ON device.id = repair.device_id
    WHERE work_time.person_id = :person AND work_time.ended_at IS NULL`,
);

export const runningOnRepair = select(
  z.object({ id: z.number(), personId: z.number(), startedAt: z.number() }),
  `SELECT id, person_id AS personId, started_at AS startedAt FROM work_time
    WHERE repair_id = :repair AND ended_at IS NULL ORDER BY id`,
);

export const workById = select(
  z.object({
    id: z.number(),
    repairId: z.number(),
    personId: z.number(),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    isSuperseded: z.number(),
  }),
  `SELECT id, repair_id AS repairId, person_id AS personId, started_at AS startedAt, ended_at AS endedAt,
          EXISTS (SELECT 1 FROM work_time AS later WHERE later.supersedes = work_time.id) AS isSuperseded
     FROM work_time WHERE id = :id`,
);

export const insertWork = change(`
  INSERT INTO work_time (id, repair_id, person_id, started_at, ended_at, supersedes, reason, noted_at, noted_by)
  VALUES (:id, :repair, :person, :started_at, :ended_at, :supersedes, :reason, :now, :noted_by)`);

export const endWork = change('UPDATE work_time SET ended_at = :ended_at WHERE id = :id');
