import type { z } from 'zod';
import type { Work } from '../../../shared/capacity/skills.rules.ts';
import type { Day } from '../../../shared/kernel/day.ts';
import { addOpenDays } from '../../../shared/kernel/opening.ts';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { certainDays, FEWEST_FINISHED } from '../../../shared/promises/certainty.rules.ts';
import type { PlanOrder } from '../../../shared/promises/earliest.rules.ts';
import { type HonestDay, honestDay } from '../../../shared/promises/honest-day.rules.ts';
import type { promises as contract, Earliest } from '../../../shared/promises/promises.contract.ts';
import { inQueueOrder, type Queued } from '../../../shared/repairs/queue.rules.ts';
import { categoryById } from '../catalogue/categories.ts';
import type { Reading } from '../context.ts';
import { closedDaysOf } from '../settings/opening-days.ts';
import { shop } from '../settings/shop.ts';
import { certaintyNow } from './certainty.ts';
import { deviceWork, waitingOrder } from './queue.sql.ts';
import { type Bench, benchNow, farHorizon, notBefore, type Waiting } from './queue.ts';
import { traceOf } from './trace.ts';

export type Asked = z.output<NonNullable<(typeof contract.earliest)['~orpc']['inputSchema']>>;

/** A day is named, promised, and counts in the queue by it: so often it is looked whether it holds then. */
const MOST_ROUNDS = 8;

export interface Reckoned extends HonestDay {
  bench: Bench;
  order: PlanOrder;
  /** What is worked on before it. */
  ahead: readonly Waiting[];
  on: Day | null;
}

/** The earliest honest day for what is asked, as things stand now. */
export function earliestFor(context: Reading, asked: Asked): Reckoned {
  const near = reckon(benchNow(context), context, asked);
  const { horizon } = near.bench.capacity.workshop;
  const isFarther =
    horizon < farHorizon &&
    near.finish === null &&
    near.order.notBefore !== null &&
    near.order.who.length > 0;
  return isFarther ? reckon(benchNow(context, farHorizon), context, asked) : near;
}

interface Placed {
  order: PlanOrder;
  work: Work;
  place: Queued;
}

function reckon(bench: Bench, context: Reading, asked: Asked): Reckoned {
  const { capacity, queue } = bench;
  const { order, work, place } = placed(bench, context, asked);
  const others = queue.filter(({ id }) => id !== place.id);
  const everyone = capacity.people.map(({ id }) => id);
  const { who } = capacity.demandOf(work);
  const reckonAt = (at: Queued): Reckoned => {
    const ahead = others.filter((one) => inQueueOrder(one, at) < 0);
    const before = new Set<Waiting>(ahead.filter((one) => one.isUrgent));
    const found = honestDay({
      order,
      ahead: ahead.map(({ plan }) => plan),
      ifUrgent:
        place.isUrgent || !context.mayI('promises.override')
          ? null
          : {
              ahead: ahead.filter((one) => before.has(one)).map(({ plan }) => plan),
              behind: ahead
                .filter((one) => !before.has(one))
                .map(({ plan, promisedOn }) => ({
                  ...plan,
                  due: promisedOn === null ? null : capacity.indexOf(promisedOn),
                })),
            },
      ...{ able: who, everyone, workshop: capacity.workshop, isOpen: capacity.isOpen },
    });
    return { ...found, bench, order, ahead, on: found.day === null ? null : capacity.dayOf(found.day) };
  };
  // once promised it stands in the queue by its day: it must be ready by then from that place too
  let reckoned = reckonAt(place);
  if (place.promisedOn === null) return reckoned;
  for (
    let round = 0;
    round < MOST_ROUNDS && reckoned.on !== null && reckoned.on > place.promisedOn;
    round += 1
  ) {
    const again = reckonAt({ ...place, promisedOn: reckoned.on });
    if (again.on !== null && again.on <= reckoned.on) return reckoned;
    reckoned = again;
  }
  return reckoned;
}

/** What is asked about as an order of the queue: its own place, or the last one for what is still to be taken in. */
function placed(bench: Bench, context: Reading, asked: Asked): Placed {
  const { capacity, queue, usualFor, whoFor } = bench;
  const parts = asked.partsOn === undefined ? undefined : notBefore(capacity, asked.partsOn);
  if (asked.repairId !== undefined) {
    const known = queue.find(({ id }) => id === asked.repairId) ?? readyOrder(context, asked.repairId);
    return {
      work: known.work,
      place: known,
      order: {
        ...known.plan,
        ...(asked.minutes !== undefined && { minutes: asked.minutes }),
        ...(parts !== undefined && { notBefore: parts }),
        ...(asked.technicianId !== undefined && { who: whoFor(known.work, asked.technicianId) }),
      },
    };
  }
  const work = workOf(context, asked);
  return {
    work,
    place: {
      id: Number.MAX_SAFE_INTEGER,
      promisedOn: null,
      isUrgent: false,
      receivedAt: Number.MAX_SAFE_INTEGER,
    },
    order: {
      id: 0,
      minutes: asked.minutes ?? usualFor(work.categoryId),
      who: whoFor(work, asked.technicianId ?? null),
      places: capacity.demandOf(work).places,
      notBefore: parts === undefined ? 0 : parts,
    },
  };
}

