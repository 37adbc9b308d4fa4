import { z } from 'zod';
import { payMethods, paymentKinds } from '../../../shared/payments/ledger.rules.ts';
import { change, select } from '../store/statement.ts';

export const insertTaking = change(`
  INSERT INTO taking (id, taken_on, taken_at, taken_by, tendered_minor) VALUES (:id, :day, :now, :person, :tendered)`);

export const insertPayment = change(`
  INSERT INTO payment (id, taking_id, repair_id, kind, method, minor, original_id, reason, approved_by)
  VALUES (:id, :taking, :repair, :kind, :method, :minor, :original, :reason, :approver)`);

const row = z.object({
  id: z.number(),
  takingId: z.number(),
  repairId: z.number(),
  number: z.string(),
  kind: z.enum(paymentKinds),
  method: z.enum(payMethods),
  minor: z.number(),
  originalId: z.number().nullable(),
  reason: z.string(),
  at: z.number(),
  on: z.string(),
  by: z.string(),
  approvedBy: z.string().nullable(),
});

const columns = `payment.id, payment.taking_id AS takingId, payment.repair_id AS repairId, repair.number, payment.kind,
       payment.method, payment.minor, payment.original_id AS originalId, payment.reason, taking.taken_at AS at,
       taking.taken_on AS "on", taker.name AS by, approver.name AS approvedBy`;

const people = `JOIN repair ON repair.id = payment.repair_id
  JOIN person AS taker ON taker.id = taking.taken_by
  LEFT JOIN person AS approver ON approver.id = payment.approved_by`;

export const paymentsOfRepair = select(
  row,
  `SELECT ${columns} FROM payment JOIN taking ON taking.id = payment.taking_id ${people}
    WHERE payment.repair_id = :repair ORDER BY payment.id`,
);

export const paymentById = select(
  row,
  `SELECT ${columns} FROM payment JOIN taking ON taking.id = payment.taking_id ${people} WHERE payment.id = :id`,
);

export const paymentsOfDay = select(
  row,
  `SELECT ${columns} FROM taking JOIN payment ON payment.taking_id = taking.id ${people}
    WHERE taking.taken_on = :day ORDER BY taking.id, payment.id`,
);
