import { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import { calendarSchema } from '../kernel/language.ts';

/** Who may owe a free repair, in the order in which they are asked unless the shop decides otherwise. */
export const layers = [
  'legal',
  'manufacturer',
  'dealer',
  'repair',
  'supplier',
  'contract',
  'goodwill',
] as const;
export type Layer = (typeof layers)[number];

/** Who ends up with the bill. */
export const payers = ['shop', 'manufacturer', 'dealer', 'supplier', 'insurer', 'customer'] as const;
export type Payer = (typeof payers)[number];

/** Who can give a promise: everybody but the customer, who bears what is left. */
export const promisers = ['shop', 'manufacturer', 'dealer', 'supplier', 'insurer'] as const;
export type Promiser = (typeof promisers)[number];

/** What a line of an order is: each kind may have a term and a share of its own. */
export const kinds = ['labour', 'parts', 'transport', 'visit'] as const;
export type Kind = (typeof kinds)[number];

/** What the technician found behind the fault; `unknown` before the diagnosis. */
export const causes = [
  'unknown',
  'defect',
  'wrongUse',
  'transportDamage',
  'consumable',
  'foreignRepair',
] as const;
export type Cause = (typeof causes)[number];

/** The event from whose day a term is counted. */
export const startEvents = ['purchase', 'delivery', 'installation', 'manufacture'] as const;
export type StartEvent = (typeof startEvents)[number];

/**
 * What becomes of the term when a part (or the whole device) is replaced under it: the new one `inherits` the
 * remainder, starts `fresh`, or takes the `longer` of both.
 */
export const chainRules = ['inherits', 'fresh', 'longer'] as const;
export type ChainRule = (typeof chainRules)[number];

/** The share that means "all of it": one basis point is a hundredth of a per cent. */
export const wholeBasisPoints = 10_000;

const monthsSchema = z.int().min(1).max(1200);
const daysSchema = z.int().min(1).max(36_500);
const basisPointsSchema = z.int().min(0).max(wholeBasisPoints);
const codeSchema = z.string().trim().min(1).max(80);
const clauseSchema = z.string().trim().max(40);

/** Months in the calendar of the terms, days, for life, or `null`: not promised at all. */
export const durationSchema = z.union([
  z.strictObject({ months: monthsSchema }),
  z.strictObject({ days: daysSchema }),
  z.literal('lifetime'),
  z.null(),
]);
export type Duration = z.infer<typeof durationSchema>;

export const startRuleSchema = z.strictObject({
  from: z.enum(startEvents),
  /** Whole months between the event and the first day, such as "six months after manufacture". */
  plusMonths: z.int().min(0).max(120).default(0),
  /** If the day of the event is not known: count from manufacture + this many months. `null`: do not guess. */
  ifUnknownMonthsAfterManufacture: z.int().min(0).max(120).nullable().default(null),
});
export type StartRule = z.infer<typeof startRuleSchema>;

export const componentTermSchema = z.strictObject({
  component: codeSchema,
  duration: durationSchema,
  /** True if the work on this component follows the component's term, not the labour term of the device. */
  isLabourIncluded: z.boolean().default(false),
});
/** One thing that the terms do not answer for, with the clause that says so. */
export const exclusionSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('fault'), faultCode: codeSchema, clause: clauseSchema.default('') }),
  z.strictObject({
    by: z.literal('cause'),
    cause: z.enum(causes).exclude(['unknown']),
    clause: clauseSchema.default(''),
  }),
  z.strictObject({ by: z.literal('component'), component: codeSchema, clause: clauseSchema.default('') }),
]);
export type Exclusion = z.infer<typeof exclusionSchema>;

/** From the day after `afterMonths` months the share of a kind (`null`: of every kind) falls to this. */
export const shareStepSchema = z.strictObject({
  afterMonths: monthsSchema,
  kind: z.enum(kinds).nullable().default(null),
  basisPoints: basisPointsSchema,
});
export const durationsSchema = z.strictObject({
  labour: durationSchema,
  parts: durationSchema,
  transport: durationSchema.default(null),
  visit: durationSchema.default(null),
});

const fullShares = {
  labour: wholeBasisPoints,
  parts: wholeBasisPoints,
  transport: wholeBasisPoints,
  visit: wholeBasisPoints,
};

export const sharesSchema = z.strictObject({
  labour: basisPointsSchema.default(wholeBasisPoints),
  parts: basisPointsSchema.default(wholeBasisPoints),
  transport: basisPointsSchema.default(wholeBasisPoints),
  visit: basisPointsSchema.default(wholeBasisPoints),
});

/**
 * One promise as data: who pays what, for how long, counted from when and how, and what is left out. A version
 * is never changed once a device or an order points at it.
 */
export const warrantyTermsSchema = z.strictObject({
  layer: z.enum(layers),
  payer: z.enum(promisers),
  name: z.string().trim().min(1).max(120),
  /** The place in the promise's own paper, such as "§ 3.1". */
  clause: clauseSchema.default(''),
  durations: durationsSchema,
  components: z.array(componentTermSchema).max(200).default([]),
  start: startRuleSchema,
  /** The calendar in which months are counted. */
  calendar: calendarSchema.default('gregory'),
  exclusions: z.array(exclusionSchema).max(200).default([]),
  /** The share of the line that this layer bears, before any step. */
  basisPoints: sharesSchema.default(fullShares),
  steps: z.array(shareStepSchema).max(40).default([]),
  isTransferable: z.boolean().default(true),
  isRegistrationNeeded: z.boolean().default(false),
  /** How many repairs may be claimed; `null`: any number. */
  maxClaims: z.int().min(1).max(1000).nullable().default(null),
  chainRule: z.enum(chainRules).default('inherits'),
  isPausedInShop: z.boolean().default(false),
  /** Once, after the first repair under these terms: Directive (EU) 2019/771 Art. 10(2a) says 12. */
  extendMonthsAfterRepair: z.int().min(0).max(120).default(0),
  /** Days after the end in which the shop still says yes. The end that the customer is told does not move. */
  graceDays: z.int().min(0).max(366).default(0),
});
export type WarrantyTerms = z.infer<typeof warrantyTermsSchema>;
/** What a person writes: everything with a default may be left out. */
export type WarrantyTermsInput = z.input<typeof warrantyTermsSchema>;

/** A version of terms: in force for devices bought from `validFrom` until the next version begins. */
export interface TermsVersion {
  readonly id: string;
  readonly validFrom: Day;
  readonly terms: WarrantyTerms;
}

/**
 * The version in force on a day: the latest one that had begun. `undefined` if none had.
 * Of two that begin on the same day the greater id counts, whatever the order of the list.
 */
export function versionOn<Version extends { readonly id: string; readonly validFrom: Day }>(
  versions: readonly Version[],
  day: Day,
): Version | undefined {
  let found: Version | undefined;
  for (const version of versions) {
    if (version.validFrom > day) continue;
    const isLater =
      found === undefined ||
      version.validFrom > found.validFrom ||
      (version.validFrom === found.validFrom && version.id > found.id);
    if (isLater) found = version;
  }
  return found;
}

/**
 * In which order the layers are asked. When the same fault comes back after our own repair, our repair warranty
 * is asked first: whoever paid for the device's fault does not pay for our work a second time.
 */
export interface LayerPolicy {
  readonly order: readonly Layer[];
  readonly comeBackOrder: readonly Layer[];
}

export const defaultLayerPolicy: LayerPolicy = {
  order: layers,
  comeBackOrder: ['repair', 'legal', 'manufacturer', 'dealer', 'supplier', 'contract', 'goodwill'],
};
