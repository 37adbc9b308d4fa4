import { z } from 'zod';
import { orderOnBill } from './bill.facts.ts';
import { customerOnPaper, shopOnPaper } from './papers.facts.ts';

/** The signature as it was drawn: one path in a box of this size. */
export const signatureOnPaper = z.object({ path: z.string(), width: z.number(), height: z.number() });

/** What went back to the customer, what was done, and who took it. */
export const handoverFacts = z.object({
  shop: shopOnPaper,
  customer: customerOnPaper,
  handedAt: z.number(),
  handedBy: z.string(),
  collectedBy: z.string(),
  isByCustomer: z.boolean(),
  orders: z.array(
    orderOnBill.extend({
      /** Whether it was mended; else it goes back as it came. */
      wasWorkedOn: z.boolean(),
      fault: z.string(),
      /** What was done and how to avoid the fault, in the words that the customer was told. */
      explained: z.string(),
      wasShown: z.boolean(),
      hasLeaflet: z.boolean(),
      items: z.array(z.string()),
      nextMaintenanceOn: z.string().nullable(),
    }),
  ),
  signature: signatureOnPaper.nullable(),
});

/** The letter to somebody who does not come for their device. */
export const uncollectedFacts = z.object({
  shop: shopOnPaper,
  customer: customerOnPaper,
  order: orderOnBill,
  writtenOn: z.string(),
  readyOn: z.string(),
  /** The last day on which it can be collected. */
  keptUntil: z.string(),
  /** For each day after the letter; null: nothing. */
  storageFeeMinor: z.number().nullable(),
  currency: z.string(),
  /** The law's words as the owner set them, in the customer's language; '' where none are set. */
  law: z.string(),
});
