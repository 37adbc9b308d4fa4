import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chargeLines } from '../../electron/core/estimates/charge-lines.ts';
import { moveTo } from '../../electron/core/repairs/moves.ts';
import type { RepairState } from '../../shared/repairs/states.rules.ts';
import { type EstimateDesk, openEstimateDesk, refusalOf, twoWays } from '../kit/estimate-desk.ts';

let desk: EstimateDesk;
beforeAll(() => {
  desk = openEstimateDesk();
});
afterAll(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const move = (id: number, to: RepairState, reason?: string) =>
  desk.within((context) => moveTo(context, id, to, { reason }));
const stateOf = async (id: number) => (await desk.client.repairs.byId({ id })).state;
const newest = async (repairId: number) => {
  const [version] = (await desk.counter.estimates.ofRepair({ repairId })).versions;
  if (!version) throw new Error('nothing was written');
  return version;
};
const charged = (id: number) => desk.within((context) => chargeLines(context, id));

describe('an estimate', () => {
  test('goes out, is approved by phone, and going over the sum stops the order', async () => {
    const { counter, technician } = desk;
    const { id } = await desk.takeIn();
    move(id, 'diagnosing');
    const { paperId } = await technician.estimates.send({ estimate: twoWays(id) });
    expect(await stateOf(id)).toBe('estimateSent');
    const sent = await newest(id);
    const [repair, leave] = sent.options;
    expect(sent).toMatchObject({ version: 1, stage: 'sent', sentBy: 'Tara', validUntil: '2026-10-19' });
    expect(repair).toMatchObject({ letter: 'A', customerMinor: 6_999, leastMinor: 5_999, minutes: 60 });
    expect(leave).toMatchObject({ letter: 'B', customerMinor: 1_500, taxMinor: 290 });
    expect(charged(id)).toEqual([]);

    expect(() => move(id, 'approved')).toThrow('repairs.blocked');
    const work = repair?.lines.slice(0, 2).map((line) => line.id) ?? [];
    desk.clock.advanceMs(3 * 3_600_000);
    await counter.estimates.approve({
      ...{ estimateId: sent.id, optionId: repair?.id ?? 0, lineIds: work, amountMinor: 5_999 },
      ...{ approver: 'Maria herself', how: 'phone', note: 'Without the descaling' },
    });
    expect(await stateOf(id)).toBe('approved');
    expect((await newest(id)).answer).toMatchObject({
      ...{ verdict: 'approved', how: 'phone', approver: 'Maria herself', takenBy: 'Kostas' },
      ...{ amountMinor: 5_999, lineIds: work, answeredAt: desk.clock.now },
    });
    expect(charged(id).map(({ label, kind, customerMinor }) => [label, kind, customerMinor])).toEqual([
      ['Work', 'labour', 3_500],
      ['Heating element', 'parts', 2_499],
    ]);

    move(id, 'inRepair');
    const { changedAt } = await newest(id);
    const more = { kind: 'parts' as const, label: 'Thermostat', quantity: 1, unitMinor: 1_200 };
    const found = await technician.estimates.foundMore({
      ...{ repairId: id, seenAt: changedAt, reason: 'The thermostat has gone too', lines: [more] },
    });
    expect(found).toMatchObject({ version: 2, isOver: true });
    expect(await stateOf(id)).toBe('diagnosing');
    expect(() => move(id, 'approved')).toThrow('repairs.blocked');
    expect(() => move(id, 'qualityCheck')).toThrow('repairs.blocked');
    const gate = await desk.client.repairs.moves({ id });
    expect(gate.moves.find(({ to }) => to === 'qualityCheck')?.obstacles).toContainEqual({
      reason: 'estimates.over-approved',
      facts: { approvedMinor: 5_999, neededMinor: 7_199 },
    });
    expect(charged(id).reduce((sum, line) => sum + line.customerMinor, 0)).toBe(5_999);

    const second = await newest(id);
    const written = twoWays(id, { seenAt: second.changedAt });
    written.options[0]?.lines.push(more);
    await counter.estimates.send({ estimate: written });
    const out = await newest(id);
    expect(out).toMatchObject({ version: 2, stage: 'sent' });
    await counter.estimates.approve({
      ...{ estimateId: out.id, optionId: out.options[0]?.id ?? 0, amountMinor: 8_199 },
      ...{ approver: 'Maria', how: 'phone' },
    });
    expect(await stateOf(id)).toBe('approved');
    const { versions } = await counter.estimates.ofRepair({ repairId: id });
    expect(versions.map(({ stage }) => stage)).toEqual(['approved', 'superseded']);
    move(id, 'inRepair');
    expect(charged(id)).toHaveLength(4);
    const paper = await counter.papers.byId({ id: paperId ?? 0 });
    expect(paper).toMatchObject({ kind: 'estimate', language: 'el', facts: { version: 1 } });
    expect(JSON.stringify(paper.facts)).not.toContain('code');
    const { history } = await desk.client.repairs.byId({ id });
    expect(history.map(({ procedure }) => procedure)).toEqual(
      expect.arrayContaining(['estimates.send', 'estimates.approve', 'estimates.foundMore']),
    );
  });

  test('that stays within the sum lets the work go on', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn({ costLimitMinor: 9_000 });
    move(id, 'diagnosing');
    await counter.estimates.send({ estimate: twoWays(id), startBy: 'limit' });
    expect(await stateOf(id)).toBe('approved');
    expect((await newest(id)).answer).toMatchObject({ how: 'limit', amountMinor: 6_999 });
    move(id, 'inRepair');
    const { changedAt } = await newest(id);
    const seal = { kind: 'parts' as const, label: 'Seal', quantity: 2, unitMinor: 500 };
    const found = await counter.estimates.foundMore({
      ...{ repairId: id, seenAt: changedAt, reason: 'The seal is hard', lines: [seal] },
    });
    expect(found.isOver).toBe(false);
    expect(await stateOf(id)).toBe('inRepair');
    expect(charged(id).reduce((sum, line) => sum + line.customerMinor, 0)).toBe(7_999);
    expect((await desk.client.repairs.byId({ id })).history.length).toBeGreaterThan(3);
  });

  test('over the limit of the customer does not begin by it, nor as if it were free', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn({ costLimitMinor: 6_998 });
    move(id, 'diagnosing');
    const estimate = twoWays(id);
    expect(await refusalOf(counter.estimates.send({ estimate, startBy: 'limit' }))).toMatchObject({
      reason: 'estimates.over-limit',
      facts: { amountMinor: 6_999, limitMinor: 6_998 },
    });
    expect(await refusalOf(counter.estimates.send({ estimate, startBy: 'nothingToPay' }))).toMatchObject({
      reason: 'estimates.something-to-pay',
    });
    expect((await counter.estimates.ofRepair({ repairId: id })).versions).toEqual([]);
    expect(await stateOf(id)).toBe('diagnosing');
  });

  test('is refused with a reason, and the fee for the diagnosis stays', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn();
    move(id, 'diagnosing');
    await counter.estimates.send({ estimate: twoWays(id) });
    const { id: estimateId } = await newest(id);
    const answer = await counter.estimates.decline({
      ...{ estimateId, how: 'message', approver: 'Maria', reason: 'tooExpensive' },
    });
    expect(answer.feeMinor).toBe(1_500);
    expect(await stateOf(id)).toBe('refused');
    expect(charged(id)).toMatchObject([{ kind: 'fee', label: 'Διάγνωση', customerMinor: 1_500 }]);
    expect(
      await refusalOf(
        counter.estimates.decline({ estimateId, how: 'phone', approver: 'M', reason: 'other' }),
      ),
    ).toMatchObject({ reason: 'estimates.answered' });
    const rate = await desk.client.estimates.winRate({ from: 0, until: desk.clock.now + 1 });
    expect(rate).toMatchObject({ refused: 1, reasons: [{ reason: 'tooExpensive', count: 1 }] });
    expect(rate.answered).toBe(rate.approved + 1);
    expect(rate.sent).toBeGreaterThanOrEqual(rate.answered);
  });

  test('of more work that the customer does not want is done as approved before', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn();
    move(id, 'diagnosing');
    await counter.estimates.send({ estimate: twoWays(id) });
    const first = await newest(id);
    await counter.estimates.approve({
      ...{ estimateId: first.id, optionId: first.options[0]?.id ?? 0, amountMinor: 6_999 },
      ...{ approver: 'Maria', how: 'letter' },
    });
    move(id, 'inRepair');
    const more = { kind: 'fee' as const, label: 'Express', quantity: 1, unitMinor: 2_000 };
    await counter.estimates.foundMore({
      ...{ repairId: id, seenAt: (await newest(id)).changedAt, reason: 'More', lines: [more] },
    });
    const estimate = twoWays(id, { seenAt: (await newest(id)).changedAt });
    estimate.options[0]?.lines.push(more);
    await counter.estimates.send({ estimate });
    await counter.estimates.decline({
      ...{ estimateId: (await newest(id)).id, how: 'phone', approver: 'Maria', reason: 'tooExpensive' },
      goesOnAsApproved: true,
    });
    expect(await stateOf(id)).toBe('approved');
    move(id, 'inRepair');
    expect(charged(id).reduce((sum, line) => sum + line.customerMinor, 0)).toBe(6_999);
  });

  test('that costs the customer nothing begins without them', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn();
    move(id, 'diagnosing');
    await desk.client.warranty.override({ repairId: id, reason: 'A kindness', word: 'covered' });
    const estimate = twoWays(id);
    for (const option of estimate.options) option.lines = option.lines.filter(({ kind }) => kind !== 'fee');
    await counter.estimates.send({ estimate, startBy: 'nothingToPay' });
    expect(await stateOf(id)).toBe('approved');
    expect(charged(id)).toMatchObject([
      { payer: 'shop', coveredMinor: 3_500, customerMinor: 0 },
      { payer: 'shop', coveredMinor: 2_499 },
      { payer: 'shop', coveredMinor: 1_000 },
    ]);
    move(id, 'inRepair');
  });

  test('leaves the customer a choice', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn();
    move(id, 'diagnosing');
    const estimate = twoWays(id);
    const alone = { ...estimate, options: estimate.options.slice(0, 1) };
    expect(await refusalOf(counter.estimates.send({ estimate: alone }))).toMatchObject({
      reason: 'estimates.two-options',
    });
    const none = {
      ...estimate,
      options: estimate.options.map((option) => ({ ...option, isRecommended: false })),
    };
    expect((await refusalOf(counter.estimates.keep(none))).fields).toMatchObject([
      { path: ['options'], message: 'estimates.invalid.one-recommended' },
    ]);
  });
});

