import { z } from 'zod';
import { billLineKinds } from '../../../shared/papers/bill.facts.ts';
import { payers } from '../../../shared/warranty/warranty.terms.ts';
import { change, select } from '../store/statement.ts';

export const insertInvoice = change(`
  INSERT INTO invoice (id, number, customer_id, currency, customer_minor, covered_minor, paper_id, issued_on, issued_at,
                       issued_by)
  VALUES (:id, :number, :customer, :currency, :charged, :covered, :paper, :day, :now, :person)`);

export const insertInvoiceLine = change(`
  INSERT INTO invoice_line (id, invoice_id, repair_id, estimate_line_id, kind, label, quantity, unit_minor, total_minor,
                            covered_minor, payer, customer_minor, tax_basis_points)
  VALUES (:id, :invoice, :repair, :estimateLine, :kind, :label, :quantity, :unit, :total, :covered, :payer, :charged,
          :tax)`);

const invoice = z.object({
  id: z.number(),
  number: z.string(),
  customerId: z.number(),
  currency: z.string(),
  customerMinor: z.number(),
  paperId: z.number(),
  issuedOn: z.string(),
});

const invoiceColumns = `invoice.id, invoice.number, invoice.customer_id AS customerId, invoice.currency,
       invoice.customer_minor AS customerMinor, invoice.paper_id AS paperId, invoice.issued_on AS issuedOn`;

export const invoiceById = select(invoice, `SELECT ${invoiceColumns} FROM invoice WHERE invoice.id = :id`);

export const invoicesOfRepair = select(
  invoice,
  `SELECT ${invoiceColumns} FROM invoice
    WHERE invoice.id IN (SELECT invoice_id FROM invoice_line WHERE repair_id = :repair) ORDER BY invoice.id`,
);

export const linesOfInvoice = select(
  z.object({
    id: z.number(),
    repairId: z.number(),
    orderNumber: z.string(),
    kind: z.enum(billLineKinds),
    label: z.string(),
    quantity: z.number(),
    unitMinor: z.number(),
    totalMinor: z.number(),
    coveredMinor: z.number(),
    payer: z.enum(payers),
    customerMinor: z.number(),
    taxBasisPoints: z.number(),
    creditNoteId: z.number().nullable(),
  }),
  `SELECT line.id, line.repair_id AS repairId, repair.number AS orderNumber, line.kind, line.label, line.quantity,
          line.unit_minor AS unitMinor, line.total_minor AS totalMinor, line.covered_minor AS coveredMinor, line.payer,
          line.customer_minor AS customerMinor, line.tax_basis_points AS taxBasisPoints,
          credited.credit_note_id AS creditNoteId
     FROM invoice_line AS line JOIN repair ON repair.id = line.repair_id
     LEFT JOIN credit_note_line AS credited ON credited.invoice_line_id = line.id
    WHERE line.invoice_id = :invoice ORDER BY line.id`,
);

/** Lines of an order that stand on an invoice and were not taken back. */
export const standingLine = select(
  z.object({ id: z.number() }),
  `SELECT line.id FROM invoice_line AS line
    WHERE line.repair_id = :repair
      AND NOT EXISTS (SELECT 1 FROM credit_note_line AS credited WHERE credited.invoice_line_id = line.id)
    ORDER BY line.id LIMIT 1`,
);

export const insertCreditNote = change(`
  INSERT INTO credit_note (id, number, invoice_id, customer_minor, reason, paper_id, issued_on, issued_at, issued_by,
                           approved_by)
  VALUES (:id, :number, :invoice, :credited, :reason, :paper, :day, :now, :person, :approver)`);

export const insertCreditNoteLine = change(
  'INSERT INTO credit_note_line (credit_note_id, invoice_line_id) VALUES (:creditNote, :line)',
);

export const creditNotesOfInvoice = select(
  z.object({
    id: z.number(),
    number: z.string(),
    paperId: z.number(),
    customerMinor: z.number(),
    reason: z.string(),
  }),
  `SELECT id, number, paper_id AS paperId, customer_minor AS customerMinor, reason
     FROM credit_note WHERE invoice_id = :invoice ORDER BY id`,
);

export const insertWriteOff = change(`
  INSERT INTO write_off (id, repair_id, minor, reason, written_at, written_by, approved_by)
  VALUES (:id, :repair, :minor, :reason, :now, :person, :approver)`);
