import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import { device } from '../devices/devices.contract.ts';
import {
  basisPoints,
  dayField,
  idField,
  languageField,
  line,
  minorField,
  optionalLine,
  prose,
} from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { coverageWords } from '../repairs/repairs.rules.ts';
import { stateGroups, stateNames } from '../repairs/states.rules.ts';
import { endingShape, entitlementShape, outcomeShape, verdictShape } from './warranty.shapes.ts';
import { kinds, layers, payers, warrantyTermsSchema } from './warranty.terms.ts';
import { verdictStatuses } from './warranty.verdict.ts';

/** Who may give cover to one device beside its terms: a plan, a maintenance contract, a kindness. */
export const coverLayers = ['dealer', 'manufacturer', 'contract', 'goodwill'] as const;
/** For what the shop writes terms: a maintenance contract is bought for one device. */
export const termsLayers = ['legal', 'manufacturer', 'dealer', 'repair', 'supplier', 'goodwill'] as const;

export const termsScopes = ['all', 'category', 'model'] as const;

const kind = z.enum(kinds);

export const findRow = endingShape.extend({
  deviceId: z.number(),
  label: z.string(),
  category: z.string(),
  serial: z.string(),
  purchasedOn: z.string().nullable(),
  customerId: z.number(),
  customerName: z.string(),
  openRepairId: z.number().nullable(),
  /** Whether the text is this device's serial, IMEI or receipt number as a whole. */
  isExact: z.boolean(),
  /** What was found where it was not the device itself: its owner, or an order of it. */
  via: z.object({ kind: z.enum(['customer', 'repair']), title: z.string() }).nullable(),
  status: z.enum(verdictStatuses),
  layer: z.enum(layers).nullable(),
  payer: z.enum(payers),
});

const appliedTerms = z.object({
  id: z.number(),
  layer: z.enum(layers),
  name: z.string(),
  version: z.number(),
  validFrom: z.string(),
  scope: z.enum(termsScopes),
});

const cover = z.object({
  id: z.number(),
  layer: z.enum(layers),
  name: z.string(),
  reference: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
});

export const serviceInput = z.object({
  categoryId: idField.nullable().default(null),
  name: line({ max: 80 }),
  names: names.default({}),
  kind,
  usualMinutes: z
    .int({ error: 'common.invalid.value' })
    .min(1, { error: 'common.invalid.value' })
    .max(100_000, { error: 'common.invalid.value' })
    .nullable()
    .default(null),
  /** Null: by estimate. */
  priceMinor: minorField.nullable().default(null),
  /** False for care and extras, which no warranty bears. */
  isCoverable: z.boolean().default(true),
});

export const service = serviceInput.extend({ id: z.number(), isHidden: z.boolean() });

const cardService = z.object({
  id: z.number(),
  name: z.string(),
  kind,
  usualMinutes: z.number().nullable(),
  /** What it costs where no warranty bears it; null by estimate. */
  priceMinor: z.number().nullable(),
  /** What others than the customer bear of it today. */
  coveredBasisPoints: z.number(),
  /** What the customer pays today; null by estimate. */
  todayMinor: z.number().nullable(),
});

const pastRepair = z.object({
  id: z.number(),
  number: z.string(),
  state: z.enum(stateNames),
  group: z.enum(stateGroups),
  fault: z.string(),
  finding: z.string(),
  outcome: z.string(),
  coverage: z.enum(coverageWords),
  receivedAt: z.number(),
  closedAt: z.number().nullable(),
});

