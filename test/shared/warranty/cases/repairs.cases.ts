import type { DeviceFacts, PastRepair } from '../../../../shared/warranty/warranty.facts.ts';
import type { ChainRule } from '../../../../shared/warranty/warranty.terms.ts';
import { type ClaimCase, paid, refused } from './claims.ts';
import {
  device,
  done,
  labour,
  legal,
  manufacturer,
  part,
  promise,
  repair,
  repairWarranty,
  transport,
  under,
  visit,
} from './shop.ts';

/** Out of every warranty, repaired by us: battery and work, finished on 10 January 2026, 60 days until 11 March. */
const battery = [done('parts', 'battery'), done('labour', 'battery', null, { faultCode: 'no-power' })];
const first = repair('R1', '2026-01-10', battery);
const once = device([], { repairs: [first] });

export const repairWarranties: readonly ClaimCase[] = [
  paid(
    'the part that was fitted, on the last of 60 days',
    once,
    '2026-03-11',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  refused('the day after', once, '2026-03-12', part('battery'), 'expired'),
  paid('on the day it was finished', once, '2026-01-10', part('battery'), 'repair', '2026-03-11'),
  refused('before it was finished there was no repair', once, '2026-01-09', part('battery'), 'customer-pays'),
  paid('the work on that part', once, '2026-02-01', labour('battery'), 'repair', '2026-03-11'),
  paid(
    'the work on the same fault',
    once,
    '2026-02-01',
    labour(null, { faultCode: 'no-power' }),
    'repair',
    '2026-03-11',
  ),
  refused('another part was not our work', once, '2026-02-01', part('screen'), 'customer-pays'),
  refused('the work on another part was not ours', once, '2026-02-01', labour('screen'), 'customer-pays'),
  refused(
    'another fault was not our work',
    once,
    '2026-02-01',
    labour(null, { faultCode: 'cracked' }),
    'customer-pays',
  ),
  refused(
    'a line that names neither part nor fault is not known to be our work',
    once,
    '2026-02-01',
    labour(),
    'customer-pays',
  ),
  paid(
    'but it is if a person says that the fault came back',
    once,
    '2026-02-01',
    labour(),
    'repair',
    '2026-03-11',
    'covers-until',
    { comeBackOf: 'R1' },
  ),
  paid(
    'a come-back: the part without a name is the one we fitted',
    once,
    '2026-02-01',
    part(),
    'repair',
    '2026-03-11',
    'covers-until',
    { comeBackOf: 'R1' },
  ),
  refused(
    'a come-back that needs a part we did not fit: the part is not free',
    once,
    '2026-02-01',
    part('board'),
    'customer-pays',
    { comeBackOf: 'R1' },
  ),
  paid(
    'a come-back that needs another part: the work is free',
    once,
    '2026-02-01',
    labour('board'),
    'repair',
    '2026-03-11',
    'covers-until',
    { comeBackOf: 'R1' },
  ),
  paid('transport for a come-back', once, '2026-02-01', transport(), 'repair', '2026-03-11', 'covers-until', {
    comeBackOf: 'R1',
  }),
  paid('a visit for a come-back', once, '2026-02-01', visit(), 'repair', '2026-03-11', 'covers-until', {
    comeBackOf: 'R1',
  }),
  refused('transport for something else', once, '2026-02-01', transport(), 'customer-pays'),
  refused('a come-back too late', once, '2026-03-12', labour(), 'expired', { comeBackOf: 'R1' }),
  refused('a come-back of a repair nobody knows', once, '2026-02-01', labour(), 'customer-pays', {
    comeBackOf: 'R9',
  }),
  refused(
    'a repair without a warranty',
    device([], { repairs: [repair('R1', '2026-01-10', battery, null)] }),
    '2026-02-01',
    part('battery'),
    'customer-pays',
  ),
  paid(
    'ninety days',
    device([], { repairs: [repair('R1', '2026-01-10', battery, promise('repair', { days: 90 }))] }),
    '2026-04-10',
    part('battery'),
    'repair',
    '2026-04-10',
  ),
  paid(
    'three months',
    device([], { repairs: [repair('R1', '2026-01-31', battery, promise('repair', { months: 3 }))] }),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
  ),
  paid(
    'a repair for life',
    device([], { repairs: [repair('R1', '2026-01-10', battery, promise('repair', 'lifetime'))] }),
    '2056-04-30',
    part('battery'),
    'repair',
    null,
  ),
  paid(
    'two repairs of the same part: the later one answers longer',
    device([], { repairs: [first, repair('R2', '2026-02-20', battery)] }),
    '2026-04-01',
    part('battery'),
    'repair',
    '2026-04-21',
  ),
  paid(
    'two repairs of different parts: each its own',
    device([], { repairs: [first, repair('R2', '2026-02-20', [done('parts', 'screen')])] }),
    '2026-03-01',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  refused(
    'two repairs of different parts: the first has ended alone',
    device([], { repairs: [first, repair('R2', '2026-02-20', [done('parts', 'screen')])] }),
    '2026-03-12',
    part('battery'),
    'expired',
  ),
  refused(
    'wrong use is excluded from our repair warranty too',
    device([], {
      repairs: [
        repair(
          'R1',
          '2026-01-10',
          battery,
          repairWarranty({ exclusions: [{ by: 'cause', cause: 'wrongUse' }] }),
        ),
      ],
    }),
    '2026-02-01',
    part('battery', { cause: 'wrongUse' }),
    'excluded-cause',
  ),
  paid(
    'a mark from before our repair does not void our repair',
    device([], { repairs: [first], voidMark: { on: '2025-06-01', layers: ['manufacturer', 'repair'] } }),
    '2026-02-01',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  refused(
    'a mark from after our repair does',
    device([], { repairs: [first], voidMark: { on: '2026-01-20', layers: ['manufacturer', 'repair'] } }),
    '2026-02-01',
    part('battery'),
    'void',
  ),
  paid(
    'sold before our repair: the present owner is our customer',
    device([], {
      repairs: [repair('R1', '2026-01-10', battery, repairWarranty({ isTransferable: false }))],
      ownerChanges: ['2025-06-01'],
    }),
    '2026-02-01',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  refused(
    'sold after our repair: a personal repair warranty is lost',
    device([], {
      repairs: [repair('R1', '2026-01-10', battery, repairWarranty({ isTransferable: false }))],
      ownerChanges: ['2026-01-20'],
    }),
    '2026-02-01',
    part('battery'),
    'transferred',
  ),
];

/** R1 as above; on day 50 the battery is replaced again, free under R1. Day 60 is 11 March, 60 new days end 30 April. */
function replacedOnDay50(chainRule: ChainRule, more: readonly PastRepair[] = []): DeviceFacts {
  const warranty = repairWarranty({ chainRule });
  const again = [
    done('parts', 'battery', under('repair', 'R1')),
    done('labour', 'battery', under('repair', 'R1')),
  ];
  return device([], {
    repairs: [
      repair('R1', '2026-01-10', battery, warranty),
      repair('R2', '2026-03-01', again, warranty),
      ...more,
    ],
  });
}

const thirdTime = repair(
  'R3',
  '2026-03-08',
  [done('parts', 'battery', under('repair', 'R2'))],
  repairWarranty({ chainRule: 'inherits' }),
);
const thirdFresh = repair(
  'R3',
  '2026-04-20',
  [done('parts', 'battery', under('repair', 'R2'))],
  repairWarranty({ chainRule: 'fresh' }),
);

const pausing = repairWarranty({ isPausedInShop: true });
const lateComeBack = device([], {
  repairs: [
    repair('R1', '2026-01-10', battery, pausing),
    repair('R2', '2026-03-20', [done('parts', 'battery', under('repair', 'R1'))], pausing, {
      receivedOn: '2026-03-10',
      stays: [{ from: '2026-03-10', until: '2026-03-21' }],
    }),
  ],
});

const limited = (maxClaims: number) =>
  device([], {
    repairs: [
      repair('R1', '2026-01-10', battery, repairWarranty({ maxClaims })),
      repair('R2', '2026-02-01', [done('labour', 'battery', under('repair', 'R1'))], null),
    ],
  });

const oldRecords = (chainRule: ChainRule) =>
  device([], {
    repairs: [
      repair('R1', '2026-01-10', battery, repairWarranty({ chainRule })),
      repair(
        'R2',
        '2026-03-01',
        [done('parts', 'battery', under('repair', null))],
        repairWarranty({ chainRule }),
      ),
    ],
  });

const limitedOld = device([], {
  repairs: [
    repair('R1', '2026-01-10', battery, repairWarranty({ maxClaims: 1 })),
    repair('R2', '2026-02-01', [done('labour', 'battery', under('repair', null))], null),
  ],
});

export const chainsOfRepairs: readonly ClaimCase[] = [
  paid(
    'an old come-back that does not say of which repair does not use up this one',
    limitedOld,
    '2026-02-10',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  paid(
    'part replaced on day 50 of 60 keeps the remaining 10 days under inherits',
    replacedOnDay50('inherits'),
    '2026-03-11',
    part('battery'),
    'repair',
    '2026-03-11',
    'part-inherits',
  ),
  refused(
    'part replaced on day 50 of 60 has no 60 new days under inherits',
    replacedOnDay50('inherits'),
    '2026-03-12',
    part('battery'),
    'expired',
  ),
  refused(
    'and not a month later either',
    replacedOnDay50('inherits'),
    '2026-04-15',
    part('battery'),
    'expired',
  ),
  paid(
    'part replaced on day 50 of 60 has 60 new days under fresh',
    replacedOnDay50('fresh'),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
    'part-fresh',
  ),
  refused('the 60 new days end too', replacedOnDay50('fresh'), '2026-05-01', part('battery'), 'expired'),
  paid(
    'part replaced on day 50 of 60 takes the 60 new days under longer',
    replacedOnDay50('longer'),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
    'part-longer',
  ),
  paid(
    'the work of the come-back keeps the remaining 10 days as well',
    replacedOnDay50('inherits'),
    '2026-03-11',
    labour('battery'),
    'repair',
    '2026-03-11',
  ),
  refused(
    'the work of the come-back has no 60 new days',
    replacedOnDay50('inherits'),
    '2026-03-12',
    labour('battery'),
    'expired',
  ),
  paid(
    'second claim on the same repair: on day 55 the first 60 days still run',
    replacedOnDay50('inherits'),
    '2026-03-06',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  paid(
    'third time under inherits: still the first 60 days',
    replacedOnDay50('inherits', [thirdTime]),
    '2026-03-10',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  refused(
    'third time under inherits: nothing after them',
    replacedOnDay50('inherits', [thirdTime]),
    '2026-03-12',
    part('battery'),
    'expired',
  ),
  paid(
    'third time under fresh: 60 days from the third',
    replacedOnDay50('fresh', [thirdFresh]),
    '2026-06-19',
    part('battery'),
    'repair',
    '2026-06-19',
  ),
  paid(
    'under longer with a shorter new promise the remainder stays',
    device([], {
      repairs: [
        repair('R1', '2026-01-10', battery, promise('repair', { days: 90 }, { chainRule: 'longer' })),
        repair(
          'R2',
          '2026-01-20',
          [done('parts', 'battery', under('repair', 'R1'))],
          promise('repair', { days: 30 }, { chainRule: 'longer' }),
        ),
      ],
    }),
    '2026-04-10',
    part('battery'),
    'repair',
    '2026-04-10',
  ),
  paid(
    'the rule of the later promise decides: fresh after inherits',
    device([], {
      repairs: [
        repair('R1', '2026-01-10', battery),
        repair(
          'R2',
          '2026-03-01',
          [done('parts', 'battery', under('repair', 'R1'))],
          repairWarranty({ chainRule: 'fresh' }),
        ),
      ],
    }),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
  ),
  paid(
    'another part fitted and paid for at the come-back has its own 60 days',
    device([], {
      repairs: [
        first,
        repair('R2', '2026-03-01', [done('parts', 'battery', under('repair', 'R1')), done('parts', 'cable')]),
      ],
    }),
    '2026-04-30',
    part('cable'),
    'repair',
    '2026-04-30',
  ),
  refused(
    'while the battery of that come-back has not',
    device([], {
      repairs: [
        first,
        repair('R2', '2026-03-01', [done('parts', 'battery', under('repair', 'R1')), done('parts', 'cable')]),
      ],
    }),
    '2026-04-01',
    part('battery'),
    'expired',
  ),
  paid(
    'a battery bought again on day 50 is a new repair with 60 new days',
    device([], { repairs: [first, repair('R2', '2026-03-01', battery)] }),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
  ),
  paid(
    'replaced under the manufacturer: our repair is our own new promise',
    device([], { repairs: [repair('R1', '2026-03-01', [done('parts', 'battery', under('manufacturer'))])] }),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
  ),
  paid(
    'old records without the repair behind: the latest earlier one of that part',
    oldRecords('inherits'),
    '2026-03-11',
    part('battery'),
    'repair',
    '2026-03-11',
  ),
  refused(
    'old records without the repair behind inherit too',
    oldRecords('inherits'),
    '2026-03-12',
    part('battery'),
    'expired',
  ),
  paid('old records under fresh', oldRecords('fresh'), '2026-04-30', part('battery'), 'repair', '2026-04-30'),
  paid(
    'a come-back of a repair that is not on record has the plain term',
    device([], {
      repairs: [repair('R2', '2026-03-01', [done('parts', 'battery', under('repair', 'lost'))])],
    }),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
  ),
  paid(
    'a record that names itself as its own cause does not hang',
    device([], { repairs: [repair('R1', '2026-03-01', [done('parts', 'battery', under('repair', 'R1'))])] }),
    '2026-04-30',
    part('battery'),
    'repair',
    '2026-04-30',
  ),
  paid(
    'for life, replaced under inherits: still for life',
    device([], {
      repairs: [
        repair('R1', '2026-01-10', battery, promise('repair', 'lifetime')),
        repair('R2', '2026-03-01', [done('parts', 'battery', under('repair', 'R1'))]),
      ],
    }),
    '2036-03-01',
    part('battery'),
    'repair',
    null,
  ),
  paid(
    'received on day 59, eleven days in the shop: the pause keeps the last two days',
    lateComeBack,
    '2026-03-22',
    part('battery'),
    'repair',
    '2026-03-22',
    'paused',
  ),
  refused('and ends after them', lateComeBack, '2026-03-23', part('battery'), 'expired'),
  paid(
    'one claim of two used: the second is answered',
    limited(2),
    '2026-02-10',
    labour('battery'),
    'repair',
    '2026-03-11',
  ),
  refused(
    'the only claim used: the second is not answered',
    limited(1),
    '2026-02-10',
    labour('battery'),
    'limit-reached',
  ),
  refused(
    'the only claim used on the work counts for the part too',
    limited(1),
    '2026-02-10',
    part('battery'),
    'limit-reached',
  ),
  paid(
    'before the first claim was finished it had not been used',
    limited(1),
    '2026-01-20',
    labour('battery'),
    'repair',
    '2026-03-11',
  ),
];

const replaced = (chainRule: ChainRule, coveredBy = under('manufacturer')) =>
  device([manufacturer({ chainRule })], {
    repairs: [repair('R1', '2026-10-01', [done('parts', 'screen', coveredBy)], null)],
  });

export const chainsOfDevices: readonly ClaimCase[] = [
  paid(
    'replaced by the manufacturer in month nine, inherits: the old end',
    replaced('inherits'),
    '2027-01-10',
    part('screen'),
    'manufacturer',
    '2027-01-10',
    'part-inherits',
  ),
  refused(
    'inherits: the part has no term beyond the device',
    replaced('inherits'),
    '2027-01-11',
    part('screen'),
    'expired',
  ),
  paid(
    'fresh: twelve months from the replacement',
    replaced('fresh'),
    '2027-10-01',
    part('screen'),
    'manufacturer',
    '2027-10-01',
    'part-fresh',
  ),
  refused('fresh: and then it ends', replaced('fresh'), '2027-10-02', part('screen'), 'expired'),
  refused(
    'fresh for the part does not lengthen the work',
    replaced('fresh'),
    '2027-03-01',
    labour('screen'),
    'expired',
  ),
  refused(
    'fresh for the screen does not lengthen the battery',
    replaced('fresh'),
    '2027-03-01',
    part('battery'),
    'expired',
  ),
  paid(
    'longer: the new twelve months',
    replaced('longer'),
    '2027-10-01',
    part('screen'),
    'manufacturer',
    '2027-10-01',
    'part-longer',
  ),
  refused(
    'paid by the customer: the manufacturer gives no new term',
    replaced('fresh', { layer: 'repair', grantId: 'R0' }),
    '2027-03-01',
    part('screen'),
    'expired',
  ),
  paid(
    'fresh twice: from the second replacement',
    device([manufacturer({ chainRule: 'fresh' })], {
      repairs: [
        repair('R1', '2026-10-01', [done('parts', 'screen', under('manufacturer'))], null),
        repair('R2', '2027-08-01', [done('parts', 'screen', under('manufacturer'))], null),
      ],
    }),
    '2028-08-01',
    part('screen'),
    'manufacturer',
    '2028-08-01',
  ),
  paid(
    'before the replacement was finished it changes nothing',
    replaced('fresh'),
    '2026-09-30',
    part('screen'),
    'manufacturer',
    '2027-01-10',
    'covers-until',
  ),
  paid(
    'a battery of six months, replaced in month five, fresh: six months more',
    device(
      [manufacturer({ chainRule: 'fresh', components: [{ component: 'battery', duration: { months: 6 } }] })],
      { repairs: [repair('R1', '2026-06-10', [done('parts', 'battery', under('manufacturer'))], null)] },
    ),
    '2026-12-10',
    part('battery'),
    'manufacturer',
    '2026-12-10',
  ),
  refused(
    'a battery of six months, replaced in month five, inherits: one month',
    device([manufacturer({ components: [{ component: 'battery', duration: { months: 6 } }] })], {
      repairs: [repair('R1', '2026-06-10', [done('parts', 'battery', under('manufacturer'))], null)],
    }),
    '2026-07-11',
    part('battery'),
    'expired',
  ),
  paid(
    'longer on a motor of ten years: the remainder would be shorter than ten new years',
    device(
      [
        manufacturer({
          chainRule: 'longer',
          components: [{ component: 'motor', duration: { months: 120 } }],
        }),
      ],
      { repairs: [repair('R1', '2030-01-10', [done('parts', 'motor', under('manufacturer'))], null)] },
    ),
    '2040-01-10',
    part('motor'),
    'manufacturer',
    '2040-01-10',
  ),
  paid(
    'fresh in Jalali months: replaced on 31 Shahrivar 1403, one month, until 30 Mehr',
    device([promise('manufacturer', { months: 1 }, { chainRule: 'fresh', calendar: 'persian' })], {
      purchasedOn: '2024-09-01',
      repairs: [repair('R1', '2024-09-21', [done('parts', 'screen', under('manufacturer'))], null)],
    }),
    '2024-10-21',
    part('screen'),
    'manufacturer',
    '2024-10-21',
  ),
  paid(
    'fresh restarts the steps: in full again after the replacement',
    device(
      [
        promise(
          'manufacturer',
          { months: 24 },
          { chainRule: 'fresh', steps: [{ afterMonths: 12, basisPoints: 5000 }] },
        ),
      ],
      { repairs: [repair('R1', '2027-06-10', [done('parts', 'screen', under('manufacturer'))], null)] },
    ),
    '2028-06-10',
    part('screen'),
    'manufacturer',
    '2029-06-10',
  ),
];

const exchanged = (chainRule: ChainRule) =>
  device([manufacturer({ chainRule })], { exchange: { exchangedOn: '2026-10-01' } });

export const exchanges: readonly ClaimCase[] = [
  paid(
    'exchanged device keeps the remainder under inherits',
    exchanged('inherits'),
    '2027-01-10',
    labour(),
    'manufacturer',
    '2027-01-10',
    'exchange-inherits',
  ),
  refused(
    'exchanged device has no new year under inherits',
    exchanged('inherits'),
    '2027-01-11',
    labour(),
    'expired',
  ),
  paid(
    'exchanged device has a new year under fresh',
    exchanged('fresh'),
    '2027-10-01',
    labour(),
    'manufacturer',
    '2027-10-01',
    'exchange-fresh',
  ),
  refused('and the new year ends', exchanged('fresh'), '2027-10-02', labour(), 'expired'),
  paid(
    'exchanged device takes the longer',
    exchanged('longer'),
    '2027-10-01',
    labour(),
    'manufacturer',
    '2027-10-01',
    'exchange-longer',
  ),
  paid(
    'asked about a day before the exchange: the first term',
    exchanged('fresh'),
    '2026-09-01',
    labour(),
    'manufacturer',
    '2027-01-10',
    'covers-until',
  ),
  paid(
    'for life stays for life under longer',
    device([promise('manufacturer', 'lifetime', { chainRule: 'longer' })], {
      exchange: { exchangedOn: '2026-10-01' },
    }),
    '2046-10-01',
    labour(),
    'manufacturer',
    null,
  ),
  paid(
    'exchanged, then a part replaced, both fresh: the part counts from its own day',
    device([manufacturer({ chainRule: 'fresh' })], {
      exchange: { exchangedOn: '2026-10-01' },
      repairs: [repair('R1', '2027-02-01', [done('parts', 'screen', under('manufacturer'))], null)],
    }),
    '2028-02-01',
    part('screen'),
    'manufacturer',
    '2028-02-01',
  ),
];

/** Sold on 1 August 2026, after Article 10(2a) began to apply; 24 months end on 1 August 2028. */
const european = legal({ start: { from: 'delivery' }, extendMonthsAfterRepair: 12 });
const sold = (repairs: readonly PastRepair[], terms = european) =>
  device([terms], { purchasedOn: '2026-08-01', deliveredOn: '2026-08-01', repairs });
const remedy = (id: string, receivedOn: string, finishedOn: string, coveredBy = under('legal')) =>
  repair(id, finishedOn, [done('labour', 'board', coveredBy)], null, { receivedOn });

export const legalExtension: readonly ClaimCase[] = [
  refused('never repaired: 24 months and no day more', sold([]), '2028-08-02', labour(), 'expired'),
  paid(
    'repaired once under the guarantee: twelve months more',
    sold([remedy('R1', '2027-05-01', '2027-05-10')]),
    '2029-08-01',
    labour(),
    'legal',
    '2029-08-01',
    'extended-after-repair',
  ),
  refused(
    'and no day more',
    sold([remedy('R1', '2027-05-01', '2027-05-10')]),
    '2029-08-02',
    labour(),
    'expired',
  ),
  refused(
    'repaired twice: extended once',
    sold([remedy('R1', '2027-05-01', '2027-05-10'), remedy('R2', '2028-05-01', '2028-05-10')]),
    '2029-08-02',
    labour(),
    'expired',
  ),
  refused(
    'a second repair in the added year adds nothing',
    sold([remedy('R1', '2027-05-01', '2027-05-10'), remedy('R2', '2029-05-01', '2029-05-10')]),
    '2029-08-02',
    labour(),
    'expired',
  ),
  paid(
    'the extension is for the whole device: another part too',
    sold([remedy('R1', '2027-05-01', '2027-05-10')]),
    '2029-06-01',
    part('screen'),
    'legal',
    '2029-08-01',
  ),
  refused(
    'repaired at the customer’s cost: not a remedy',
    sold([repair('R1', '2027-05-10', [done('labour', 'board')], null)]),
    '2028-08-02',
    labour(),
    'expired',
  ),
  refused(
    'repaired under the manufacturer’s warranty: not the seller’s remedy',
    sold([remedy('R1', '2027-05-01', '2027-05-10', under('manufacturer'))]),
    '2028-08-02',
    labour(),
    'expired',
  ),
  paid(
    'brought in on the last day, finished after it: extended',
    sold([remedy('R1', '2028-08-01', '2028-08-20')]),
    '2029-08-01',
    labour(),
    'legal',
    '2029-08-01',
  ),
  refused(
    'brought in the day after the last: not extended',
    sold([remedy('R1', '2028-08-02', '2028-08-20')]),
    '2028-09-01',
    labour(),
    'expired',
  ),
  refused(
    'goods sold before the rule: the version of that day has no extension',
    sold([remedy('R1', '2027-05-01', '2027-05-10')], legal({ start: { from: 'delivery' } })),
    '2028-08-02',
    labour(),
    'expired',
  ),
  paid(
    'as long as the repair is not finished nothing is extended yet',
    sold([remedy('R1', '2027-05-01', '2027-05-10')]),
    '2027-05-05',
    labour(),
    'legal',
    '2028-08-01',
  ),
  paid(
    'old record that names only the layer counts as the remedy',
    sold([remedy('R1', '2027-05-01', '2027-05-10', under('legal', null))]),
    '2029-08-01',
    labour(),
    'legal',
    '2029-08-01',
  ),
  paid(
    'delivered on a leap day: 29 February 2028 + 24 + 12 months ends 28 February 2031',
    device([european], { deliveredOn: '2028-02-29', repairs: [remedy('R1', '2029-05-01', '2029-05-10')] }),
    '2031-02-28',
    labour(),
    'legal',
    '2031-02-28',
  ),
  paid(
    'delivered on a leap day: 24 + 24 months would be a leap day again',
    device([legal({ start: { from: 'delivery' }, extendMonthsAfterRepair: 24 })], {
      deliveredOn: '2028-02-29',
      repairs: [remedy('R1', '2029-05-01', '2029-05-10')],
    }),
    '2032-02-29',
    labour(),
    'legal',
    '2032-02-29',
  ),
];
