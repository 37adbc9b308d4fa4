import { type ClaimCase, paid, refused } from './claims.ts';
import {
  bought,
  device,
  done,
  labour,
  legal,
  manufacturer,
  part,
  promise,
  repair,
  repairWarranty,
  under,
  visit,
} from './shop.ts';

const halfYear = promise(
  'supplier',
  { months: 6 },
  { start: { from: 'installation' }, durations: { labour: null, parts: { months: 6 } } },
).terms;
const freshHalfYear = { ...halfYear, chainRule: 'fresh' as const };
const fromInvoice = { ...halfYear, start: { ...halfYear.start, from: 'purchase' as const } };
const fitted = (terms = halfYear, invoicedOn: string | null = null) =>
  done('parts', 'battery', null, { supply: { boughtOn: invoicedOn, terms } });
const supplied = (terms = halfYear, invoicedOn: string | null = null) =>
  device([], { repairs: [repair('R1', '2026-01-10', [fitted(terms, invoicedOn)])] });
const suppliedTwice = (terms = halfYear) =>
  device([], {
    repairs: [
      repair('R1', '2026-01-10', [fitted(terms)]),
      repair(
        'R2',
        '2026-06-01',
        [
          done('parts', 'battery', under('supplier', 'R1-parts-battery'), {
            supply: { boughtOn: null, terms },
          }),
        ],
        null,
      ),
    ],
  });

