import type { Work } from '../../../shared/capacity/skills.rules.ts';
import type { Day } from '../../../shared/kernel/day.ts';
import type { PlanOrder } from '../../../shared/promises/earliest.rules.ts';
import { minutesLeft, usualMinutesOf } from '../../../shared/promises/minutes.rules.ts';
import { inQueueOrder, type Queued } from '../../../shared/repairs/queue.rules.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import { partsExpected } from '../bench/parts-expected.ts';
import { workedMinutes } from '../bench/work-time.ts';
import { type Capacity, capacityAhead } from '../capacity/workshop.ts';
import type { Reading } from '../context.ts';
import { services } from '../warranty/services.ts';
import { waitingOrders } from './queue.sql.ts';

/** An order that waits for hands, with what the plan needs of it. */
export interface Waiting extends Queued {
  state: RepairState;
  technicianId: number | null;
  work: Work;
  plan: PlanOrder;
}

/** Everything that the day of an order hangs on, as it stands now. */
export interface Bench {
  capacity: Capacity;
  /** In the order in which it is worked on. */
  queue: readonly Waiting[];
  usualFor: (categoryId: number | null) => number;
  /** Who may do it: the one it was given to, if they work at the bench, or all who have learned it. */
  whoFor: (work: Work, technicianId: number | null) => readonly number[];
}

/** Days that are looked at; where that is not enough, `farHorizon` are. */
export const nearHorizon = 400;
export const farHorizon = 1827;

/**
 * The whole queue as it stands. With 20,000 open orders and four technicians a question for a day took 80 to 115 ms on two
 * shared cores, of which laying the orders is less than half.
 */
export function benchNow(context: Reading, horizon = nearHorizon): Bench {
  const { store } = context;
  const capacity = capacityAhead(context, horizon);
  const usual = usualMinutesOf(services(context), capacity.parents);
  const usualFor = (categoryId: number | null) => usual(categoryId) ?? capacity.usualMinutes;
  const atBench = new Map(capacity.people.map(({ id }) => [id, [id]]));
  const whoFor = (work: Work, technicianId: number | null) =>
    (technicianId !== null && atBench.get(technicianId)) || capacity.demandOf(work).who;
  const rows = store.all(waitingOrders);
  const worked = workedMinutes(
    context,
    rows.map(({ id }) => id),
  );
  const parts = partsExpected(context);
  const queue = rows.map((row): Waiting => {
    const { id, state, promisedOn, urgent, receivedAt, technicianId, categoryId, brandId } = row;
    const work = { categoryId, brandId };
    return {
      ...{ id, state, promisedOn, isUrgent: urgent === 1, receivedAt, technicianId, work },
      plan: {
        id,
        minutes: minutesLeft(state, row.plannedMinutes ?? usualFor(categoryId), worked.get(id) ?? 0),
        who: whoFor(work, technicianId),
        places: capacity.demandOf(work).places,
        notBefore: notBefore(capacity, parts.get(id)),
      },
    };
  });
  const isLong = horizon < farHorizon && needsMore(capacity, queue);
  return {
    capacity: isLong ? capacityAhead(context, farHorizon) : capacity,
    queue: queue.sort(inQueueOrder),
    usualFor,
    whoFor,
  };
}

/** Where the queue fills most of the days that are looked at, more are looked at from the start. */
function needsMore({ workshop }: Capacity, queue: readonly Waiting[]): boolean {
  const wanted = queue.reduce((sum, { plan }) => sum + plan.minutes, 0);
  const there = workshop.technicians.reduce(
    (sum, { minutes }) => sum + minutes.reduce((all, one) => all + one, 0),
    0,
  );
  return wanted * 2 > there;
}

/** A part that should have come already may come today. */
export function notBefore(capacity: Capacity, partsOn: Day | null | undefined): number | null {
  if (partsOn === undefined) return 0;
  return partsOn === null ? null : Math.max(0, capacity.indexOf(partsOn));
}
