import { z } from 'zod';
import {
  basisPoints,
  calendarField,
  dayField,
  emailField,
  languageField,
  line,
  optionalLine,
  optionalProse,
} from '../kernel/fields.ts';
import { currencies } from '../kernel/money.ts';
import { openingHoursSchema } from '../kernel/opening.ts';
import { command, query } from '../kernel/procedure.ts';
import { passwordField, pinField } from '../people/secrets.ts';
import { countries, isZone } from './country.rules.ts';
import { numberKinds } from './number-series.rules.ts';
import { policyFields, policySchema } from './policy.ts';

const choice = { error: 'common.invalid.choice' };

export const countryField = z.string(choice).refine((code) => countries.includes(code), choice);
const zoneField = z.string(choice).max(60, choice).refine(isZone, choice);
const currencyField = z.string(choice).refine((code) => currencies.includes(code), choice);

/** What the shop is, as its papers say it and its clocks and tills need it. */
export const profileSchema = z.object({
  name: line({ max: 120 }),
  address: optionalProse(400),
  phone: optionalLine(40),
  email: emailField,
  website: optionalLine(200),
  taxNumber: optionalLine(40),
  country: countryField,
  zone: zoneField,
  currency: currencyField,
  taxBasisPoints: basisPoints,
  language: languageField,
  calendar: calendarField,
  paperLanguages: z.array(languageField).min(1, { error: 'settings.invalid.paper-language' }),
  hours: openingHoursSchema,
  keepsPublicHolidays: z.boolean(),
  closedDays: z.array(z.object({ on: dayField, name: optionalLine(80) })).max(400),
  /** Public holidays on which the shop opens all the same, or that the calendar got wrong. */
  openDays: z.array(dayField).max(400),
  lockAfterMinutes: z
    .int({ error: 'common.invalid.number' })
    .min(1, { error: 'settings.invalid.lock' })
    .max(60, { error: 'settings.invalid.lock' }),
});

export type Profile = z.infer<typeof profileSchema>;

const prefixField = optionalLine(12).refine((text) => !/[\p{N}\s]$/u.test(text), {
  error: 'settings.invalid.prefix',
});
const nextField = z
  .int({ error: 'common.invalid.number' })
  .min(1, { error: 'common.invalid.number' })
  .max(999_999_999, { error: 'common.invalid.number' });

export const seriesSchema = z.object({
  kind: z.enum(numberKinds),
  prefix: prefixField,
  next: nextField,
  beginsAnewEachYear: z.boolean(),
  /** The least count of digits: 5 writes 00123. */
  width: z
    .int({ error: 'common.invalid.number' })
    .min(1, { error: 'common.invalid.number' })
    .max(9, { error: 'common.invalid.number' }),
});

export type Series = z.infer<typeof seriesSchema>;

export const ownerSchema = z.object({
  name: line({ max: 120 }),
  password: passwordField,
  pin: pinField,
});

export const openShopSchema = z.object({
  profile: profileSchema,
  owner: ownerSchema,
  stationName: line({ max: 60 }),
  branch: z
    .int({ error: 'common.invalid.number' })
    .min(1, { error: 'settings.invalid.branch' })
    .max(8191, { error: 'settings.invalid.branch' })
    .default(1),
  series: z.array(seriesSchema).max(numberKinds.length).default([]),
});

/** The largest logo, as a file: 512 KiB. */
export const largestLogoBytes = 512 * 1024;

const logo = z.object({ type: z.enum(['image/png', 'image/jpeg']), base64: z.string() });

/** Without the defaults: what is not named stays as it is. */
const policyChange = z
  .object({
    comeBackDays: policyFields.comeBackDays.unwrap(),
    usualMinutes: policyFields.usualMinutes.unwrap(),
    offeredHours: policyFields.offeredHours.unwrap(),
    offeredPlaces: policyFields.offeredPlaces.unwrap(),
    reserveBasisPoints: policyFields.reserveBasisPoints.unwrap(),
    estimateDays: policyFields.estimateDays.unwrap(),
    worthBasisPoints: policyFields.worthBasisPoints.unwrap(),
    diagnosisFeeMinor: policyFields.diagnosisFeeMinor.unwrap(),
    depositBasisPoints: policyFields.depositBasisPoints.unwrap(),
    costShare: policyFields.costShare.unwrap(),
    refundLimitMinor: policyFields.refundLimitMinor.unwrap(),
    uncollectedTellDays: policyFields.uncollectedTellDays.unwrap(),
    uncollectedWriteDays: policyFields.uncollectedWriteDays.unwrap(),
    uncollectedEndDays: policyFields.uncollectedEndDays.unwrap(),
    storageFeeMinor: policyFields.storageFeeMinor.unwrap(),
    uncollectedLaw: policyFields.uncollectedLaw.unwrap(),
    maintenanceMonths: policyFields.maintenanceMonths.unwrap(),
  })
  .partial();

export const settings = {
  shop: query('signed-in').output(
    profileSchema.extend({ branch: z.number(), isSample: z.boolean(), hasLogo: z.boolean() }),
  ),
  openShop: command('open')
    .input(openShopSchema)
    .output(z.object({ ownerId: z.number() })),
  /** Only what is named changes. */
  change: command('settings.write').input(profileSchema.partial()).output(z.object({})),
  /** The picture on papers and on the sign-in page. */
  logo: query('open').output(logo.nullable()),
  setLogo: command('settings.write')
    .input(
      z.object({
        base64: z
          .string()
          .max(Math.ceil(largestLogoBytes / 3) * 4, { error: 'settings.invalid.logo-large' })
          .nullable(),
      }),
    )
    .output(z.object({})),
  series: query('settings.write').output(z.array(seriesSchema.extend({ sample: z.string() }))),
  changeSeries: command('settings.write').input(seriesSchema).output(z.object({})),
  policy: query('signed-in').output(policySchema),
  changePolicy: command('settings.write').input(policyChange).output(z.object({})),
  holidays: query('signed-in')
    .input(z.object({ year: z.int().min(1900).max(2200) }))
    .output(
      z.array(
        z.object({ on: z.string(), name: z.string(), kind: z.enum(['public', 'own']), isOpen: z.boolean() }),
      ),
    ),
  suggest: query('open')
    .input(z.object({ country: countryField }))
    .output(
      z.object({
        zone: z.string(),
        currency: z.string(),
        language: languageField.nullable(),
        calendar: calendarField,
        hours: openingHoursSchema,
        taxBasisPoints: z.number(),
      }),
    ),
};
