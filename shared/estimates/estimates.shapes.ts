import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import { signatureField } from '../evidence/signature.ts';
import { dayField, idField, line, minorField, optionalLine, optionalProse, prose } from '../kernel/fields.ts';
import { payers } from '../warranty/warranty.terms.ts';
import { costShares, damageKinds } from './cost-share.rules.ts';
import {
  answerWays,
  estimateStages,
  HIGHEST_UNIT_MINOR,
  lineCauses,
  lineKinds,
  lostReasons,
  MOST_LINES,
  MOST_OPTIONS,
  MOST_PIECES,
  optionKinds,
  spokenWays,
} from './estimate.rules.ts';

const number = (min: number, max: number) =>
  z
    .int({ error: 'common.invalid.number' })
    .min(min, { error: 'common.invalid.number' })
    .max(max, { error: 'common.invalid.number' });

export const lineInput = z.object({
  kind: z.enum(lineKinds),
  /** The service of the catalogue that it is. */
  serviceId: idField.nullable().default(null),
  label: line({ max: 120 }),
  component: line({ max: 80 }).nullable().default(null),
  cause: z.enum(lineCauses).default('unknown'),
  quantity: number(1, MOST_PIECES),
  /** Tax included. */
  unitMinor: minorField.max(HIGHEST_UNIT_MINOR, { error: 'common.invalid.amount' }),
  /** Of bench work, for all of the quantity. */
  minutes: number(0, 100_000).nullable().default(null),
  /** When a part would be here. */
  expectedOn: dayField.nullable().default(null),
  isOptional: z.boolean().default(false),
});

export const optionInput = z.object({
  kind: z.enum(optionKinds),
  title: optionalLine(80),
  note: optionalProse(500),
  isRecommended: z.boolean().default(false),
  readyOn: dayField.nullable().default(null),
  lines: z.array(lineInput).max(MOST_LINES, { error: 'common.invalid.tooMany' }),
});

export const optionsInput = z
  .array(optionInput)
  .min(1, { error: 'common.invalid.required' })
  .max(MOST_OPTIONS, { error: 'common.invalid.tooMany' });

export const estimateInput = z
  .object({
    repairId: idField,
    /** `changedAt` of the newest version when it was opened for writing; null where there was none. */
    seenAt: z.number().nullable(),
    /** What the device is worth today. */
    valueMinor: minorField.nullable(),
    note: optionalProse(1000),
    options: optionsInput,
  })
  .refine(({ options }) => options.filter(({ isRecommended }) => isRecommended).length === 1, {
    path: ['options'],
    error: 'estimates.invalid.one-recommended',
  });

export type LineInput = z.output<typeof lineInput>;
export type OptionInput = z.output<typeof optionInput>;
export type EstimateInput = z.output<typeof estimateInput>;

const reason = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const pricedLine = z.object({
  totalMinor: z.number(),
  coveredBasisPoints: z.number(),
  coveredMinor: z.number(),
  payer: z.enum(payers),
  /** Who bears the rest, where it was decided. */
  share: z.enum(costShares).nullable(),
  customerMinor: z.number(),
  taxMinor: z.number(),
  coveredUntil: z.string().nullable(),
  reasons: z.array(reason),
});

export const sums = {
  totalMinor: z.number(),
  coveredMinor: z.number(),
  /** What the customer pays with every line. */
  customerMinor: z.number(),
  /** …and without those that may be left out. */
  leastMinor: z.number(),
  taxMinor: z.number(),
  /** Above the share of the device's value up to which it is worth it. */
  isNotWorthIt: z.boolean(),
  minutes: z.number(),
};

export const estimateLine = pricedLine.extend({
  id: z.number(),
  kind: z.enum(lineKinds),
  serviceId: z.number().nullable(),
  label: z.string(),
  names,
  component: z.string().nullable(),
  cause: z.enum(lineCauses),
  quantity: z.number(),
  unitMinor: z.number(),
  minutes: z.number().nullable(),
  expectedOn: z.string().nullable(),
  isOptional: z.boolean(),
});

export const estimateOption = z.object({
  id: z.number(),
  letter: z.string(),
  kind: z.enum(optionKinds),
  title: z.string(),
  note: z.string(),
  isRecommended: z.boolean(),
  readyOn: z.string().nullable(),
  ...sums,
  lines: z.array(estimateLine),
});

export const estimateAnswer = z.object({
  id: z.number(),
  verdict: z.enum(['approved', 'refused']),
  optionId: z.number().nullable(),
  lineIds: z.array(z.number()),
  how: z.enum(answerWays),
  approver: z.string(),
  amountMinor: z.number(),
  depositMinor: z.number(),
  feeMinor: z.number(),
  reason: z.enum(lostReasons).or(z.literal('')),
  note: z.string(),
  isSigned: z.boolean(),
  answeredAt: z.number(),
  takenBy: z.string(),
});

export const estimate = z.object({
  id: z.number(),
  version: z.number(),
  stage: z.enum(estimateStages),
  currency: z.string(),
  taxBasisPoints: z.number(),
  valueMinor: z.number().nullable(),
  note: z.string(),
  madeAt: z.number(),
  madeBy: z.string().nullable(),
  changedAt: z.number(),
  sentAt: z.number().nullable(),
  sentBy: z.string().nullable(),
  validUntil: z.string().nullable(),
  /** Sent, not answered, and its days are over. */
  isExpired: z.boolean(),
  options: z.array(estimateOption),
  answer: estimateAnswer.nullable(),
});

