import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { refusalOf } from '../kit/estimate-desk.ts';
import { type HandoverDesk, openHandoverDesk } from '../kit/handover-desk.ts';

let desk: HandoverDesk;
beforeEach(() => {
  desk = openHandoverDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

/** The house opens again so many days later; people sign in anew. */
const later = async (days: number) => {
  desk.clock.advanceMs(days * 86_400_000);
  await desk.signIn();
  Object.assign(desk, { counter: desk.clientAs(`Kostas ${desk.clock.now}`, ['counter']) });
};

test('ages in bands, is told, written to with storage, and is decided on by its owner', async () => {
  const { client } = desk;
  await client.settings.changePolicy({ storageFeeMinor: 150, uncollectedLaw: { el: 'Άρθρο 1' } });
  const { id } = await desk.ready();
  const other = await desk.ready();
  const countsNow = () => client.handovers.uncollectedCounts();
  const rowOf = async (of = id) =>
    (await client.handovers.uncollected({})).rows.find(({ repairId }) => repairId === of);
  expect(await countsNow()).toEqual({ fresh: 2, tell: 0, write: 0, end: 0 });
  const page = await client.handovers.uncollected({ limit: 1 });
  expect(page.rows.map(({ repairId }) => repairId)).toEqual([id]);
  const next = await client.handovers.uncollected({ limit: 1, after: page.next ?? '' });
  expect(next.rows.map(({ repairId }) => repairId)).toEqual([other.id]);

  await later(14);
  expect(await countsNow()).toEqual({ fresh: 0, tell: 2, write: 0, end: 0 });
  await desk.counter.handovers.tell({ repairId: id, how: 'phone', note: 'Comes on Friday' });
  expect(await rowOf()).toMatchObject({
    band: 'tell',
    readyDays: 14,
    lastStep: { how: 'phone' },
    letter: null,
  });

  await later(16);
  expect(await countsNow()).toMatchObject({ write: 2 });
  const { paperId } = await desk.counter.handovers.writeLetter({ repairId: id });
  const letter = (await client.papers.byId({ id: paperId })) as PaperOf<'uncollected'>;
  expect(letter).toMatchObject({
    ...{ kind: 'uncollected', language: 'el' },
    facts: {
      writtenOn: '2026-11-04',
      readyOn: '2026-10-05',
      keptUntil: '2027-01-03',
      law: 'Άρθρο 1',
      storageFeeMinor: 150,
    },
  });
  expect((await refusalOf(desk.counter.handovers.writeLetter({ repairId: id }))).reason).toBe(
    'handovers.letter-written',
  );

  await later(10);
  expect(await rowOf()).toMatchObject({ storageMinor: 1_500, dueMinor: 8_499, isToDecide: false });
  expect(await rowOf(other.id)).toMatchObject({ storageMinor: 0, dueMinor: 6_999 });
  const { bill } = await client.handovers.prepare({ repairId: id });
  expect(bill?.lines.at(-1)).toMatchObject({ kind: 'storage', quantity: 10, customerMinor: 1_500 });

  const decide = { repairId: id, decision: 'donate' as const, reason: 'To the school' };
  expect((await refusalOf(client.handovers.decide(decide))).reason).toBe('handovers.too-early');
  await later(60);
  expect(await countsNow()).toMatchObject({ end: 2 });
  expect(await rowOf()).toMatchObject({ band: 'end', isToDecide: true });
  expect(await rowOf(other.id)).toMatchObject({ band: 'end', isToDecide: false });
  expect((await refusalOf(client.handovers.decide({ ...decide, repairId: other.id }))).reason).toBe(
    'handovers.too-early',
  );
  expect((await refusalOf(desk.counter.handovers.decide(decide))).reason).toBe('people.not-yours');
  desk.hasAnotherOwner('Sofia');
  expect((await refusalOf(client.handovers.decide(decide))).reason).toBe('people.countersign-needed');
  const countersignId = desk.countersigned('Sofia', 'Eleni');
  expect(await client.handovers.decide({ ...decide, countersignId })).toEqual({ isClosed: true });
  expect((await client.repairs.byId({ id })).state).toBe('closed');
  const { items } = await client.custody.ofRepair({ repairId: id });
  expect(items.map(({ last }) => last?.settled)).toEqual(['leftHere']);
  expect(await client.handovers.ofRepair({ repairId: id })).toMatchObject({
    ...{ handover: null, decision: { decision: 'donate', by: 'Eleni' } },
    steps: [{ kind: 'letter' }, { kind: 'told', note: 'Comes on Friday' }],
  });
  expect(await rowOf()).toBeUndefined();
});

test('a letter of before it was worked on again charges nothing', async () => {
  const { client } = desk;
  await client.settings.changePolicy({ storageFeeMinor: 150 });
  const { id } = await desk.ready();
  await later(30);
  await desk.counter.handovers.writeLetter({ repairId: id });
  await later(5);
  await client.repairs.move({ id, to: 'inRepair', reason: 'It rattles' });
  await desk.finish(id);
  const [row] = (await client.handovers.uncollected({})).rows;
  expect(row).toMatchObject({ band: 'fresh', letter: null, storageMinor: 0 });
});
