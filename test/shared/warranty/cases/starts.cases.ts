import type { Day } from '../../../../shared/kernel/day.ts';
import type { CalendarName } from '../../../../shared/kernel/language.ts';
import type { ShopStay, StartDates } from '../../../../shared/warranty/warranty.facts.ts';
import type { TermStart } from '../../../../shared/warranty/warranty.periods.ts';
import type { StartEvent } from '../../../../shared/warranty/warranty.terms.ts';

export interface StartCase {
  readonly name: string;
  readonly from: StartEvent;
  readonly plusMonths?: number;
  readonly ifUnknown?: number;
  readonly calendar?: CalendarName;
  readonly dates: Partial<StartDates>;
  readonly expected: TermStart | null;
}

const all = {
  manufacturedOn: '2025-06-15',
  purchasedOn: '2026-01-10',
  deliveredOn: '2026-01-14',
  installedOn: '2026-01-20',
} as const;
const at = (startsOn: Day, basis: TermStart['basis'] = 'known'): TermStart => ({ startsOn, basis });

export const starts: readonly StartCase[] = [
  {
    name: 'purchase rule takes the day of purchase',
    from: 'purchase',
    dates: all,
    expected: at('2026-01-10'),
  },
  {
    name: 'delivery rule takes the day of delivery',
    from: 'delivery',
    dates: all,
    expected: at('2026-01-14'),
  },
  {
    name: 'installation rule takes the day of installation',
    from: 'installation',
    dates: all,
    expected: at('2026-01-20'),
  },
  {
    name: 'manufacture rule takes the day of manufacture',
    from: 'manufacture',
    dates: all,
    expected: at('2025-06-15', 'manufacture'),
  },
  {
    name: 'manufacture + 6 months',
    from: 'manufacture',
    plusMonths: 6,
    dates: all,
    expected: at('2025-12-15', 'manufacture'),
  },
  {
    name: 'manufacture on 31 August + 6 months clamps to the end of February',
    from: 'manufacture',
    plusMonths: 6,
    dates: { manufacturedOn: '2025-08-31' },
    expected: at('2026-02-28', 'manufacture'),
  },
  {
    name: 'manufacture + 1 Jalali month from 31 Shahrivar is 30 Mehr',
    from: 'manufacture',
    plusMonths: 1,
    calendar: 'persian',
    dates: { manufacturedOn: '2024-09-21' },
    expected: at('2024-10-21', 'manufacture'),
  },
  {
    name: 'months after the purchase may be agreed too',
    from: 'purchase',
    plusMonths: 12,
    dates: all,
    expected: at('2027-01-10'),
  },
  {
    name: 'sold over the counter: delivery unknown is the purchase',
    from: 'delivery',
    dates: { purchasedOn: '2026-01-10' },
    expected: at('2026-01-10', 'purchaseForDelivery'),
  },
  {
    name: 'delivery known, purchase unknown: delivery',
    from: 'delivery',
    dates: { deliveredOn: '2026-01-14' },
    expected: at('2026-01-14'),
  },
  {
    name: 'purchase unknown is not guessed from delivery',
    from: 'purchase',
    dates: { deliveredOn: '2026-01-14' },
    expected: null,
  },
  {
    name: 'installation unknown is not guessed from purchase: it may still be in its box',
    from: 'installation',
    dates: { purchasedOn: '2026-01-10' },
    expected: null,
  },
  {
    name: 'purchase unknown: manufacture + 3 months if the rule says so',
    from: 'purchase',
    ifUnknown: 3,
    dates: { manufacturedOn: '2025-06-15' },
    expected: at('2025-09-15', 'manufacture'),
  },
  {
    name: 'purchase unknown: manufacture + 0 months is a rule too',
    from: 'purchase',
    ifUnknown: 0,
    dates: { manufacturedOn: '2025-06-15' },
    expected: at('2025-06-15', 'manufacture'),
  },
  {
    name: 'purchase known: the fallback is not used',
    from: 'purchase',
    ifUnknown: 3,
    dates: all,
    expected: at('2026-01-10'),
  },
  {
    name: 'purchase and manufacture unknown: not known',
    from: 'purchase',
    ifUnknown: 3,
    dates: {},
    expected: null,
  },
  {
    name: 'the fallback counts without the months of the rule itself',
    from: 'purchase',
    plusMonths: 12,
    ifUnknown: 3,
    dates: { manufacturedOn: '2025-06-15' },
    expected: at('2025-09-15', 'manufacture'),
  },
  {
    name: 'delivery falls to the purchase before it falls to the manufacture',
    from: 'delivery',
    ifUnknown: 3,
    dates: { purchasedOn: '2026-01-10', manufacturedOn: '2025-06-15' },
    expected: at('2026-01-10', 'purchaseForDelivery'),
  },
  {
    name: 'delivery and purchase unknown: manufacture + n',
    from: 'delivery',
    ifUnknown: 3,
    dates: { manufacturedOn: '2025-06-15' },
    expected: at('2025-09-15', 'manufacture'),
  },
  {
    name: 'installation unknown: manufacture + n if the rule says so',
    from: 'installation',
    ifUnknown: 6,
    dates: { manufacturedOn: '2025-06-15', purchasedOn: '2026-01-10' },
    expected: at('2025-12-15', 'manufacture'),
  },
  {
    name: 'manufacture unknown: not known, whatever else is',
    from: 'manufacture',
    plusMonths: 6,
    dates: { purchasedOn: '2026-01-10' },
    expected: null,
  },
  { name: 'nothing known, nothing guessed', from: 'purchase', dates: {}, expected: null },
];

