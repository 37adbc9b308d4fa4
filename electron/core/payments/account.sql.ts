import { z } from 'zod';
import { select } from '../store/statement.ts';

const account = z.object({
  invoicedMinor: z.number(),
  creditedMinor: z.number(),
  paidMinor: z.number(),
  writtenOffMinor: z.number(),
});

const sums = `
  (SELECT ifnull(sum(line.customer_minor), 0) FROM invoice_line AS line WHERE line.repair_id = repair.id) AS invoicedMinor,
  (SELECT ifnull(sum(line.customer_minor), 0) FROM invoice_line AS line
     JOIN credit_note_line AS credited ON credited.invoice_line_id = line.id
    WHERE line.repair_id = repair.id) AS creditedMinor,
  (SELECT ifnull(sum(payment.minor), 0) FROM payment WHERE payment.repair_id = repair.id) AS paidMinor,
  (SELECT ifnull(sum(write_off.minor), 0) FROM write_off WHERE write_off.repair_id = repair.id) AS writtenOffMinor`;

export const accountOfRepair = select(account, `SELECT ${sums} FROM repair WHERE repair.id = :repair`);

export const accountOfCustomer = select(
  account,
  `SELECT ifnull(sum(invoicedMinor), 0) AS invoicedMinor, ifnull(sum(creditedMinor), 0) AS creditedMinor,
          ifnull(sum(paidMinor), 0) AS paidMinor, ifnull(sum(writtenOffMinor), 0) AS writtenOffMinor
     FROM (SELECT ${sums} FROM repair WHERE repair.customer_id = :customer)`,
);

/** Orders that went out and are not settled, and closed ones of which a payment was made void since. */
export const unsettledOrders = select(
  account.extend({
    repairId: z.number(),
    number: z.string(),
    customerName: z.string(),
    since: z.number(),
  }),
  `SELECT repair.id AS repairId, repair.number, customer.name AS customerName, ifnull(repair.closed_at, 0) AS since,
          ${sums}
     FROM repair JOIN customer ON customer.id = repair.customer_id
    WHERE repair.id IN (
          SELECT id FROM repair WHERE state = 'handedOver'
          UNION SELECT repair_id FROM payment INDEXED BY payment_made_void WHERE kind = 'void' AND repair_id > 0)
      AND +repair.state_group = 'closed'
    ORDER BY since, repairId`,
);
