import type { Day } from '../../../../shared/kernel/day.ts';
import type { DeviceFacts } from '../../../../shared/warranty/warranty.facts.ts';
import type { Layer } from '../../../../shared/warranty/warranty.terms.ts';
import type { VerdictStatus } from '../../../../shared/warranty/warranty.verdict.ts';
import { bought, device, done, legal, manufacturer, promise, repair, under } from './shop.ts';

export interface VerdictCase {
  readonly name: string;
  readonly facts: DeviceFacts;
  readonly today: Day;
  readonly status: VerdictStatus;
  readonly layer: Layer | null;
  readonly until: Day | null;
  readonly daysLeft: number | null;
}

type Ending = readonly [until: Day, daysLeft: number] | null;

const row = (
  name: string,
  facts: DeviceFacts,
  today: Day,
  status: VerdictStatus,
  layer: Layer | null,
  ending: Ending,
): VerdictCase => ({
  name,
  facts,
  today,
  status,
  layer,
  until: ending?.[0] ?? null,
  daysLeft: ending?.[1] ?? null,
});

const phone = device([manufacturer()]);
const both = device([legal(), manufacturer()]);
const installed = manufacturer({ start: { from: 'installation' } });
const partsOnly = manufacturer({ durations: { labour: null, parts: { months: 12 } } });
const visitsOnly = { durations: { labour: null, parts: null, visit: { months: 12 } } } as const;
const seal = { on: '2026-05-01', layers: ['manufacturer'] } as const;

