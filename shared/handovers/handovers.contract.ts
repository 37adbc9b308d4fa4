import { z } from 'zod';
import { signatureField } from '../evidence/signature.ts';
import {
  dayField,
  idField,
  languageField,
  line,
  optionalLine,
  optionalProse,
  page,
} from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { amountsField, billLine, tenderedField } from '../payments/payments.contract.ts';
import { tellingWays, uncollectedBands, uncollectedDecisions } from './uncollected.rules.ts';

export const satisfactions = ['very', 'basically', 'dissatisfied'] as const;

const thing = z.object({
  id: z.number(),
  kind: z.enum(['device', 'accessory']),
  /** As the person at the counter reads it; '' for the device. */
  label: z.string(),
  /** It can be given back now. */
  isHere: z.boolean(),
  /** It was given back before, or settled: nobody asks for it any more. */
  isOver: z.boolean(),
});

const orderToHand = z.object({
  repairId: z.number(),
  number: z.string(),
  label: z.string(),
  serial: z.string(),
  fault: z.string(),
  wasWorkedOn: z.boolean(),
  things: z.array(thing),
  /** What was done, as the findings tell it: to be put into words for the customer. */
  explained: z.string(),
  nextMaintenanceOn: z.string().nullable(),
  /** What stands in the way beyond its things. */
  obstacles: z.array(
    z.object({
      reason: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
});

const bill = z.object({
  currency: z.string(),
  lines: z.array(billLine.omit({ id: true })),
  customerMinor: z.number(),
  coveredMinor: z.number(),
  /** What was invoiced before and not paid, less what is to the customer's credit, such as deposits. */
  beforeMinor: z.number(),
  dueMinor: z.number(),
  /** The same by order; negative: to the customer's credit. */
  dues: z.array(z.object({ repairId: z.number(), minor: z.number() })),
});

const prepared = z.object({
  customerId: z.number(),
  customerName: z.string(),
  customerPhone: z.string(),
  customerLanguage: languageField,
  /** Ready together, the one that was asked for first. */
  orders: z.array(orderToHand),
  /** Others of the visit that are still worked on. */
  notReady: z.array(z.object({ repairId: z.number(), number: z.string(), label: z.string() })),
  isOwed: z.boolean(),
  /** Only for those who may see what a customer pays. */
  bill: bill.nullable(),
});

export type PreparedHandover = z.output<typeof prepared>;
export type OrderToHand = PreparedHandover['orders'][number];
export type HandoverBill = z.output<typeof bill>;

export const handOverInput = z.object({
  orders: z
    .array(
      z.object({
        repairId: idField,
        itemIds: z.array(idField).max(50, { error: 'common.invalid.tooMany' }),
        explained: optionalProse(4000),
        wasShown: z.boolean(),
        hasLeaflet: z.boolean(),
        nextMaintenanceOn: dayField.nullable(),
      }),
    )
    .min(1, { error: 'common.invalid.required' })
    .max(10, { error: 'common.invalid.tooMany' }),
  /** Who takes it home, where it is not the customer; '' where it is. */
  collectedBy: optionalLine(120),
  satisfaction: z.enum(satisfactions, { error: 'common.invalid.choice' }).nullable(),
  said: optionalLine(500),
  signature: signatureField,
  amounts: amountsField,
  tenderedMinor: tenderedField,
  /** It is handed over although something stays owed. */
  mayStayOwed: z.boolean(),
});

export type HandOverInput = z.output<typeof handOverInput>;

const step = z.object({
  id: z.number(),
  kind: z.enum(['told', 'letter']),
  how: z.string(),
  note: z.string(),
  paperId: z.number().nullable(),
  keptUntil: z.string().nullable(),
  at: z.number(),
  by: z.string(),
});

const handoverOfRepair = z.object({
  handover: z
    .object({
      id: z.number(),
      at: z.number(),
      by: z.string(),
      collectedBy: z.string(),
      isByCustomer: z.boolean(),
      satisfaction: z.enum(satisfactions).nullable(),
      said: z.string(),
      explained: z.string(),
      wasShown: z.boolean(),
      hasLeaflet: z.boolean(),
      nextMaintenanceOn: z.string().nullable(),
      paperId: z.number(),
    })
    .nullable(),
  steps: z.array(step),
  decision: z
    .object({ decision: z.enum(uncollectedDecisions), reason: z.string(), at: z.number(), by: z.string() })
    .nullable(),
});

export type HandoverOfRepair = z.output<typeof handoverOfRepair>;

const uncollectedRow = z.object({
  repairId: z.number(),
  number: z.string(),
  customerName: z.string(),
  customerPhone: z.string(),
  label: z.string(),
  readyAt: z.number(),
  readyDays: z.number(),
  band: z.enum(uncollectedBands),
  lastStep: step.nullable(),
  letter: z.object({ paperId: z.number(), writtenOn: z.string(), keptUntil: z.string() }).nullable(),
  /** The time that the letter gave is over: the owner is to decide. */
  isToDecide: z.boolean(),
  /** Charged for it so far, and what is owed with it; only for those who may see what a customer pays. */
  storageMinor: z.number().nullable(),
  dueMinor: z.number().nullable(),
});

export type UncollectedRow = z.output<typeof uncollectedRow>;

export const handovers = {
  /** Everything for giving back an order, and what is ready with it. */
  prepare: query('handovers.read')
    .input(z.object({ repairId: idField }))
    .output(prepared),
  ofRepair: query('handovers.read')
    .input(z.object({ repairId: idField }))
    .output(handoverOfRepair),
  /** All of it or nothing: things returned, signed, invoiced, paid, moved on. */
  handOver: command('handovers.handOver')
    .input(handOverInput)
    .output(
      z.object({
        handoverId: z.number(),
        paperId: z.number(),
        /** Null where there is none, or where it is not for whoever asked. */
        invoicePaperId: z.number().nullable(),
        changeMinor: z.number().nullable(),
        /** Which of the orders are closed with it. */
        closed: z.array(z.number()),
      }),
    ),
  /** Ready and not collected, the longest first. */
  uncollected: query('handovers.read')
    .input(z.object({ ...page, band: z.enum(uncollectedBands).optional() }))
    .output(z.object({ rows: z.array(uncollectedRow), next: z.string().nullable() })),
  uncollectedCounts: query('handovers.read').output(
    z.object({ fresh: z.number(), tell: z.number(), write: z.number(), end: z.number() }),
  ),
  /** The customer was told again. */
  tell: command('handovers.handOver')
    .input(
      z.object({
        repairId: idField,
        how: z.enum(tellingWays, { error: 'common.invalid.choice' }),
        note: optionalLine(300),
      }),
    )
    .output(z.object({ stepId: z.number() })),
  /** The letter with the last day, once for each time that it waits. */
  writeLetter: command('handovers.handOver')
    .input(z.object({ repairId: idField }))
    .output(z.object({ paperId: z.number() })),
  /** What becomes of a device after the last day: it leaves the shop's custody. */
  decide: command('handovers.dispose')
    .input(
      z.object({
        repairId: idField,
        decision: z.enum(uncollectedDecisions, { error: 'common.invalid.choice' }),
        reason: line({ max: 500 }),
        countersignId: idField.optional(),
      }),
    )
    .output(z.object({ isClosed: z.boolean() })),
};
