import type { Day } from '../../../../shared/kernel/day.ts';
import {
  type AppliedTerms,
  type BoughtCover,
  blankDevice,
  type ClaimLine,
  type DeviceFacts,
  type PastCover,
  type PastRepair,
  type RepairLine,
} from '../../../../shared/warranty/warranty.facts.ts';
import {
  type Duration,
  type Layer,
  type Promiser,
  type WarrantyTermsInput,
  warrantyTermsSchema,
} from '../../../../shared/warranty/warranty.terms.ts';

/*
 * Words with which the tables are written. Unless a row says otherwise the device was bought on 10 January 2026, and a
 * promise covers labour and parts.
 */

export const boughtOn: Day = '2026-01-10';

const payerOf: Record<Layer, Promiser> = {
  legal: 'shop',
  manufacturer: 'manufacturer',
  dealer: 'dealer',
  repair: 'shop',
  supplier: 'supplier',
  contract: 'shop',
  goodwill: 'shop',
};

export function promise(
  layer: Layer,
  duration: Duration,
  over: Partial<WarrantyTermsInput> = {},
): AppliedTerms {
  const terms = warrantyTermsSchema.parse({
    layer,
    payer: payerOf[layer],
    name: layer,
    clause: `§ ${layer}`,
    durations: { labour: duration, parts: duration },
    start: { from: 'purchase' },
    ...over,
  });
  return { id: layer, terms };
}

export const legal = (over: Partial<WarrantyTermsInput> = {}) => promise('legal', { months: 24 }, over);
export const manufacturer = (over: Partial<WarrantyTermsInput> = {}) =>
  promise('manufacturer', { months: 12 }, over);

/** Sixty days on labour, parts, transport and visits. */
export function repairWarranty(over: Partial<WarrantyTermsInput> = {}): AppliedTerms {
  const days = { days: 60 };
  return promise('repair', days, {
    durations: { labour: days, parts: days, transport: days, visit: days },
    ...over,
  });
}

export function device(terms: readonly AppliedTerms[], over: Partial<DeviceFacts> = {}): DeviceFacts {
  return { ...blankDevice, purchasedOn: boughtOn, isRegistered: true, terms, ...over };
}

export function bought(
  layer: 'dealer' | 'contract',
  startsOn: Day,
  duration: Duration,
  over: Partial<WarrantyTermsInput> = {},
  cover: Partial<BoughtCover> = {},
): BoughtCover {
  const { terms } = promise(layer, duration, over);
  return {
    id: layer === 'dealer' ? 'plan' : 'contract',
    terms,
    startsOn,
    endsOn: null,
    remainingUses: null,
    ...cover,
  };
}

/** Done earlier: the id of a line is that of its repair and its component or kind. */
export function done(
  kind: RepairLine['kind'],
  component: string | null,
  coveredBy: PastCover | null = null,
  over: Partial<RepairLine> = {},
): RepairLine {
  return {
    id: `${kind}-${component ?? ''}`,
    kind,
    component,
    faultCode: null,
    coveredBy,
    supply: null,
    ...over,
  };
}

export const under = (layer: Layer, grantId: string | null = layer): PastCover => ({ layer, grantId });

/** A repair received and finished on one day, with no stay, unless the row says otherwise. */
export function repair(
  id: string,
  finishedOn: Day,
  lines: readonly RepairLine[],
  warranty: AppliedTerms | null = repairWarranty(),
  over: Partial<PastRepair> = {},
): PastRepair {
  return {
    id,
    receivedOn: finishedOn,
    finishedOn,
    stays: [],
    lines: lines.map((line) => ({ ...line, id: `${id}-${line.id}` })),
    warranty,
    ...over,
  };
}

function claimLine(kind: ClaimLine['kind'], component: string | null, over: Partial<ClaimLine>): ClaimLine {
  return { id: 'line', kind, component, faultCode: null, cause: 'defect', ...over };
}

export const labour = (component: string | null = null, over: Partial<ClaimLine> = {}) =>
  claimLine('labour', component, over);
export const part = (component: string | null = null, over: Partial<ClaimLine> = {}) =>
  claimLine('parts', component, over);
export const transport = (over: Partial<ClaimLine> = {}) => claimLine('transport', null, over);
export const visit = (over: Partial<ClaimLine> = {}) => claimLine('visit', null, over);
