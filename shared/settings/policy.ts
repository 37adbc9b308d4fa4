import { z } from 'zod';
import { basisPoints, line, minorField, optionalProse } from '../kernel/fields.ts';
import { languageSchema } from '../kernel/language.ts';

const days = (max: number) =>
  z
    .int({ error: 'common.invalid.number' })
    .min(1, { error: 'common.invalid.number' })
    .max(max, { error: 'common.invalid.number' });

const minutes = z
  .int({ error: 'common.invalid.number' })
  .min(1, { error: 'common.invalid.number' })
  .max(10_000, { error: 'common.invalid.number' });

const hours = z
  .int({ error: 'common.invalid.number' })
  .min(1, { error: 'common.invalid.number' })
  .max(5_000, { error: 'common.invalid.number' });

const offers = z.array(line({ max: 40 })).max(24, { error: 'common.invalid.tooMany' });

/** Who bears what wrong use costs. */
export const costShares = ['shop', 'half', 'customer'] as const;

/** The numbers by which the house works. A shop changes what it likes; the rest is as it comes here. */
export const policyFields = {
  /** A device that is back within so many days of the end of a repair may be a come-back. */
  comeBackDays: days(730).default(90),
  /** Bench work of an order of which nothing is known: neither planned, nor usual for its category. */
  usualMinutes: minutes.default(60),
  /** Working hours within which an order is to be ready, by the way in which it is solved; the customer's waits apart. */
  targetHoursBench: hours.default(45),
  targetHoursCounter: hours.default(1),
  targetHoursPhone: hours.default(1),
  targetHoursPost: hours.default(27),
  targetHoursOnSite: hours.default(18),
  /** Hours at which customers may bring and collect, as the counter offers them: '9–11', 'after 17:00'. */
  offeredHours: offers.default([]),
  /** Places other than the counter. */
  offeredPlaces: offers.default([]),
  /** Kept free of each technician's day for what nobody foresees. */
  reserveBasisPoints: basisPoints.default(1_000),
  /** An estimate, and its approval code, hold so long. */
  estimateDays: days(180).default(14),
  /** An estimate above this share of the device's present value is not worth it. */
  worthBasisPoints: basisPoints.default(6_000),
  /** What is taken where the customer does not want the repair; null: nothing. */
  diagnosisFeeMinor: minorField.nullable().default(null),
  /** What is asked for when an estimate is approved. */
  depositBasisPoints: basisPoints.default(0),
  /** What is proposed where wrong use was found. */
  costShare: z.enum(costShares).default('shop'),
  /** A refund above this needs a second person. */
  refundLimitMinor: minorField.default(5_000),
  /** Ready and not collected: after so many days it is told again, then written to. */
  uncollectedTellDays: days(365).default(14),
  uncollectedWriteDays: days(365).default(30),
  /** The day, counted from ready, up to which the shop keeps what nobody collects; its owner answers for the law. */
  uncollectedEndDays: days(1_825).default(90),
  /** For each day after the letter; null: nothing is charged. */
  storageFeeMinor: minorField.nullable().default(null),
  /** What the letter says of the law, by the customer's language; whose words they are, its owner answers for. */
  uncollectedLaw: z.partialRecord(languageSchema, optionalProse(2000)).default({}),
  /** Proposed at the handover; null: no maintenance is proposed. */
  maintenanceMonths: z
    .int({ error: 'common.invalid.number' })
    .min(1, { error: 'common.invalid.number' })
    .max(60, { error: 'common.invalid.number' })
    .nullable()
    .default(12),
};

export const policySchema = z.object(policyFields);

export type Policy = z.output<typeof policySchema>;
export type PolicyName = keyof Policy;
