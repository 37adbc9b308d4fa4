import type { Earliest } from '../../../shared/promises/promises.contract.ts';
import type { Reading } from '../context.ts';
import type { Reckoned } from './earliest.ts';
import { calledOrders } from './queue.sql.ts';

/** More than anybody reads; the sums are of all. */
const MOST_ORDERS = 60;
const MOST_DAYS = 42;

/** The queue that a day was reckoned from: by day and person, and the orders that lie there. */
export function traceOf(context: Reading, { bench, order, shares }: Reckoned): Earliest['trace'] {
  const { workshop, people, dayOf } = bench.capacity;
  const end = shares.reduce((last, { day }) => Math.max(last, day), 0);
  const first = Math.max(0, end - MOST_DAYS + 1);
  const cells = new Map<string, { ahead: number; own: number }>();
  const orders = new Map<number, { minutes: number; last: number; who: Set<number> }>();
  for (const { orderId, technicianId, day, minutes } of shares) {
    const key = `${day} ${technicianId}`;
    const cell = cells.get(key) ?? { ahead: 0, own: 0 };
    cell[orderId === order.id ? 'own' : 'ahead'] += minutes;
    cells.set(key, cell);
    if (orderId === order.id) continue;
    const known = orders.get(orderId) ?? { minutes: 0, last: 0, who: new Set<number>() };
    known.minutes += minutes;
    known.last = Math.max(known.last, day);
    known.who.add(technicianId);
    orders.set(orderId, known);
  }
  const told: Earliest['trace']['shares'] = [];
  for (let day = first; day <= end; day += 1) {
    for (const { id, minutes } of workshop.technicians) {
      const available = minutes[day] ?? 0;
      if (available === 0) continue;
      const { ahead, own } = cells.get(`${day} ${id}`) ?? { ahead: 0, own: 0 };
      told.push({ on: dayOf(day), technicianId: id, available, ahead, own });
    }
  }
  const shown = [...orders.keys()].slice(0, MOST_ORDERS);
  const called = new Map(
    context.store.all(calledOrders, { ids: JSON.stringify(shown) }).map((row) => [row.id, row]),
  );
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return {
    technicians: people.map(({ id, name }) => ({ id, name })),
    shares: told,
    ahead: orders.size,
    orders: shown.flatMap((id) => {
      const row = called.get(id);
      const lies = orders.get(id);
      if (!row || !lies) return [];
      const { number, label, promisedOn, urgent } = row;
      const technicians = [...lies.who].map((who) => nameOf.get(who) ?? '');
      return [
        {
          ...{ id, number, label, promisedOn, isUrgent: urgent === 1 },
          ...{ minutes: lies.minutes, lastOn: dayOf(lies.last), technicians },
        },
      ];
    }),
  };
}