export type PricedLine = z.output<typeof pricedLine>;
export type EstimateLine = z.output<typeof estimateLine>;
export type EstimateOption = z.output<typeof estimateOption>;
export type EstimateAnswer = z.output<typeof estimateAnswer>;
export type Estimate = z.output<typeof estimate>;

export const damageFinding = z.object({
  id: z.number(),
  kind: z.enum(damageKinds),
  cause: z.string(),
  finding: z.string(),
  photoPosition: z.number().nullable(),
  isOurAdvice: z.boolean(),
  foundAt: z.number(),
  foundBy: z.string(),
  /** Who bears it; null until it was decided. */
  share: z
    .object({
      share: z.enum(costShares),
      reason: z.string(),
      decidedAt: z.number(),
      decidedBy: z.string(),
    })
    .nullable(),
});
export type DamageFinding = z.output<typeof damageFinding>;

export const ofRepair = z.object({
  /** The newest first. */
  versions: z.array(estimate),
  findings: z.array(damageFinding),
  /** Beforehand, by the customer. */
  costLimitMinor: z.number().nullable(),
  currency: z.string(),
  taxBasisPoints: z.number(),
  /** By its price and age; null where they are not known. */
  presentValueMinor: z.number().nullable(),
  /** What the house does where it decides nothing else. */
  usual: z.object({
    estimateDays: z.number(),
    worthBasisPoints: z.number(),
    depositBasisPoints: z.number(),
    diagnosisFeeMinor: z.number().nullable(),
    costShare: z.enum(costShares),
  }),
});
export type EstimatesOfRepair = z.output<typeof ofRepair>;

/** What must be done before it can be sent: `estimates.<kebab-case>`, said as a refusal. */
export const needs = z.array(z.string());

export const written = z.object({
  id: z.number(),
  version: z.number(),
  changedAt: z.number(),
});

const saidField = {
  /** The way that the customer takes. */
  optionId: idField,
  /** Of the lines that may be left out, those that the customer wants; all of them if none are named. */
  lineIds: z.array(idField).max(MOST_LINES).nullable().default(null),
  /** What the customer was told that it comes to. */
  amountMinor: minorField,
  approver: line({ max: 120 }),
  /** Of what was approved, how much is asked for at once; as the house does if null. */
  depositMinor: minorField.nullable().default(null),
  note: optionalProse(500),
};

export const approveInput = z
  .object({
    estimateId: idField,
    ...saidField,
    how: z.enum(spokenWays),
    signature: signatureField.nullable().default(null),
    reason: z.enum(lostReasons).default('other'),
  })
  .refine(({ how, signature }) => how !== 'counter' || signature !== null, {
    path: ['signature'],
    error: 'estimates.invalid.signature-at-counter',
  });

export const declineInput = z.object({
  estimateId: idField,
  how: z.enum(spokenWays),
  approver: line({ max: 120 }),
  reason: z.enum(lostReasons),
  note: optionalProse(500),
  /** True: the fee for looking into it is not taken. */
  isFeeWaived: z.boolean().default(false),
  /** Where something was approved before: true, it is done as approved then. */
  goesOnAsApproved: z.boolean().default(false),
});

const typedCode = z.string({ error: 'common.invalid.required' }).trim().min(1, {
  error: 'common.invalid.required',
});

export const codeInput = z.object({
  code: typedCode.max(40, { error: 'common.invalid.tooLong' }),
  /** The order at which it was typed; null where it is to be found by the code. */
  repairId: idField.nullable().default(null),
});

export const approveByCodeInput = codeInput.extend({
  ...saidField,
  reason: z.enum(lostReasons).default('other'),
});

/** A miss is an answer and not a refusal: it stays counted. */
export const missed = z.object({ outcome: z.literal('wrong'), waitSeconds: z.number() });

export const codeFound = z.object({
  outcome: z.literal('found'),
  repairId: z.number(),
  number: z.string(),
  customerName: z.string(),
  label: z.string(),
  currency: z.string(),
  validUntil: z.string(),
  depositMinor: z.number(),
  estimateId: z.number(),
  version: z.number(),
  option: estimateOption,
});
export type CodeFound = z.output<typeof codeFound>;

export const foundMoreInput = z.object({
  repairId: idField,
  seenAt: z.number(),
  lines: z.array(lineInput).min(1, { error: 'common.invalid.required' }).max(MOST_LINES, {
    error: 'common.invalid.tooMany',
  }),
  reason: prose(500),
});

export const findingInput = z
  .object({
    repairId: idField,
    kind: z.enum(damageKinds),
    cause: line({ max: 200 }),
    finding: prose(1000),
    photoPosition: idField.nullable().default(null),
    isOurAdvice: z.boolean().default(false),
  })
  .refine(({ kind, photoPosition }) => kind !== 'wrongUse' || photoPosition !== null, {
    path: ['photoPosition'],
    error: 'estimates.invalid.photo-needed',
  });

export const costShareInput = z.object({
  findingId: idField,
  share: z.enum(costShares),
  reason: optionalProse(500),
  countersignId: idField.optional(),
});