const termsVersion = z.object({
  id: z.number(),
  version: z.number(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  terms: warrantyTermsSchema,
  createdAt: z.number(),
  createdBy: z.string().nullable(),
});

/** All versions of one promise for the same things. */
export const termsSeries = z.object({
  layer: z.enum(layers),
  scope: z.enum(termsScopes),
  modelId: z.number().nullable(),
  categoryId: z.number().nullable(),
  /** The model or the category by its name; '' for everything. */
  scopeName: z.string(),
  /** The newest first. */
  versions: z.array(termsVersion),
});

/** What a device in the books is called by, or what is known of one that is not. */
const previewSubject = z.union([
  z.object({ deviceId: idField }),
  z.object({
    categoryId: idField,
    brand: optionalLine(80),
    model: optionalLine(120),
    purchasedOn: dayField.nullable().default(null),
    deliveredOn: dayField.nullable().default(null),
    installedOn: dayField.nullable().default(null),
    manufacturedOn: dayField.nullable().default(null),
    isRegistered: z.boolean().default(true),
  }),
]);

const overrideLine = z.object({
  kind,
  coveredBasisPoints: basisPoints,
  payer: z.enum(payers),
});

export const overrideInput = z
  .object({
    repairId: idField,
    /** Why the answer does not hold. */
    reason: prose(1000),
    /** All of the work and the parts at the shop's cost, or none of it. */
    word: z.enum(['covered', 'notCovered']).optional(),
    lines: z.array(overrideLine).min(1, { error: 'common.invalid.required' }).max(4).optional(),
  })
  .refine(({ word, lines }) => (word === undefined) !== (lines === undefined), {
    error: 'common.invalid.required',
    path: ['lines'],
  })
  .refine(({ lines = [] }) => new Set(lines.map((one) => one.kind)).size === lines.length, {
    error: 'common.invalid.value',
    path: ['lines'],
  });

export const termsInput = z.object({
  modelId: idField.nullable().default(null),
  categoryId: idField.nullable().default(null),
  validFrom: dayField,
  terms: warrantyTermsSchema,
});

export const coverInput = z.object({
  deviceId: idField,
  reference: line({ max: 60 }),
  startsOn: dayField,
  endsOn: dayField.nullable().default(null),
  terms: warrantyTermsSchema,
});

export const newVersionInput = z.object({ id: idField, validFrom: dayField, terms: warrantyTermsSchema });
export const retireInput = z.object({ id: idField, lastDay: dayField });
export const endCoverInput = z.object({ id: idField, endsOn: dayField, reason: line({ max: 300 }) });
export const voidInput = z.object({ deviceId: idField, on: dayField, reason: line({ max: 300 }) });
export const changeServiceInput = serviceInput.extend({ id: idField, isHidden: z.boolean() });

export type FindRow = z.output<typeof findRow>;
export type Service = z.output<typeof service>;
export type TermsSeries = z.output<typeof termsSeries>;
export type TermsVersionRow = z.output<typeof termsVersion>;

export const warrantyCard = z.object({
  device,
  customer: z.object({ id: z.number(), number: z.string(), phone: z.string(), flag: z.string() }),
  verdict: verdictShape,
  /** An ordinary repair today, with every layer that was asked. */
  entitlement: entitlementShape,
  /** The versions that this device keeps. */
  terms: z.array(appliedTerms),
  covers: z.array(cover),
  voidMark: z.object({ on: z.string(), reason: z.string() }).nullable(),
  /** Newest first, 200 at most. */
  history: z.array(pastRepair),
  services: z.array(cardService),
  currency: z.string(),
  /** What components are called by whoever reads, by their codes. */
  componentNames: z.record(z.string(), z.string()),
});

export type WarrantyCard = z.output<typeof warrantyCard>;

export const warrantyDecision = z.object({
  id: z.number(),
  kind: z.enum(['computed', 'override']),
  decidedOn: z.string(),
  decidedAt: z.number(),
  decidedBy: z.string().nullable(),
  reason: z.string(),
  entitlement: entitlementShape,
  outcome: outcomeShape,
});

export type WarrantyDecision = z.output<typeof warrantyDecision>;

export const warranty = {
  /** Exactly this serial, IMEI or receipt number first; then what the one search box finds, as devices. 20 at most. */
  find: query('warranty.read')
    .input(z.object({ text: z.string().max(200) }))
    .output(
      z.object({
        rows: z.array(findRow),
        /** The text where it looks like a serial that nobody knows: it can be registered. */
        unknownSerial: z.string().nullable(),
      }),
    ),
  card: query('warranty.read')
    .input(z.object({ deviceId: idField }))
    .output(warrantyCard),
  /** What an ordinary repair would be, before anything is written. */
  preview: query('warranty.read')
    .input(
      z.object({
        subject: previewSubject,
        on: dayField.optional(),
        faultCode: z.string().max(80).nullable().default(null),
        /** Null for no come-back; left out, the one that the program finds. */
        comeBackOf: idField.nullable().optional(),
      }),
    )
    .output(z.object({ word: z.enum(coverageWords), verdict: verdictShape, entitlement: entitlementShape })),
  /** Oldest first: what the program answered stays visible under what was put in its place. */
  decisions: query('warranty.read')
    .input(z.object({ repairId: idField }))
    .output(z.array(warrantyDecision)),
  override: command('warranty.override')
    .input(overrideInput)
    .output(z.object({ id: z.number(), word: z.enum(coverageWords) })),

  terms: query('warranty.read')
    .input(z.object({ layer: z.enum(layers).optional() }).default({}))
    .output(z.array(termsSeries)),
  /** The first version for these things, or the next after they were retired. */
  addTerms: command('warranty.terms')
    .input(termsInput)
    .output(z.object({ id: z.number() })),
  /** Closes the version before on the day before; devices bought until then keep it. */
  newVersion: command('warranty.terms')
    .input(newVersionInput)
    .output(z.object({ id: z.number() })),
  /** Nothing bought after the last day has these terms. */
  retireTerms: command('warranty.terms').input(retireInput).output(z.object({})),

  addCover: command('warranty.override')
    .input(coverInput)
    .output(z.object({ id: z.number() })),
  endCover: command('warranty.override').input(endCoverInput).output(z.object({})),
  /** From that day on no promise answers that a customer can lose; the legal guarantee does. */
  markVoid: command('warranty.override').input(voidInput).output(z.object({})),
  liftVoid: command('warranty.override')
    .input(z.object({ deviceId: idField, reason: line({ max: 300 }) }))
    .output(z.object({})),

  services: query('warranty.read').output(z.array(service)),
  addService: command('warranty.terms')
    .input(serviceInput)
    .output(z.object({ id: z.number() })),
  changeService: command('warranty.terms').input(changeServiceInput).output(z.object({})),

  issueRightsCard: command('paper.print')
    .input(z.object({ deviceId: idField, language: languageField.optional() }))
    .output(z.object({ paperId: z.number() })),
};
