import { z } from 'zod';
import { promiseKinds } from '../../../shared/promises/outcome.rules.ts';
import { stateNames } from '../../../shared/repairs/states.rules.ts';
import { change, select } from '../store/statement.ts';

export const insertPromise = change(`
  INSERT INTO promise (id, kind, customer_id, repair_id, due_on, made_at, made_by, revises, reason, earliest_on,
                       overridden_by, override_reason)
  VALUES (:id, :kind, :customer, :repair, :due_on, :now, :person, :revises, :reason, :earliest_on,
          :overridden_by, :override_reason)`);

/** Another day, and what the order waits for by then, change no fact that somebody else may be mending. */
export const showPromise = change(
  'UPDATE repair SET promised_on = :due_on, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);

export const insertEnd = change(`
  INSERT INTO promise_end (promise_id, outcome, at, by, note) VALUES (:promise, :outcome, :now, :person, :note)`);

const row = z.object({
  id: z.number(),
  kind: z.enum(promiseKinds),
  customerId: z.number(),
  customerName: z.string(),
  customerPhone: z.string(),
  repairId: z.number().nullable(),
  number: z.string().nullable(),
  label: z.string(),
  dueOn: z.string(),
  madeAt: z.number(),
  madeById: z.number().nullable(),
  madeBy: z.string().nullable(),
  revises: z.number().nullable(),
  reason: z.string(),
  earliestOn: z.string().nullable(),
  overriddenBy: z.string().nullable(),
  overrideReason: z.string(),
  ended: z.enum(['kept', 'revised', 'broken', 'withdrawn']).nullable(),
  endedAt: z.number().nullable(),
  /** When another promise took its place. */
  revisedAt: z.number().nullable(),
  state: z.enum(stateNames).nullable(),
  readyAt: z.number().nullable(),
  closedAt: z.number().nullable(),
});

export type LedgerRow = z.output<typeof row>;

const columns = `promise.id, promise.kind, promise.customer_id AS customerId, customer.name AS customerName,
       ifnull((SELECT e164 FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1), '')
         AS customerPhone,
       promise.repair_id AS repairId, repair.number, ifnull(ifnull(device.label, repair.service), '') AS label,
       promise.due_on AS dueOn, promise.made_at AS madeAt, promise.made_by AS madeById, maker.name AS madeBy,
       promise.revises, promise.reason, promise.earliest_on AS earliestOn, answering.name AS overriddenBy,
       promise.override_reason AS overrideReason, promise_end.outcome AS ended, promise_end.at AS endedAt,
       (SELECT min(later.made_at) FROM promise AS later WHERE later.revises = promise.id) AS revisedAt,
       repair.state, repair.ready_at AS readyAt, repair.closed_at AS closedAt`;

const rest = `CROSS JOIN customer ON customer.id = promise.customer_id
          LEFT JOIN repair ON repair.id = promise.repair_id
          LEFT JOIN device ON device.id = repair.device_id
          LEFT JOIN person AS maker ON maker.id = promise.made_by
          LEFT JOIN person AS answering ON answering.id = promise.overridden_by
          LEFT JOIN promise_end ON promise_end.promise_id = promise.id`;

export const promiseById = select(row, `SELECT ${columns} FROM promise ${rest} WHERE promise.id = :id`);

export const promisesOfRepair = select(
  row,
  `SELECT ${columns} FROM promise ${rest} WHERE promise.repair_id = :repair ORDER BY promise.id`,
);

/** In the order of their days. */
export const promisesDue = select(
  row,
  `SELECT ${columns} FROM promise ${rest}
    WHERE promise.due_on >= :from_on AND promise.due_on < :until_on AND (promise.due_on, promise.id) > (:day, :id)
    ORDER BY promise.due_on, promise.id LIMIT :limit`,
);

/** For figures alone, without the names. */
export const outcomesDue = select(
  row.pick({
    kind: true,
    dueOn: true,
    madeById: true,
    madeBy: true,
    ended: true,
    revisedAt: true,
    state: true,
    readyAt: true,
    closedAt: true,
  }),
  `SELECT promise.kind, promise.due_on AS dueOn, promise.made_by AS madeById, maker.name AS madeBy,
          promise_end.outcome AS ended,
          (SELECT min(later.made_at) FROM promise AS later WHERE later.revises = promise.id) AS revisedAt,
          repair.state, repair.ready_at AS readyAt, repair.closed_at AS closedAt
     FROM promise LEFT JOIN repair ON repair.id = promise.repair_id
          LEFT JOIN person AS maker ON maker.id = promise.made_by
          LEFT JOIN promise_end ON promise_end.promise_id = promise.id
    WHERE promise.due_on >= :from_on AND promise.due_on < :until_on`,
);

/** What an order stands under: its last promise of a day to hand over. */
export const lastPromise = select(
  z.object({ id: z.number(), dueOn: z.string(), customerId: z.number(), ended: z.string().nullable() }),
  `SELECT promise.id, promise.due_on AS dueOn, promise.customer_id AS customerId, promise_end.outcome AS ended
     FROM promise LEFT JOIN promise_end ON promise_end.promise_id = promise.id
    WHERE promise.repair_id = :repair AND promise.kind = 'handover' ORDER BY promise.id DESC LIMIT 1`,
);

/** Of orders that are not ready, by their day; those that were broken come before. */
export const ordersDue = select(
  row,
  `SELECT ${columns}
     FROM repair AS due CROSS JOIN promise ON promise.id = (
            SELECT max(last.id) FROM promise AS last WHERE last.repair_id = due.id AND last.kind = 'handover')
          ${rest}
    WHERE due.state_group = 'open' AND due.state <> 'ready' AND promise_end.promise_id IS NULL
      AND ifnull(due.promised_on, '9999-12-31') >= :from_on AND ifnull(due.promised_on, '9999-12-31') < :until_on
    ORDER BY ifnull(due.promised_on, '9999-12-31'), due.id LIMIT :limit`,
);

/** Calls, visits and refunds that were not done yet. */
export const othersDue = select(
  row,
  `SELECT ${columns} FROM promise ${rest}
    WHERE promise.kind <> 'handover' AND promise.due_on >= :from_on AND promise.due_on < :until_on
      AND promise_end.promise_id IS NULL
    ORDER BY promise.due_on, promise.id LIMIT :limit`,
);