describe('two people at one estimate', () => {
  test('do not write over each other', async () => {
    const { counter, technician } = desk;
    const { id } = await desk.takeIn();
    const mine = await technician.estimates.keep(twoWays(id));
    expect(await refusalOf(counter.estimates.keep(twoWays(id)))).toMatchObject({
      reason: 'estimates.changed-meanwhile',
    });
    const again = await counter.estimates.keep(twoWays(id, { seenAt: mine.changedAt, note: 'Ours' }));
    expect(again).toMatchObject({ id: mine.id, version: 1 });
    expect(again.changedAt).toBeGreaterThan(mine.changedAt);
    expect((await counter.estimates.ofRepair({ repairId: id })).versions).toHaveLength(1);
    await counter.estimates.send({ estimate: twoWays(id, { seenAt: again.changedAt }) });
    expect(await stateOf(id)).toBe('estimateSent');
  });
});

describe('what cannot be', () => {
  test.each([
    ['a negative price', { unitMinor: -1 }, 'unitMinor', 'common.invalid.amount'],
    ['a price past all bounds', { unitMinor: 100_000_000_001 }, 'unitMinor', 'common.invalid.amount'],
    ['no piece', { quantity: 0 }, 'quantity', 'common.invalid.number'],
    ['a thousand pieces', { quantity: 1_000 }, 'quantity', 'common.invalid.number'],
    ['half a piece', { quantity: 0.5 }, 'quantity', 'common.invalid.number'],
    ['negative time', { minutes: -30 }, 'minutes', 'common.invalid.number'],
    ['nothing said', { label: ' ' }, 'label', 'common.invalid.required'],
  ])('%s is refused at its field', async (_what, wrong, field, message) => {
    const { id } = await desk.takeIn();
    const estimate = twoWays(id);
    estimate.options[0]?.lines.push({ kind: 'parts', label: 'x', quantity: 1, unitMinor: 1, ...wrong });
    const { fields } = await refusalOf(desk.counter.estimates.keep(estimate));
    expect(fields).toEqual([expect.objectContaining({ path: ['options', 0, 'lines', 3, field], message })]);
  });

  test('an answer to another sum, to no lines of it, by nobody, without signature at the counter', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn();
    move(id, 'diagnosing');
    await counter.estimates.send({ estimate: twoWays(id) });
    const { id: estimateId, options } = await newest(id);
    const said = { estimateId, optionId: options[0]?.id ?? 0, amountMinor: 6_999, approver: 'M' };
    const phone = { ...said, how: 'phone' as const };
    expect(await refusalOf(counter.estimates.approve({ ...phone, amountMinor: 6_998 }))).toMatchObject({
      reason: 'estimates.amount-differs',
      facts: { saidMinor: 6_998, amountMinor: 6_999 },
    });
    const foreign = options[1]?.lines[0]?.id ?? 0;
    expect(
      (await refusalOf(counter.estimates.approve({ ...phone, lineIds: [foreign] }))).fields,
    ).toHaveLength(1);
    expect((await refusalOf(counter.estimates.approve({ ...phone, approver: ' ' }))).fields).toHaveLength(1);
    expect((await refusalOf(counter.estimates.approve({ ...said, how: 'counter' }))).fields).toMatchObject([
      { path: ['signature'], message: 'estimates.invalid.signature-at-counter' },
    ]);
    expect(
      (await refusalOf(counter.estimates.approve({ ...phone, depositMinor: 7_000 }))).fields,
    ).toMatchObject([{ path: ['depositMinor'] }]);
    expect((await newest(id)).answer).toBeNull();
    const strokes = [
      [
        [100, 100],
        [200, 150],
        [300, 90],
        [420, 200],
      ],
    ] as [number, number][][];
    const signature = { way: 'pad' as const, name: 'Maria', strokes };
    await counter.estimates.approve({ ...said, how: 'counter', signature, depositMinor: 2_000 });
    expect((await newest(id)).answer).toMatchObject({ how: 'counter', isSigned: true, depositMinor: 2_000 });
  });

  test('an estimate of a closed order, an answer to one, and work on it', async () => {
    const { counter } = desk;
    const { id } = await desk.takeIn();
    move(id, 'diagnosing');
    await counter.estimates.send({ estimate: twoWays(id) });
    const { id: estimateId, options, changedAt } = await newest(id);
    await desk.client.repairs.cancel({ id, reason: 'Called off' });
    const closed = { reason: 'estimates.order-closed' };
    expect(await refusalOf(counter.estimates.keep(twoWays(id, { seenAt: changedAt })))).toMatchObject(closed);
    expect(await refusalOf(counter.estimates.send({ estimate: twoWays(id) }))).toMatchObject(closed);
    const optionId = options[0]?.id ?? 0;
    const said = { estimateId, optionId, amountMinor: 6_999, approver: 'M', how: 'phone' as const };
    expect(await refusalOf(counter.estimates.approve(said))).toMatchObject(closed);
  });

  test('an estimate that was sent is changed, or an answer', async () => {
    const { id } = await desk.takeIn();
    await desk.counter.estimates.send({ estimate: twoWays(id) });
    const db = (sql: string) => () => desk.within(({ store }) => store.run({ sql }));
    expect(db(`UPDATE estimate SET note = 'x' WHERE repair_id = ${id}`)).toThrow('as it was sent');
    expect(db(`DELETE FROM estimate WHERE repair_id = ${id}`)).toThrow('kept');
    expect(db('UPDATE estimate_option SET customer_minor = 0')).toThrow('as it was sent');
    expect(db('UPDATE estimate_line SET customer_minor = 0')).toThrow('written once');
    expect(db('DELETE FROM estimate_line')).toThrow('as it was sent');
    expect(db("UPDATE estimate_answer SET approver = 'x'")).toThrow('append-only');
    expect(db('DELETE FROM estimate_answer')).toThrow('append-only');
  });
});
