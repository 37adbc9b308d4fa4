import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import { costShares } from '../estimates/cost-share.rules.ts';
import { lineKinds, optionKinds } from '../estimates/estimate.rules.ts';
import { payers } from '../warranty/warranty.terms.ts';
import { orderOnBill } from './bill.facts.ts';
import { customerOnPaper, shopOnPaper } from './papers.facts.ts';

const lineOnEstimate = z.object({
  kind: z.enum(lineKinds),
  label: z.string(),
  names,
  quantity: z.number(),
  unitMinor: z.number(),
  totalMinor: z.number(),
  customerMinor: z.number(),
  payer: z.enum(payers),
  /** Who bears what promises left of it, where it was decided. */
  share: z.enum(costShares).nullable(),
  isOptional: z.boolean(),
});

/** A sent version, with every way that is open. Its codes are not kept on the paper: they are made anew from the key. */
export const estimateFacts = z.object({
  shop: shopOnPaper,
  customer: customerOnPaper,
  order: orderOnBill,
  fault: z.string(),
  finding: z.string(),
  estimateId: z.number(),
  version: z.number(),
  sentOn: z.string(),
  validUntil: z.string(),
  currency: z.string(),
  taxBasisPoints: z.number(),
  depositBasisPoints: z.number(),
  note: z.string(),
  /** What was found about the use of the device, and who bears it. */
  wrongUse: z.object({ cause: z.string(), finding: z.string(), share: z.enum(costShares) }).nullable(),
  options: z.array(
    z.object({
      id: z.number(),
      letter: z.string(),
      kind: z.enum(optionKinds),
      title: z.string(),
      note: z.string(),
      isRecommended: z.boolean(),
      readyOn: z.string().nullable(),
      totalMinor: z.number(),
      coveredMinor: z.number(),
      customerMinor: z.number(),
      taxMinor: z.number(),
      lines: z.array(lineOnEstimate),
    }),
  ),
});

export type EstimateFacts = z.output<typeof estimateFacts>;
