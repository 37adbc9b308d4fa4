import { z } from 'zod';
import { coverageWords } from '../repairs/repairs.rules.ts';

/*
 * Everything that stands on a paper, frozen when it is issued, so that a reprint years later shows what the customer
 * was handed. Days and instants stay raw; the paper's own language and calendar say how they are written.
 */

/** Who handed out the paper. `logo` is the hash of a picture that is kept beside the papers. */
export const shopOnPaper = z.object({
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  website: z.string(),
  taxNumber: z.string(),
  country: z.string(),
  zone: z.string(),
  logo: z.string().nullable(),
});

export const customerOnPaper = z.object({
  name: z.string(),
  number: z.string(),
  phones: z.array(z.string()),
  address: z.string(),
});

const checkOnPaper = z.object({ label: z.string(), isTicked: z.boolean(), note: z.string() });

/** Why something is or is not covered: a code and its facts; the paper makes the sentence. */
const reasonOnPaper = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const receiptFacts = z.object({
  shop: shopOnPaper,
  customer: customerOnPaper,
  receivedAt: z.number(),
  receivedBy: z.string(),
  currency: z.string(),
  orders: z.array(
    z.object({
      number: z.string(),
      label: z.string(),
      serial: z.string(),
      fault: z.string(),
      wishes: z.string(),
      conditionNote: z.string(),
      condition: z.array(checkOnPaper),
      accessories: z.array(checkOnPaper),
      promisedOn: z.string().nullable(),
      costLimitMinor: z.number().nullable(),
      coverage: z.enum(coverageWords),
      coverageReasons: z.array(reasonOnPaper),
      /** The last seal over what was seen and signed, short; absent on papers of before. */
      evidenceHead: z.string().optional(),
    }),
  ),
  /** The terms as they stood in small print, a paragraph each. */
  terms: z.array(z.string()),
});

export const labelFacts = z.object({
  shopName: z.string(),
  shopPhone: z.string(),
  country: z.string(),
  number: z.string(),
  customerName: z.string(),
  label: z.string(),
  serial: z.string(),
  promisedOn: z.string().nullable(),
  receivedOn: z.string(),
});

/** One page for the customer: what is covered, until when, how to claim, where to call. */
export const rightsCardFacts = z.object({
  shop: shopOnPaper,
  customer: customerOnPaper.pick({ name: true, number: true }),
  device: z.object({
    label: z.string(),
    serial: z.string(),
    purchasedOn: z.string().nullable(),
    receiptNumber: z.string(),
  }),
  issuedOn: z.string(),
  /** One for each promise that stands, in the order in which they are asked. */
  covers: z.array(
    z.object({
      /** A layer of shared/warranty/warranty.terms.ts. */
      layer: z.string(),
      /** A payer of the same. */
      payer: z.string(),
      /** The terms' own name. */
      name: z.string(),
      clause: z.string(),
      startsOn: z.string().nullable(),
      /** Each kind of cost: how much of it, and its last day; null for life. */
      kinds: z.array(z.object({ kind: z.string(), basisPoints: z.number(), until: z.string().nullable() })),
      /** Parts with a term of their own. */
      components: z.array(z.object({ name: z.string(), until: z.string().nullable() })),
      /** What is not covered, in words. */
      exclusions: z.array(z.string()),
    }),
  ),
});

export type ShopOnPaper = z.output<typeof shopOnPaper>;
export type ReceiptFacts = z.output<typeof receiptFacts>;
export type RightsCardFacts = z.output<typeof rightsCardFacts>;
