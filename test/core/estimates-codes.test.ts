import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EstimateDesk, openEstimateDesk, refusalOf, twoWays } from '../kit/estimate-desk.ts';

const DAY_MS = 86_400_000;

let desk: EstimateDesk;
beforeAll(() => {
  desk = openEstimateDesk();
});
afterAll(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

/** An order whose estimate is out, with what its customer was sent. */
async function sentOut() {
  const { id, number } = await desk.takeIn();
  await desk.client.estimates.send({ estimate: twoWays(id) });
  return { id, number, ...(await standing(id)) };
}

async function standing(repairId: number) {
  const [estimate] = (await desk.client.estimates.ofRepair({ repairId })).versions;
  if (!estimate) throw new Error('nothing is out');
  const { codes } = await desk.client.estimates.codes({ estimateId: estimate.id });
  const [repair, leave] = estimate.options.map((option) => ({
    optionId: option.id,
    amountMinor: option.customerMinor,
    code: codes.find(({ optionId }) => optionId === option.id)?.code ?? '',
  }));
  if (!repair || !leave) throw new Error('two ways were written');
  return { estimate, repair, leave };
}

const approver = 'Maria by message';

describe('an approval code', () => {
  test('finds its order from anywhere and approves one way at its sum, once', async () => {
    const { id, number, estimate, repair } = await sentOut();
    expect(repair.code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    const typed = ` ${repair.code.toLowerCase().replace('-', ' ')} `.replace('2', '۲');
    const found = await desk.client.estimates.readCode({ code: typed });
    expect(found).toMatchObject({
      outcome: 'found',
      number,
      version: 1,
      option: { letter: 'A', customerMinor: 6_999 },
    });
    expect(await desk.client.estimates.approveByCode({ ...repair, code: typed, approver })).toMatchObject({
      outcome: 'answered',
      repairId: id,
    });
    expect((await desk.client.repairs.byId({ id })).state).toBe('approved');
    const [{ answer } = { answer: null }] = (await desk.client.estimates.ofRepair({ repairId: id })).versions;
    expect(answer).toMatchObject({ how: 'code', approver, amountMinor: 6_999, isSigned: false });
    expect(await refusalOf(desk.client.estimates.approveByCode({ ...repair, approver }))).toMatchObject({
      reason: 'estimates.code-used',
      facts: { by: approver },
    });
    expect(await refusalOf(desk.client.estimates.codes({ estimateId: estimate.id }))).toMatchObject({
      reason: 'estimates.not-sent',
    });
    const paper = (await desk.client.papers.ofRepair({ repairId: id })).find(
      ({ kind }) => kind === 'estimate',
    );
    const { codes } = (await desk.client.papers.byId({ id: paper?.id ?? 0 })) as { codes?: object };
    expect(Object.values(codes ?? {})).toContain(repair.code);
  });

  test('of leaving it as it is refuses the repair', async () => {
    const { id, leave } = await sentOut();
    await desk.client.estimates.approveByCode({ ...leave, approver, reason: 'notWorthIt' });
    expect((await desk.client.repairs.byId({ id })).state).toBe('refused');
    const [version] = (await desk.client.estimates.ofRepair({ repairId: id })).versions;
    expect(version?.answer).toMatchObject({ verdict: 'refused', reason: 'notWorthIt', feeMinor: 1_500 });
  });

  test('is not for another order, option, amount or selection of lines', async () => {
    const one = await sentOut();
    const other = await sentOut();
    const { approveByCode } = desk.client.estimates;
    expect(await refusalOf(approveByCode({ ...one.repair, repairId: other.id, approver }))).toMatchObject({
      reason: 'estimates.code-other-order',
      facts: { number: one.number },
    });
    expect(await refusalOf(approveByCode({ ...one.leave, code: one.repair.code, approver }))).toMatchObject({
      reason: 'estimates.code-other-option',
      facts: { option: 'A' },
    });
    expect(await refusalOf(approveByCode({ ...one.repair, amountMinor: 5_999, approver }))).toMatchObject({
      reason: 'estimates.code-other-amount',
    });
    const lineIds: number[] = [];
    expect(await refusalOf(approveByCode({ ...one.repair, lineIds, approver }))).toMatchObject({
      reason: 'estimates.amount-differs',
    });
    expect((await desk.client.repairs.byId({ id: one.id })).state).toBe('estimateSent');
  });

  test('is not for another version', async () => {
    const { id, repair, estimate } = await sentOut();
    const dearer = twoWays(id, { seenAt: estimate.changedAt });
    dearer.options[0]?.lines.push({ kind: 'fee', label: 'Express', quantity: 1, unitMinor: 1_000 });
    await desk.client.estimates.send({ estimate: dearer });
    expect(await refusalOf(desk.client.estimates.readCode({ code: repair.code }))).toMatchObject({
      reason: 'estimates.code-other-version',
      facts: { version: 1 },
    });
    const next = await standing(id);
    expect(next.repair.code).not.toBe(repair.code);
    expect(next.leave.code).not.toBe(repair.code);
  });

  test('whose sum was changed in the file approves nothing', async () => {
    const { repair } = await sentOut();
    desk.within(({ store }) => {
      store.run({ sql: 'DROP TRIGGER sent_option_is_frozen' });
      store.run({
        sql: `UPDATE estimate_option SET customer_minor = 1, least_minor = 1 WHERE id = ${repair.optionId}`,
      });
    });
    expect(await refusalOf(desk.client.estimates.readCode({ code: repair.code }))).toMatchObject({
      reason: 'estimates.code-other-amount',
    });
  });

  test('of a cancelled order approves nothing', async () => {
    const { id, repair } = await sentOut();
    await desk.client.repairs.cancel({ id, reason: 'Called off' });
    expect(await refusalOf(desk.client.estimates.readCode({ code: repair.code }))).toMatchObject({
      reason: 'estimates.order-closed',
    });
  });
});

describe('guessing', () => {
  test('is counted, slowed, and stays so over a restart', async () => {
    const { repair } = await sentOut();
    const wrong = { outcome: 'wrong' as const };
    for (let miss = 1; miss <= 4; miss += 1) {
      expect(await desk.client.estimates.readCode({ code: 'AAAA-AAAA' })).toEqual({
        ...wrong,
        waitSeconds: 0,
      });
    }
    const fifth = { code: 'BBBB-BBBB', optionId: repair.optionId, amountMinor: 6_999, approver };
    expect(await desk.client.estimates.approveByCode(fifth)).toEqual({ ...wrong, waitSeconds: 60 });
    const waiting = { reason: 'estimates.wait' };
    expect(await refusalOf(desk.client.estimates.readCode({ code: repair.code }))).toMatchObject(waiting);
    desk.clock.advanceMs(59_000);
    expect(await refusalOf(desk.client.estimates.approveByCode({ ...repair, approver }))).toMatchObject({
      ...waiting,
      facts: { waitSeconds: 1 },
    });
    desk.reopen();
    expect(await refusalOf(desk.client.estimates.readCode({ code: repair.code }))).toMatchObject(waiting);
    desk.clock.advanceMs(1_000);
    expect(await desk.client.estimates.readCode({ code: 'no code at all' })).toEqual({
      ...wrong,
      waitSeconds: 120,
    });
    desk.clock.advanceMs(120_000);
    expect(await desk.client.estimates.readCode({ code: repair.code })).toMatchObject({ outcome: 'found' });
    expect(await desk.client.estimates.readCode({ code: 'CCCC-CCCC' })).toEqual({ ...wrong, waitSeconds: 0 });
  });

  test('leaves neither codes nor keys in the log', async () => {
    const { repair } = await sentOut();
    await desk.client.estimates.readCode({ code: repair.code });
    const log = JSON.stringify(await desk.client.audit.list({ limit: 200 }));
    expect(log).toContain('codeRead');
    expect(log).not.toContain(repair.code);
    expect(log).not.toContain(repair.code.replace('-', ''));
  });
});

describe('the last day', () => {
  test('is the last; a clock that is set back opens nothing again', async () => {
    const { id, repair, estimate } = await sentOut();
    expect(estimate.validUntil).toBe('2026-10-19');
    const began = desk.clock.now;
    desk.clock.now = Date.UTC(2026, 9, 19, 20, 0);
    await desk.signIn();
    expect(await desk.client.estimates.readCode({ code: repair.code })).toMatchObject({ outcome: 'found' });
    desk.clock.now += DAY_MS;
    await desk.signIn();
    const over = { reason: 'estimates.code-expired', facts: { validOn: '2026-10-19' } };
    expect(await refusalOf(desk.client.estimates.approveByCode({ ...repair, approver }))).toMatchObject(over);
    const said = { estimateId: estimate.id, optionId: repair.optionId, amountMinor: 6_999, approver };
    expect(await refusalOf(desk.client.estimates.approve({ ...said, how: 'phone' }))).toMatchObject({
      reason: 'estimates.expired',
    });
    desk.clock.now = began;
    expect(await refusalOf(desk.client.estimates.readCode({ code: repair.code }))).toMatchObject(over);
    const [version] = (await desk.client.estimates.ofRepair({ repairId: id })).versions;
    expect(version?.isExpired).toBe(true);
  });
});