export const verdicts: readonly VerdictCase[] = [
  row('on the day of purchase: a year of 365 days is left', phone, '2026-01-10', 'covered', 'manufacturer', [
    '2027-01-10',
    365,
  ]),
  row('sixty days before the end', phone, '2026-11-11', 'covered', 'manufacturer', ['2027-01-10', 60]),
  row('the day before the last: one day', phone, '2027-01-09', 'covered', 'manufacturer', ['2027-01-10', 1]),
  row('the last day: no days left, and covered', phone, '2027-01-10', 'covered', 'manufacturer', [
    '2027-01-10',
    0,
  ]),
  row('the day after: ended a day ago', phone, '2027-01-11', 'expired', 'manufacturer', ['2027-01-10', -1]),
  row('a year after', phone, '2028-01-10', 'expired', 'manufacturer', ['2027-01-10', -365]),
  row('the day before it starts: it starts tomorrow', phone, '2026-01-09', 'notStarted', 'manufacturer', [
    '2027-01-10',
    366,
  ]),
  row('two promises: the one asked first leads', both, '2026-02-01', 'covered', 'legal', ['2028-01-10', 708]),
  row('the manufacturer has ended, the law goes on', both, '2027-06-01', 'covered', 'legal', [
    '2028-01-10',
    223,
  ]),
  row('both have ended: the one that ended last is told', both, '2028-01-11', 'expired', 'legal', [
    '2028-01-10',
    -1,
  ]),
  row(
    'the later end is told, whichever layer it is',
    device([legal(), promise('manufacturer', { months: 36 })]),
    '2029-01-11',
    'expired',
    'manufacturer',
    ['2029-01-10', -1],
  ),
  row(
    'for life: no end, no days',
    device([promise('manufacturer', 'lifetime')]),
    '2056-01-01',
    'covered',
    'manufacturer',
    null,
  ),
  row(
    'leap day: 28 February is the last day',
    device([manufacturer()], { purchasedOn: '2024-02-29' }),
    '2025-02-28',
    'covered',
    'manufacturer',
    ['2025-02-28', 0],
  ),
  row(
    'Jalali: 30 Esfand 1403 and a year ends 29 Esfand 1404',
    device([manufacturer({ calendar: 'persian' })], { purchasedOn: '2025-03-20' }),
    '2026-03-21',
    'expired',
    'manufacturer',
    ['2026-03-20', -1],
  ),
  row('no promise, registered: not covered', device([]), '2026-02-01', 'notCovered', null, null),
  row(
    'no promise, not registered',
    device([], { isRegistered: false }),
    '2026-02-01',
    'notRegistered',
    null,
    null,
  ),
  row(
    'no dates, not registered: that is the first thing to mend',
    device([manufacturer()], { purchasedOn: null, isRegistered: false }),
    '2026-02-01',
    'notRegistered',
    'manufacturer',
    null,
  ),
  row(
    'no dates, but registered: nobody can tell',
    device([manufacturer()], { purchasedOn: null }),
    '2026-02-01',
    'unknown',
    'manufacturer',
    null,
  ),
  row(
    'not registered and not needed: covered by its dates',
    device([manufacturer()], { isRegistered: false }),
    '2026-02-01',
    'covered',
    'manufacturer',
    ['2027-01-10', 343],
  ),
  row(
    'not registered where that is needed',
    device([manufacturer({ isRegistrationNeeded: true })], { isRegistered: false }),
    '2026-02-01',
    'notRegistered',
    'manufacturer',
    null,
  ),
  row(
    'not registered and ended anyway: ended',
    device([manufacturer({ isRegistrationNeeded: true })], { isRegistered: false }),
    '2027-02-01',
    'expired',
    'manufacturer',
    ['2027-01-10', -22],
  ),
  row(
    'one date is missing, another promise runs: covered',
    device([legal(), installed]),
    '2026-02-01',
    'covered',
    'legal',
    ['2028-01-10', 708],
  ),
  row(
    'one date is missing, the other promise has ended: nobody can tell',
    device([legal(), installed]),
    '2028-02-01',
    'unknown',
    'manufacturer',
    null,
  ),
  row('void', device([manufacturer()], { voidMark: seal }), '2026-06-01', 'void', 'manufacturer', null),
  row(
    'void from that day, not before',
    device([manufacturer()], { voidMark: seal }),
    '2026-04-30',
    'covered',
    'manufacturer',
    ['2027-01-10', 255],
  ),
  row(
    'void and ended: ended',
    device([manufacturer()], { voidMark: seal }),
    '2027-01-11',
    'expired',
    'manufacturer',
    ['2027-01-10', -1],
  ),
  row(
    'void for the maker, not for the law',
    device([legal(), manufacturer()], { voidMark: seal }),
    '2026-06-01',
    'covered',
    'legal',
    ['2028-01-10', 588],
  ),
  row(
    'void for the maker, the dealer has ended: void is told, for it still would run',
    device([manufacturer(), promise('dealer', { months: 3 })], { voidMark: seal }),
    '2026-06-01',
    'void',
    'manufacturer',
    null,
  ),
  row('parts only: partly', device([partsOnly]), '2026-02-01', 'partly', 'manufacturer', ['2027-01-10', 343]),
  row(
    'half of everything: partly',
    device([manufacturer({ basisPoints: { labour: 5000, parts: 5000 } })]),
    '2026-02-01',
    'partly',
    'manufacturer',
    ['2027-01-10', 343],
  ),
  row(
    'half and half make it covered, and the first is told',
    device([
      manufacturer({ basisPoints: { labour: 5000, parts: 5000 } }),
      promise('dealer', { months: 24 }, { basisPoints: { labour: 5000, parts: 5000 } }),
    ]),
    '2026-02-01',
    'covered',
    'manufacturer',
    ['2027-01-10', 343],
  ),
  row(
    'labour has ended, parts go on: partly, until the parts end',
    device([manufacturer({ durations: { labour: { months: 12 }, parts: { months: 24 } } })]),
    '2027-06-01',
    'partly',
    'manufacturer',
    ['2028-01-10', 223],
  ),
  row(
    'after a step: partly',
    device([promise('manufacturer', { months: 36 }, { steps: [{ afterMonths: 24, basisPoints: 5000 }] })]),
    '2028-02-01',
    'partly',
    'manufacturer',
    ['2029-01-10', 344],
  ),
  row(
    'without transport and visits it is still covered',
    device([
      manufacturer({
        durations: { labour: { months: 12 }, parts: { months: 12 }, transport: null, visit: null },
      }),
    ]),
    '2026-02-01',
    'covered',
    'manufacturer',
    ['2027-01-10', 343],
  ),
  row(
    'a contract of visits alone: partly',
    device([], { contracts: [bought('contract', '2026-01-10', null, visitsOnly)] }),
    '2026-02-01',
    'partly',
    'contract',
    ['2027-01-10', 343],
  ),
  row(
    'under contract',
    device([manufacturer()], { contracts: [bought('contract', '2027-02-01', { months: 12 })] }),
    '2027-03-01',
    'covered',
    'contract',
    ['2028-02-01', 337],
  ),
  row(
    'extended by a plan',
    device([manufacturer()], { plans: [bought('dealer', '2027-01-11', { months: 12 })] }),
    '2027-01-11',
    'covered',
    'dealer',
    ['2028-01-11', 365],
  ),
  row(
    'a plan that starts tomorrow, with a gap: not started',
    device([], { plans: [bought('dealer', '2027-01-11', { months: 12 })] }),
    '2027-01-10',
    'notStarted',
    'dealer',
    ['2028-01-11', 366],
  ),
  row(
    'another owner, a personal promise: not covered',
    device([manufacturer({ isTransferable: false })], { ownerChanges: ['2026-04-01'] }),
    '2026-06-01',
    'notCovered',
    'manufacturer',
    null,
  ),
  row(
    'another owner, a promise that goes with the device',
    device([manufacturer()], { ownerChanges: ['2026-04-01'] }),
    '2026-06-01',
    'covered',
    'manufacturer',
    ['2027-01-10', 223],
  ),
  row(
    'claims used up: not covered',
    device([manufacturer({ maxClaims: 1 })], {
      repairs: [repair('R1', '2026-02-01', [done('labour', null, under('manufacturer'))], null)],
    }),
    '2026-06-01',
    'notCovered',
    'manufacturer',
    null,
  ),
  row(
    'in the days of grace: covered, and the end is told as it is',
    device([manufacturer({ graceDays: 14 })]),
    '2027-01-12',
    'covered',
    'manufacturer',
    ['2027-01-10', -2],
  ),
  row(
    'in the shop: the days stand still',
    device([manufacturer({ isPausedInShop: true })], { inShopSince: '2027-01-05' }),
    '2027-01-15',
    'covered',
    'manufacturer',
    ['2027-01-20', 5],
  ),
  row(
    'extended after a repair under the guarantee',
    device([legal({ extendMonthsAfterRepair: 12 })], {
      repairs: [repair('R1', '2027-05-01', [done('labour', null, under('legal'))], null)],
    }),
    '2028-02-01',
    'covered',
    'legal',
    ['2029-01-10', 344],
  ),
  row(
    'exclusions do not change the card: nobody has looked inside yet',
    device([manufacturer({ exclusions: [{ by: 'cause', cause: 'wrongUse' }] })]),
    '2026-02-01',
    'covered',
    'manufacturer',
    ['2027-01-10', 343],
  ),
  row(
    'our own repair does not make the device covered',
    device([], { repairs: [repair('R1', '2026-01-20', [done('parts', 'battery')])] }),
    '2026-02-01',
    'notCovered',
    null,
    null,
  ),
  row(
    'our own repair does not hide that the device has ended',
    device([manufacturer()], { repairs: [repair('R1', '2027-01-20', [done('parts', 'battery')])] }),
    '2027-02-01',
    'expired',
    'manufacturer',
    ['2027-01-10', -22],
  ),
  row(
    'purchase unknown, counted from the manufacture',
    device([manufacturer({ start: { from: 'purchase', ifUnknownMonthsAfterManufacture: 3 } })], {
      purchasedOn: null,
      manufacturedOn: '2025-06-15',
    }),
    '2026-09-15',
    'covered',
    'manufacturer',
    ['2026-09-15', 0],
  ),
];