export interface StaysCase {
  readonly name: string;
  readonly stays: readonly ShopStay[];
  readonly on: Day;
  readonly merged: readonly { readonly from: Day; readonly until: Day }[];
}

const stay = (from: Day, until: Day | null): ShopStay => ({ from, until });
const closed = (from: Day, until: Day) => ({ from, until });

export const mergedStays: readonly StaysCase[] = [
  { name: 'none', stays: [], on: '2026-06-01', merged: [] },
  {
    name: 'one stays as it is',
    stays: [stay('2026-01-01', '2026-01-05')],
    on: '2026-06-01',
    merged: [closed('2026-01-01', '2026-01-05')],
  },
  {
    name: 'overlapping stays count once',
    stays: [stay('2026-01-01', '2026-01-05'), stay('2026-01-03', '2026-01-08')],
    on: '2026-06-01',
    merged: [closed('2026-01-01', '2026-01-08')],
  },
  {
    name: 'a stay inside another adds nothing',
    stays: [stay('2026-01-01', '2026-01-20'), stay('2026-01-03', '2026-01-08')],
    on: '2026-06-01',
    merged: [closed('2026-01-01', '2026-01-20')],
  },
  {
    name: 'two orders for the same stay count once',
    stays: [stay('2026-01-01', '2026-01-05'), stay('2026-01-01', '2026-01-05')],
    on: '2026-06-01',
    merged: [closed('2026-01-01', '2026-01-05')],
  },
  {
    name: 'returned and brought in again the same day is one stay',
    stays: [stay('2026-01-01', '2026-01-05'), stay('2026-01-05', '2026-01-08')],
    on: '2026-06-01',
    merged: [closed('2026-01-01', '2026-01-08')],
  },
  {
    name: 'a day at home between keeps them apart',
    stays: [stay('2026-01-01', '2026-01-05'), stay('2026-01-06', '2026-01-08')],
    on: '2026-06-01',
    merged: [closed('2026-01-01', '2026-01-05'), closed('2026-01-06', '2026-01-08')],
  },
  {
    name: 'told in any order',
    stays: [stay('2026-03-01', '2026-03-05'), stay('2026-01-01', '2026-01-05')],
    on: '2026-06-01',
    merged: [closed('2026-01-01', '2026-01-05'), closed('2026-03-01', '2026-03-05')],
  },
  {
    name: 'still in the shop counts up to the day asked about',
    stays: [stay('2026-05-25', null)],
    on: '2026-06-01',
    merged: [closed('2026-05-25', '2026-06-01')],
  },
  {
    name: 'a stay that ends later counts up to the day asked about',
    stays: [stay('2026-05-25', '2026-07-01')],
    on: '2026-06-01',
    merged: [closed('2026-05-25', '2026-06-01')],
  },
  {
    name: 'a stay that begins later is not known yet',
    stays: [stay('2026-06-02', '2026-07-01')],
    on: '2026-06-01',
    merged: [],
  },
  {
    name: 'brought in today: no day lost yet',
    stays: [stay('2026-06-01', null)],
    on: '2026-06-01',
    merged: [],
  },
  {
    name: 'in and out on one day: no day lost',
    stays: [stay('2026-05-01', '2026-05-01')],
    on: '2026-06-01',
    merged: [],
  },
  {
    name: 'an end before the beginning is a typing mistake and counts for nothing',
    stays: [stay('2026-05-05', '2026-05-01')],
    on: '2026-06-01',
    merged: [],
  },
];

export interface VersionCase {
  readonly name: string;
  readonly versions: readonly { readonly id: string; readonly validFrom: Day }[];
  readonly day: Day;
  readonly id: string | undefined;
}

const two = [
  { id: 'v1', validFrom: '2022-01-01' },
  { id: 'v2', validFrom: '2026-07-31' },
];

export const versions: readonly VersionCase[] = [
  { name: 'before the first version there is none', versions: two, day: '2021-12-31', id: undefined },
  { name: 'the first day of the first version', versions: two, day: '2022-01-01', id: 'v1' },
  { name: 'the day before the second version keeps the first', versions: two, day: '2026-07-30', id: 'v1' },
  { name: 'the first day of the second version', versions: two, day: '2026-07-31', id: 'v2' },
  { name: 'long after the second version', versions: two, day: '2030-01-01', id: 'v2' },
  {
    name: 'the order of the list does not matter',
    versions: [...two].reverse(),
    day: '2024-01-01',
    id: 'v1',
  },
  {
    name: 'of two that begin on one day the greater id',
    versions: [
      { id: 'b', validFrom: '2022-01-01' },
      { id: 'a', validFrom: '2022-01-01' },
    ],
    day: '2024-01-01',
    id: 'b',
  },
  { name: 'no versions at all', versions: [], day: '2024-01-01', id: undefined },
];