export const suppliers: readonly ClaimCase[] = [
  paid(
    'within 60 days we answer ourselves before the supplier',
    supplied(),
    '2026-03-11',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  paid(
    'after our 60 days the supplier answers for the part',
    supplied(),
    '2026-03-12',
    part('battery'),
    'supplier',
    '2026-07-10',
  ),
  paid(
    'on the last day of the supplier',
    supplied(),
    '2026-07-10',
    part('battery'),
    'supplier',
    '2026-07-10',
  ),
  refused('after the supplier', supplied(), '2026-07-11', part('battery'), 'expired'),
  refused('the supplier does not pay the work', supplied(), '2026-04-01', labour('battery'), 'expired'),
  refused(
    'the supplier answers for its own part only',
    supplied(),
    '2026-04-01',
    part('screen'),
    'customer-pays',
  ),
  paid(
    'counted from our invoice: bought 1 December, half a year ends 1 June',
    supplied(fromInvoice, '2025-12-01'),
    '2026-06-01',
    part('battery'),
    'supplier',
    '2026-06-01',
  ),
  refused(
    'counted from our invoice: a part that lay on the shelf has less',
    supplied(fromInvoice, '2025-12-01'),
    '2026-06-02',
    part('battery'),
    'expired',
  ),
  refused(
    'counted from an invoice that nobody has: not known',
    supplied(fromInvoice),
    '2026-04-01',
    part('battery'),
    'start-unknown',
  ),
  paid(
    'replaced by the supplier, inherits: the first half year',
    suppliedTwice(),
    '2026-07-10',
    part('battery'),
    'supplier',
    '2026-07-10',
    'part-inherits',
  ),
  refused(
    'replaced by the supplier, inherits: nothing after it',
    suppliedTwice(),
    '2026-07-11',
    part('battery'),
    'expired',
  ),
  paid(
    'replaced by the supplier, fresh: half a year from the replacement',
    suppliedTwice(freshHalfYear),
    '2026-12-01',
    part('battery'),
    'supplier',
    '2026-12-01',
    'part-fresh',
  ),
];

const plan = bought('dealer', '2027-01-11', { months: 12 });
const extended = device([manufacturer()], { plans: [plan] });
const contract = (cover = {}, over = {}) =>
  device([], { contracts: [bought('contract', '2026-02-01', { months: 12 }, over, cover)] });
const claimed = (count: number, maxClaims: number) =>
  device([], {
    plans: [bought('dealer', '2026-01-10', { months: 24 }, { maxClaims })],
    repairs: Array.from({ length: count }, (_, index) =>
      repair(
        `R${index}`,
        `2026-0${index + 2}-01`,
        [done('labour', null, under('dealer', 'plan')), done('parts', 'screen', under('dealer', 'plan'))],
        null,
      ),
    ),
  });

export const plansAndContracts: readonly ClaimCase[] = [
  paid(
    'the manufacturer answers before the plan begins',
    extended,
    '2027-01-10',
    labour(),
    'manufacturer',
    '2027-01-10',
  ),
  paid('the plan begins the day after', extended, '2027-01-11', labour(), 'dealer', '2028-01-11'),
  paid('the last day of the plan', extended, '2028-01-11', labour(), 'dealer', '2028-01-11'),
  refused('the day after the plan', extended, '2028-01-12', labour(), 'expired'),
  refused(
    'a plan alone has not begun yet',
    device([], { plans: [plan] }),
    '2027-01-10',
    labour(),
    'not-started',
  ),
  paid(
    'a plan needs no purchase date of the device',
    device([], { purchasedOn: null, plans: [plan] }),
    '2027-06-01',
    labour(),
    'dealer',
    '2028-01-11',
  ),
  paid(
    'a plan with a last day on paper',
    device([], { plans: [bought('dealer', '2026-01-10', { months: 24 }, {}, { endsOn: '2026-12-31' })] }),
    '2026-12-31',
    labour(),
    'dealer',
    '2026-12-31',
  ),
  refused(
    'a plan after the last day on paper',
    device([], { plans: [bought('dealer', '2026-01-10', { months: 24 }, {}, { endsOn: '2026-12-31' })] }),
    '2027-01-01',
    labour(),
    'expired',
  ),
  paid('two claims of three used', claimed(2, 3), '2026-08-01', labour(), 'dealer', '2028-01-10'),
  refused(
    'three of three used; two lines of a repair are one claim',
    claimed(3, 3),
    '2026-08-01',
    labour(),
    'limit-reached',
  ),
  paid(
    'the third was not yet finished on that day',
    claimed(3, 3),
    '2026-03-31',
    labour(),
    'dealer',
    '2028-01-10',
  ),
  paid(
    'claims on a plan do not use up the manufacturer',
    device([manufacturer({ maxClaims: 1 })], {
      repairs: [repair('R1', '2026-02-01', [done('labour', null, under('dealer', 'plan'))], null)],
    }),
    '2026-08-01',
    labour(),
    'manufacturer',
    '2027-01-10',
  ),
  refused(
    'an old claim that names only the layer uses up the promise',
    device([manufacturer({ maxClaims: 1 })], {
      repairs: [repair('R1', '2026-02-01', [done('labour', null, under('manufacturer', null))], null)],
    }),
    '2026-08-01',
    labour(),
    'limit-reached',
  ),
  paid(
    'a contract with uses left',
    contract({ remainingUses: 1 }),
    '2026-06-01',
    labour(),
    'contract',
    '2027-02-01',
  ),
  refused(
    'a contract with no uses left',
    contract({ remainingUses: 0 }),
    '2026-06-01',
    labour(),
    'no-uses-left',
  ),
  paid('a contract without a limit of uses', contract(), '2027-02-01', labour(), 'contract', '2027-02-01'),
  refused('a contract that is over', contract(), '2027-02-02', labour(), 'expired'),
  refused('a contract that has not begun', contract(), '2026-01-31', labour(), 'not-started'),
  paid(
    'a contract at half price for parts',
    contract({}, { basisPoints: { parts: 5000 } }),
    '2026-06-01',
    part('filter'),
    'contract',
    '2027-02-01',
    'customer-pays',
    { percent: 50, byPayer: { shop: 50, customer: 50 } },
  ),
  paid(
    'a contract of visits',
    contract({}, { durations: { labour: null, parts: null, visit: { months: 12 } } }),
    '2026-06-01',
    visit(),
    'contract',
    '2027-02-01',
  ),
  refused(
    'a contract of visits does not pay the work',
    contract({}, { durations: { labour: null, parts: null, visit: { months: 12 } } }),
    '2026-06-01',
    labour(),
    'kind-not-covered',
  ),
];

const stay = (from: string, until: string) => [
  repair('R1', until, [done('labour', 'case')], null, { receivedOn: from, stays: [{ from, until }] }),
];
const pausing = manufacturer({ isPausedInShop: true });
const forgiving = manufacturer({ graceDays: 14 });

export const pausesAndGrace: readonly ClaimCase[] = [
  paid(
    'ten days in the shop move the end by ten',
    device([pausing], { repairs: stay('2026-05-01', '2026-05-11') }),
    '2027-01-20',
    labour(),
    'manufacturer',
    '2027-01-20',
    'paused',
  ),
  refused(
    'and not by eleven',
    device([pausing], { repairs: stay('2026-05-01', '2026-05-11') }),
    '2027-01-21',
    labour(),
    'expired',
  ),
  refused(
    'without the rule the shop’s time is the customer’s loss',
    device([manufacturer()], { repairs: stay('2026-05-01', '2026-05-11') }),
    '2027-01-11',
    labour(),
    'expired',
  ),
  refused(
    'in the shop after the end: the term does not come alive',
    device([pausing], { repairs: stay('2027-02-01', '2027-02-11') }),
    '2027-02-15',
    labour(),
    'expired',
  ),
  paid(
    'two orders over the same days count once',
    device([pausing], {
      repairs: [
        ...stay('2026-05-01', '2026-05-11'),
        repair('R2', '2026-05-11', [], null, { stays: [{ from: '2026-05-05', until: '2026-05-11' }] }),
      ],
    }),
    '2027-01-20',
    labour(),
    'manufacturer',
    '2027-01-20',
  ),
  paid(
    'in the shop since before the end: the term waits',
    device([pausing], { inShopSince: '2027-01-05' }),
    '2027-02-01',
    labour(),
    'manufacturer',
    '2027-02-06',
  ),
  refused(
    'in the shop since after the end: it does not',
    device([pausing], { inShopSince: '2027-01-11' }),
    '2027-02-01',
    labour(),
    'expired',
  ),
  paid(
    'a pause moves the term of a component too',
    device(
      [
        manufacturer({
          isPausedInShop: true,
          components: [{ component: 'battery', duration: { months: 6 } }],
        }),
      ],
      { repairs: stay('2026-05-01', '2026-05-11') },
    ),
    '2026-07-20',
    part('battery'),
    'manufacturer',
    '2026-07-20',
  ),
  paid(
    'a pause moves the steps as well: in full for ten days more',
    device(
      [
        promise(
          'manufacturer',
          { months: 24 },
          { isPausedInShop: true, steps: [{ afterMonths: 12, basisPoints: 5000 }] },
        ),
      ],
      { repairs: stay('2026-05-01', '2026-05-11') },
    ),
    '2027-01-20',
    labour(),
    'manufacturer',
    '2028-01-20',
  ),
  paid(
    'a Jalali term pauses in days: 30 Mehr and three days',
    device([promise('manufacturer', { months: 1 }, { isPausedInShop: true, calendar: 'persian' })], {
      purchasedOn: '2024-09-21',
      repairs: stay('2024-10-01', '2024-10-04'),
    }),
    '2024-10-24',
    labour(),
    'manufacturer',
    '2024-10-24',
  ),
  paid(
    'the last day needs no grace',
    device([forgiving]),
    '2027-01-10',
    labour(),
    'manufacturer',
    '2027-01-10',
    'covers-until',
  ),
  paid(
    'the day after is forgiven; the end that is told does not move',
    device([forgiving]),
    '2027-01-11',
    labour(),
    'manufacturer',
    '2027-01-10',
    'in-grace',
  ),
  paid(
    'the fourteenth day after is forgiven',
    device([forgiving]),
    '2027-01-24',
    labour(),
    'manufacturer',
    '2027-01-10',
    'in-grace',
  ),
  refused('the fifteenth is not', device([forgiving]), '2027-01-25', labour(), 'expired'),
  paid(
    'grace after a pause counts from the moved end',
    device([manufacturer({ graceDays: 14, isPausedInShop: true })], {
      repairs: stay('2026-05-01', '2026-05-11'),
    }),
    '2027-02-03',
    labour(),
    'manufacturer',
    '2027-01-20',
    'in-grace',
  ),
];

const batteryRepaired = [
  repair(
    'R1',
    '2026-03-01',
    [done('parts', 'battery', under('manufacturer')), done('labour', 'battery', under('manufacturer'))],
    repairWarranty(),
  ),
];
const inWarranty = device([legal(), manufacturer()], { repairs: batteryRepaired });

export const orderOfLayers: readonly ClaimCase[] = [
  paid(
    'same part, not said to have come back: the usual order',
    inWarranty,
    '2026-04-01',
    part('battery'),
    'legal',
    '2028-01-10',
  ),
  paid(
    'same fault come back: our own repair answers first',
    inWarranty,
    '2026-04-01',
    part('battery'),
    'repair',
    '2026-04-30',
    'covers-until',
    { comeBackOf: 'R1' },
  ),
  paid(
    'come back after our 60 days: the law answers',
    inWarranty,
    '2026-05-01',
    part('battery'),
    'legal',
    '2028-01-10',
    'covers-until',
    { comeBackOf: 'R1' },
  ),
  paid(
    'come back and another part: our work is free, the part goes to the law',
    inWarranty,
    '2026-04-01',
    part('board'),
    'legal',
    '2028-01-10',
    'covers-until',
    { comeBackOf: 'R1' },
  ),
  paid(
    'come back: our repair pays the work',
    inWarranty,
    '2026-04-01',
    labour('board'),
    'repair',
    '2026-04-30',
    'covers-until',
    { comeBackOf: 'R1' },
  ),
  paid(
    'half borne by our repair warranty, the rest goes on to the law',
    device([legal({ payer: 'dealer' })], {
      repairs: [
        repair(
          'R1',
          '2026-03-01',
          [done('parts', 'battery')],
          repairWarranty({ basisPoints: { parts: 5000 } }),
        ),
      ],
    }),
    '2026-04-01',
    part('battery'),
    'repair',
    '2026-04-30',
    'covers-rest',
    { comeBackOf: 'R1', byPayer: { shop: 50, dealer: 50 } },
  ),
];
