import fc from 'fast-check';
import { addDays, type Day } from '../../../../shared/kernel/day.ts';
import type {
  AppliedTerms,
  BoughtCover,
  Claim,
  ClaimLine,
  DeviceFacts,
  PastCover,
  PastRepair,
  RepairLine,
} from '../../../../shared/warranty/warranty.facts.ts';
import {
  causes,
  chainRules,
  type Duration,
  kinds,
  type Layer,
  layers,
  promisers,
  startEvents,
  type WarrantyTerms,
} from '../../../../shared/warranty/warranty.terms.ts';

/* Arbitrary shops: wilder than any real one, yet everything that the schemas let in may occur. */

const epoch: Day = '2020-01-01';
export const day = fc.integer({ min: 0, max: 3650 }).map((count) => addDays(epoch, count));
const maybeDay = fc.option(day, { nil: null, freq: 4 });
const component = fc.constantFrom('battery', 'screen', 'motor');
const faultCode = fc.constantFrom('no-power', 'noise');
const basisPoints = fc.oneof(fc.constant(10_000), fc.integer({ min: 0, max: 10_000 }));

export const duration: fc.Arbitrary<Duration> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 60 }).map((months) => ({ months })) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 400 }).map((days) => ({ days })) },
  { weight: 1, arbitrary: fc.constant('lifetime' as const) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const byKind = <Value>(value: fc.Arbitrary<Value>) =>
  fc.record({ labour: value, parts: value, transport: value, visit: value });

export function termsOf(layer: Layer): fc.Arbitrary<WarrantyTerms> {
  return fc.record({
    layer: fc.constant(layer),
    payer: fc.constantFrom(...promisers),
    name: fc.constant(layer),
    clause: fc.constant('§'),
    durations: byKind(duration),
    components: fc.uniqueArray(fc.record({ component, duration, isLabourIncluded: fc.boolean() }), {
      maxLength: 2,
      selector: (term) => term.component,
    }),
    start: fc.record({
      from: fc.constantFrom(...startEvents),
      plusMonths: fc.constantFrom(0, 0, 3),
      ifUnknownMonthsAfterManufacture: fc.constantFrom(null, 3),
    }),
    calendar: fc.constantFrom('gregory' as const, 'gregory' as const, 'gregory' as const, 'persian' as const),
    exclusions: fc.constantFrom([], [{ by: 'cause' as const, cause: 'wrongUse' as const, clause: '' }]),
    basisPoints: byKind(basisPoints),
    steps: fc.array(
      fc.record({
        afterMonths: fc.integer({ min: 1, max: 48 }),
        kind: fc.constantFrom(null, ...kinds),
        basisPoints,
      }),
      { maxLength: 2 },
    ),
    isTransferable: fc.boolean(),
    isRegistrationNeeded: fc.boolean(),
    maxClaims: fc.constantFrom(null, null, 1, 3),
    chainRule: fc.constantFrom(...chainRules),
    isPausedInShop: fc.boolean(),
    extendMonthsAfterRepair: fc.constantFrom(0, 12),
    graceDays: fc.constantFrom(0, 0, 14),
  });
}

const deviceLayers = ['legal', 'manufacturer', 'dealer', 'goodwill'] as const;
const applied = (layer: Layer): fc.Arbitrary<AppliedTerms> =>
  fc.record({ id: fc.constant(layer), terms: termsOf(layer) });
const boughtCover = (id: string, layer: Layer): fc.Arbitrary<BoughtCover> =>
  fc.record({
    id: fc.constant(id),
    terms: termsOf(layer),
    startsOn: day,
    endsOn: maybeDay,
    remainingUses: fc.constantFrom(null, 0, 2),
  });

const repairIds = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5'];
const coveredBy: fc.Arbitrary<PastCover | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    layer: fc.constantFrom(...layers),
    grantId: fc.constantFrom(null, ...layers, ...repairIds, 'R0-0', 'R1-0'),
  }),
);

function repairLine(id: string): fc.Arbitrary<RepairLine> {
  return fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom(...kinds),
    component: fc.option(component, { nil: null }),
    faultCode: fc.option(faultCode, { nil: null }),
    coveredBy,
    supply: fc.option(fc.record({ boughtOn: maybeDay, terms: termsOf('supplier') }), { nil: null }),
  });
}

function pastRepair(id: string): fc.Arbitrary<PastRepair> {
  return fc
    .record({
      receivedOn: day,
      daysToFinish: fc.integer({ min: 0, max: 40 }),
      daysToReturn: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      lines: fc.tuple(repairLine(`${id}-0`), repairLine(`${id}-1`)),
      warranty: fc.option(applied('repair'), { nil: null }),
    })
    .map(({ receivedOn, daysToFinish, daysToReturn, lines, warranty }) => {
      const finishedOn = addDays(receivedOn, daysToFinish);
      const until = daysToReturn === null ? null : addDays(finishedOn, daysToReturn);
      return { id, receivedOn, finishedOn, stays: [{ from: receivedOn, until }], lines, warranty };
    });
}

export const facts: fc.Arbitrary<DeviceFacts> = fc.record({
  purchasedOn: maybeDay,
  deliveredOn: maybeDay,
  installedOn: maybeDay,
  manufacturedOn: maybeDay,
  isRegistered: fc.boolean(),
  voidMark: fc.option(fc.record({ on: day, layers: fc.subarray([...layers]) }), { nil: null, freq: 3 }),
  ownerChanges: fc.array(day, { maxLength: 2 }),
  exchange: fc.option(fc.record({ exchangedOn: day }), { nil: null, freq: 3 }),
  terms: fc.subarray([...deviceLayers]).chain((some) => fc.tuple(...some.map(applied))),
  plans: fc.array(boughtCover('plan', 'dealer'), { maxLength: 1 }),
  contracts: fc.array(boughtCover('contract', 'contract'), { maxLength: 1 }),
  repairs: fc.subarray(repairIds).chain((some) => fc.tuple(...some.map(pastRepair))),
  inShopSince: maybeDay,
});

const claimLine: fc.Arbitrary<ClaimLine> = fc.record({
  id: fc.constant('line'),
  kind: fc.constantFrom(...kinds),
  component: fc.option(component, { nil: null }),
  faultCode: fc.option(faultCode, { nil: null }),
  cause: fc.constantFrom(...causes),
});

export const claim: fc.Arbitrary<Claim> = fc.record({
  on: day,
  comeBackOf: fc.option(fc.constantFrom(...repairIds), { nil: null }),
  lines: fc.array(claimLine, { minLength: 1, maxLength: 3 }),
});
