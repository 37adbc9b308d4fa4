import type { Day } from '../../../shared/kernel/day.ts';
import { Plan } from '../../../shared/promises/earliest.rules.ts';
import type { alertReasons } from '../../../shared/promises/promises.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { alertIsBack, alertIsGone, insertAlert, sameAlert, standingAlerts } from './at-risk.sql.ts';
import { lastPromise } from './promises.sql.ts';
import { type Bench, benchNow, nearHorizon, type Waiting } from './queue.ts';

type AlertReason = (typeof alertReasons)[number];

interface AtRisk {
  promiseId: number;
  repairId: number;
  expectedOn: Day | null;
  why: AlertReason;
}

/** Where no day of a part is known, it is told so many open days before the promise breaks. */
const UNKNOWN_AHEAD = 2;

/** What is to be changed so that the tasks "tell the customer" are those of now. */
interface Tending {
  found: AtRisk[];
  gone: { id: number; repairId: number }[];
}

/** Every promise of an order that will not be ready by its day, as things stand. */
export function promisesAtRisk(context: Reading): AtRisk[] {
  const bench = benchNow(context, nearHorizon);
  const plan = new Plan(bench.capacity.workshop);
  const found: AtRisk[] = [];
  for (const order of bench.queue) {
    const finish = plan.lay(order.plan);
    if (order.promisedOn === null) continue;
    const why = reasonOf(bench, order, finish);
    if (why === null) continue;
    const last = context.store.get(lastPromise, { repair: order.id });
    if (!last || last.ended !== null) continue;
    found.push({ promiseId: last.id, repairId: order.id, ...why });
  }
  return found;
}

function reasonOf(
  { capacity }: Bench,
  { promisedOn, plan }: Waiting,
  finish: number | null,
): { expectedOn: Day | null; why: AlertReason } | null {
  const due = capacity.indexOf(promisedOn as Day);
  if (plan.notBefore === null) {
    return openDaysUntil(capacity.isOpen, due) > UNKNOWN_AHEAD
      ? null
      : { expectedOn: null, why: 'partUnknown' };
  }
  if (finish !== null && finish <= due) return null;
  const why = plan.notBefore > Math.max(0, due) ? 'part' : plan.who.length === 0 ? 'nobody' : 'queue';
  return { expectedOn: finish === null ? null : openFrom(capacity, finish), why };
}

function openDaysUntil(isOpen: (day: number) => boolean, due: number): number {
  let count = 0;
  for (let day = 1; day <= due && count <= UNKNOWN_AHEAD; day += 1) if (isOpen(day)) count += 1;
  return count;
}

function openFrom({ isOpen, dayOf, workshop }: Bench['capacity'], finish: number): Day {
  for (let day = finish; day < workshop.horizon; day += 1) if (isOpen(day)) return dayOf(day);
  return dayOf(finish);
}

function tendingOf(context: Reading): Tending {
  const atRisk = new Map(promisesAtRisk(context).map((risk) => [risk.promiseId, risk]));
  const gone: Tending['gone'] = [];
  for (const alert of context.store.all(standingAlerts)) {
    const risk = atRisk.get(alert.promiseId);
    if (risk && risk.expectedOn === alert.expectedOn) atRisk.delete(alert.promiseId);
    else gone.push(alert);
  }
  // once told of a day, the customer is told again only of another
  const found = [...atRisk.values()].filter(
    ({ promiseId, expectedOn }) =>
      context.store.get(sameAlert, { promise: promiseId, expected_on: expectedOn })?.toldAt == null,
  );
  return { found, gone };
}

/** Whether tending would change anything: looking costs no transaction. */
export function needsTending(context: Reading): boolean {
  const { found, gone } = tendingOf(context);
  return found.length > 0 || gone.length > 0;
}

/**
 * Keeps the tasks "tell the customer": one for each promise at risk and day that is to be expected, gone by itself
 * where the promise can be kept after all. To be called wherever that may have changed.
 */
export function tendPromises(context: Writing): void {
  const { store, now } = context;
  const { found, gone } = tendingOf(context);
  for (const { id, repairId } of gone) {
    store.run(alertIsGone, { id, now });
    context.record({
      domain: 'promises',
      subject: repairId,
      before: { alertId: id },
      after: { alertId: null },
    });
  }
  for (const { promiseId, repairId, expectedOn, why } of found) {
    const known = store.get(sameAlert, { promise: promiseId, expected_on: expectedOn });
    const id = known?.id ?? context.newId();
    if (known) store.run(alertIsBack, { id, now, why });
    else
      store.run(insertAlert, { id, promise: promiseId, repair: repairId, now, expected_on: expectedOn, why });
    context.record({ domain: 'promises', subject: repairId, after: { alertId: id, expectedOn, why } });
  }
}
