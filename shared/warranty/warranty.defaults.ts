import { type TermsVersion, type WarrantyTermsInput, warrantyTermsSchema } from './warranty.terms.ts';

/*
 * Terms to begin with: those of the sample shop, and what a new shop is offered in the editor. They are ordinary
 * data, to be changed by the owner; the law of the shop's own country goes before them.
 */

function version(id: string, validFrom: string, terms: WarrantyTermsInput): TermsVersion {
  return { id, validFrom, terms: warrantyTermsSchema.parse(terms) };
}

const legalGuarantee: WarrantyTermsInput = {
  layer: 'legal',
  payer: 'shop',
  name: 'EU legal guarantee',
  clause: 'Art. 10(1)',
  durations: {
    labour: { months: 24 },
    parts: { months: 24 },
    transport: { months: 24 },
    visit: { months: 24 },
  },
  start: { from: 'delivery' },
  exclusions: [
    { by: 'cause', cause: 'wrongUse' },
    { by: 'cause', cause: 'consumable' },
    { by: 'cause', cause: 'foreignRepair' },
  ],
};

/**
 * The seller's liability of Directive (EU) 2019/771, in two versions: goods bought from 31 July 2026, when Directive
 * (EU) 2024/1799 applies, gain twelve months once after a repair (Article 10(2a)). Free of charge includes postage,
 * carriage, labour and materials (Article 2(14)).
 */
export const legalVersions: readonly TermsVersion[] = [
  version('legal-2022', '2022-01-01', legalGuarantee),
  version('legal-2026', '2026-07-31', { ...legalGuarantee, extendMonthsAfterRepair: 12 }),
];

export const manufacturerVersions: readonly TermsVersion[] = [
  version('manufacturer-2022', '2022-01-01', {
    layer: 'manufacturer',
    payer: 'manufacturer',
    name: 'Manufacturer 12 months',
    clause: '§ 3.1',
    durations: { labour: { months: 12 }, parts: { months: 12 } },
    components: [{ component: 'battery', duration: { months: 6 } }],
    start: { from: 'purchase', ifUnknownMonthsAfterManufacture: 3 },
    exclusions: [
      { by: 'cause', cause: 'wrongUse', clause: '§ 5.1' },
      { by: 'cause', cause: 'transportDamage', clause: '§ 5.2' },
      { by: 'cause', cause: 'consumable', clause: '§ 5.3' },
      { by: 'cause', cause: 'foreignRepair', clause: '§ 5.4' },
    ],
  }),
];

/** As printed by Iranian makers: 18 months of the Jalali calendar from installation, the compressor 60. */
export const jalaliManufacturerVersions: readonly TermsVersion[] = [
  version('manufacturer-jalali-2022', '2022-01-01', {
    layer: 'manufacturer',
    payer: 'manufacturer',
    name: 'Manufacturer 18 months',
    clause: '§ 2',
    durations: { labour: { months: 18 }, parts: { months: 18 }, visit: { months: 12 } },
    components: [{ component: 'compressor', duration: { months: 60 } }],
    start: { from: 'installation', ifUnknownMonthsAfterManufacture: 6 },
    calendar: 'persian',
    exclusions: [
      { by: 'cause', cause: 'wrongUse', clause: '§ 6' },
      { by: 'cause', cause: 'transportDamage', clause: '§ 6' },
    ],
    isRegistrationNeeded: true,
  }),
];

/**
 * Our own promise on every finished repair: 90 days on the work and the parts that were fitted. A come-back repair
 * continues the first promise, and time in the shop is not the customer's loss.
 */
export const repairVersions: readonly TermsVersion[] = [
  version('repair-2022', '2022-01-01', {
    layer: 'repair',
    payer: 'shop',
    name: 'Repair warranty 90 days',
    clause: '§ R1',
    durations: {
      labour: { days: 90 },
      parts: { days: 90 },
      transport: { days: 90 },
      visit: { days: 90 },
    },
    start: { from: 'installation' },
    exclusions: [
      { by: 'cause', cause: 'wrongUse', clause: '§ R2' },
      { by: 'cause', cause: 'transportDamage', clause: '§ R2' },
      { by: 'cause', cause: 'foreignRepair', clause: '§ R2' },
    ],
    chainRule: 'inherits',
    isPausedInShop: true,
  }),
];

/** What a supplier of parts gives the shop: the part alone, half a year from fitting. */
export const supplierVersions: readonly TermsVersion[] = [
  version('supplier-2022', '2022-01-01', {
    layer: 'supplier',
    payer: 'supplier',
    name: 'Supplier 6 months',
    clause: '§ 1',
    durations: { labour: null, parts: { months: 6 } },
    start: { from: 'installation' },
    exclusions: [{ by: 'cause', cause: 'wrongUse' }],
    chainRule: 'inherits',
  }),
];

/** An extended plan on sale in the sample shop: the dealer bears everything in the year it is bought for. */
export const extendedPlanVersions: readonly TermsVersion[] = [
  version('plan-2022', '2022-01-01', {
    layer: 'dealer',
    payer: 'dealer',
    name: 'Extended plan 12 months',
    clause: '§ E1',
    durations: { labour: { months: 12 }, parts: { months: 12 } },
    start: { from: 'purchase' },
    exclusions: [{ by: 'cause', cause: 'wrongUse', clause: '§ E4' }],
    maxClaims: 3,
  }),
];

/** The yearly maintenance contract of the sample shop: visits and work free, parts at half. */
export const contractVersions: readonly TermsVersion[] = [
  version('contract-2022', '2022-01-01', {
    layer: 'contract',
    payer: 'shop',
    name: 'Maintenance contract',
    clause: '§ M1',
    durations: { labour: { months: 12 }, parts: { months: 12 }, visit: { months: 12 } },
    basisPoints: { parts: 5000 },
    start: { from: 'purchase' },
  }),
];

/** By layer, for the sample shop and as a first proposal in the terms editor. */
export const defaultTerms = {
  legal: legalVersions,
  manufacturer: manufacturerVersions,
  jalaliManufacturer: jalaliManufacturerVersions,
  repair: repairVersions,
  supplier: supplierVersions,
  extendedPlan: extendedPlanVersions,
  contract: contractVersions,
} as const;