/** Nothing is to be done on it any more. */
function readyOrder({ store }: Reading, id: number): Waiting {
  const row = store.get(waitingOrder, { id }) ?? refuse('not-found', 'repairs.not-found');
  const { state, promisedOn, receivedAt, technicianId, categoryId, brandId } = row;
  return {
    ...{ id, state, promisedOn, isUrgent: row.urgent === 1, receivedAt, technicianId },
    work: { categoryId, brandId },
    plan: { id, minutes: 0, who: [], places: [], notBefore: 0 },
  };
}

function workOf(context: Reading, { deviceId, categoryId }: Asked): Work {
  if (deviceId !== undefined) {
    return context.store.get(deviceWork, { id: deviceId }) ?? refuse('not-found', 'devices.unknown');
  }
  if (categoryId !== undefined) categoryById(context, categoryId);
  return { categoryId: categoryId ?? null, brandId: null };
}

export function earliest(context: Reading, asked: Asked): Earliest {
  const reckoned = earliestFor(context, asked);
  const { bench, order, on, limits, help } = reckoned;
  const { capacity } = bench;
  const nameOf = (id: number) => capacity.people.find((person) => person.id === id)?.name ?? '';
  return {
    day: on,
    minutes: order.minutes,
    partsOn: order.notBefore ? capacity.dayOf(order.notBefore) : null,
    limits,
    help: help.map((one) => {
      const day = capacity.dayOf(one.day);
      switch (one.kind) {
        case 'technician':
          return { kind: one.kind, name: nameOf(one.technicianId), day };
        case 'anyone':
          return { kind: one.kind, day };
        case 'part':
          return { kind: one.kind, partsOn: capacity.dayOf(one.partsOn), day };
        case 'urgent':
          return { kind: one.kind, endangers: one.endangers, day };
        default:
          return {
            ...{ kind: one.kind, name: nameOf(one.technicianId), minutes: one.minutes },
            ...{ on: capacity.dayOf(one.on), day },
          };
      }
    }),
    trace: traceOf(context, reckoned),
    certainty: certainDayOf(context, on),
  };
}

function certainDayOf(context: Reading, on: Day | null): Earliest['certainty'] {
  const certainty = certaintyNow(context);
  const told = { finished: certainty.finished, needed: FEWEST_FINISHED };
  if (!certainty.isKnown || on === null) return { day: null, ...told };
  const { hours } = shop(context);
  const year = Number(context.today.slice(0, 4));
  const closed = closedDaysOf(context, [year, year + 1, year + 2, year + 3]);
  let reckonedDays = 1;
  for (let day: Day | null = context.today; day !== null && day < on; reckonedDays += 1) {
    day = addOpenDays(day, 1, hours, closed);
  }
  const days = certainDays(reckonedDays, certainty.factor);
  return { day: days <= reckonedDays ? on : addOpenDays(on, days - reckonedDays, hours, closed), ...told };
}

/**
 * Whether that day may be promised: refused on a day on which the shop is closed, and where the order cannot be ready
 * by then. Answers the earliest honest day, for the ledger; null where none can be named.
 */
export function refuseUnlessHonest(
  context: Reading,
  asked: Asked,
  { dueOn, field, isOverride }: { dueOn: Day; field: string; isOverride: boolean },
): { earliestOn: Day | null; isTooEarly: boolean } {
  const { hours } = shop(context);
  const year = Number(dueOn.slice(0, 4));
  const open = addOpenDays(dueOn, 0, hours, closedDaysOf(context, [year, year + 1]));
  if (open !== dueOn && open !== null) {
    refuseDay('promises.closed-day', field, 'promises.invalid.closed-day', { dueOn, next: open });
  }
  const { on, limits } = earliestFor(context, asked);
  const isTooEarly = on === null || dueOn < on;
  if (isTooEarly && !isOverride) {
    if (on === null)
      refuseDay('promises.too-early', field, 'promises.invalid.no-day', { earliest: null, limits });
    else
      refuseDay('promises.too-early', field, 'promises.invalid.too-early', { dueOn, earliest: on, limits });
  }
  return { earliestOn: on, isTooEarly };
}

function refuseDay(reason: string, field: string, message: string, facts: Record<string, unknown>): never {
  throw new Refusal('invalid', { reason, facts, fields: [{ path: [field], message, data: facts }] });
}
