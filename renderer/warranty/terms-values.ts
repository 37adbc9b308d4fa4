import type { CalendarName } from '../../shared/kernel/language.ts';
import {
  type Cause,
  type ChainRule,
  type Duration,
  type Kind,
  kinds,
  type Layer,
  type Promiser,
  type StartEvent,
  type WarrantyTerms,
} from '../../shared/warranty/warranty.terms.ts';

export const durationUnits = ['none', 'months', 'days', 'lifetime'] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** A duration as a field holds it. */
export interface DurationValue {
  unit: DurationUnit;
  count: number | null;
}

export interface ExclusionValue {
  by: 'fault' | 'cause' | 'component';
  cause: Exclude<Cause, 'unknown'>;
  /** The fault's or the component's code. */
  code: string;
  clause: string;
}

export interface StepValue {
  afterMonths: number | null;
  /** '' for every kind. */
  kind: Kind | '';
  percent: number | null;
}

/** Terms as the form holds them: shares in per cent, nothing left out. */
export interface TermsValues extends Record<string, unknown> {
  scope: 'all' | 'category' | 'model';
  modelId: number | null;
  categoryId: number | null;
  validFrom: string | null;
  terms: {
    layer: Layer;
    payer: Promiser;
    name: string;
    clause: string;
    durations: Record<Kind, DurationValue>;
    components: { component: string; duration: DurationValue; isLabourIncluded: boolean }[];
    start: { from: StartEvent; plusMonths: number | null; ifUnknownMonthsAfterManufacture: number | null };
    calendar: CalendarName;
    exclusions: ExclusionValue[];
    basisPoints: Record<Kind, number | null>;
    steps: StepValue[];
    isTransferable: boolean;
    isRegistrationNeeded: boolean;
    maxClaims: number | null;
    chainRule: ChainRule;
    isPausedInShop: boolean;
    extendMonthsAfterRepair: number | null;
    graceDays: number | null;
  };
}

type TermsFields = TermsValues['terms'];

function durationValue(duration: Duration): DurationValue {
  if (duration === null) return { unit: 'none', count: null };
  if (duration === 'lifetime') return { unit: 'lifetime', count: null };
  return 'months' in duration
    ? { unit: 'months', count: duration.months }
    : { unit: 'days', count: duration.days };
}

function durationOf({ unit, count }: DurationValue): unknown {
  if (unit === 'none') return null;
  return unit === 'lifetime' ? 'lifetime' : { [unit]: count };
}

function eachKind<Value>(make: (kind: Kind) => Value): Record<Kind, Value> {
  return { labour: make('labour'), parts: make('parts'), transport: make('transport'), visit: make('visit') };
}

/** Terms that exist, in the form. */
export function fieldsOf(terms: WarrantyTerms): TermsFields {
  return {
    ...terms,
    durations: eachKind((kind) => durationValue(terms.durations[kind])),
    components: terms.components.map((one) => ({ ...one, duration: durationValue(one.duration) })),
    exclusions: terms.exclusions.map((exclusion) => ({
      by: exclusion.by,
      cause: exclusion.by === 'cause' ? exclusion.cause : 'wrongUse',
      code:
        exclusion.by === 'fault'
          ? exclusion.faultCode
          : exclusion.by === 'component'
            ? exclusion.component
            : '',
      clause: exclusion.clause,
    })),
    basisPoints: eachKind((kind) => terms.basisPoints[kind] / 100),
    steps: terms.steps.map(({ afterMonths, kind, basisPoints }) => ({
      afterMonths,
      kind: kind ?? '',
      percent: basisPoints / 100,
    })),
  };
}

export function emptyFields(layer: Layer, calendar: CalendarName): TermsFields {
  const isOfRepair = layer === 'repair';
  const none: DurationValue = { unit: 'none', count: null };
  const usual: DurationValue = isOfRepair ? { unit: 'days', count: 90 } : { unit: 'months', count: 12 };
  return {
    layer,
    payer: layer === 'manufacturer' || layer === 'dealer' || layer === 'supplier' ? layer : 'shop',
    name: '',
    clause: '',
    durations: { labour: usual, parts: usual, transport: none, visit: none },
    components: [],
    start: {
      from: isOfRepair ? 'installation' : 'purchase',
      plusMonths: 0,
      ifUnknownMonthsAfterManufacture: null,
    },
    calendar,
    exclusions: [{ by: 'cause', cause: 'wrongUse', code: '', clause: '' }],
    basisPoints: eachKind(() => 100),
    steps: [],
    isTransferable: true,
    isRegistrationNeeded: false,
    maxClaims: null,
    chainRule: 'inherits',
    isPausedInShop: isOfRepair,
    extendMonthsAfterRepair: 0,
    graceDays: 0,
  };
}

/** The same terms for another layer, with what is usual there: who pays, from when, what a stay in the shop does. */
export function ofLayer(fields: TermsFields, layer: Layer): TermsFields {
  const { payer, start, isPausedInShop } = emptyFields(layer, fields.calendar);
  return { ...fields, layer, payer, isPausedInShop, start: { ...fields.start, from: start.from } };
}

const basisPointsOf = (percent: number | null) => (percent === null ? 0 : Math.round(percent * 100));

/** What the contract expects of the form's fields. */
export function termsOf(fields: TermsFields): unknown {
  return {
    ...fields,
    durations: Object.fromEntries(kinds.map((kind) => [kind, durationOf(fields.durations[kind])])),
    components: fields.components.map((one) => ({ ...one, duration: durationOf(one.duration) })),
    start: { ...fields.start, plusMonths: fields.start.plusMonths ?? 0 },
    exclusions: fields.exclusions.map(({ by, cause, code, clause }) =>
      by === 'cause'
        ? { by, cause, clause }
        : by === 'fault'
          ? { by, faultCode: code, clause }
          : { by, component: code, clause },
    ),
    basisPoints: eachKind((kind) => basisPointsOf(fields.basisPoints[kind])),
    steps: fields.steps.map(({ afterMonths, kind, percent }) => ({
      afterMonths,
      kind: kind === '' ? null : kind,
      basisPoints: basisPointsOf(percent),
    })),
    extendMonthsAfterRepair: fields.extendMonthsAfterRepair ?? 0,
    graceDays: fields.graceDays ?? 0,
  };
}
