import type { LoadWeek } from '../../../shared/capacity/capacity.contract.ts';
import { firstWeekdayOf } from '../../../shared/kernel/calendar.ts';
import { addDays, weekdayOf } from '../../../shared/kernel/day.ts';
import { Plan } from '../../../shared/promises/earliest.rules.ts';
import type { Reading } from '../context.ts';
import { benchNow } from '../promises/queue.ts';
import { absencesFrom } from './capacity.sql.ts';

/** What lies on each technician, as the queue is laid out now; of days that have passed nothing is said. */
export function load(context: Reading, { weeks }: { weeks: number }): LoadWeek[] {
  const { today } = context;
  const { capacity, queue } = benchNow(context);
  const plan = new Plan(capacity.workshop, true);
  for (const order of queue) plan.lay(order.plan);
  const planned = new Map<string, number>();
  for (const { technicianId, day, minutes } of plan.shares) {
    const key = `${technicianId} ${day}`;
    planned.set(key, (planned.get(key) ?? 0) + minutes);
  }
  const absences = context.store.all(absencesFrom, { day: today });
  const language = context.maybeActor?.language ?? context.shop.language;
  const begin = -((weekdayOf(today) - firstWeekdayOf(language) + 7) % 7);
  return Array.from({ length: weeks }, (_, week) => {
    const first = begin + week * 7;
    return {
      fromOn: addDays(today, first),
      people: capacity.people.map(({ id, name }) => {
        const technician = capacity.workshop.technicians.find((one) => one.id === id);
        const days = Array.from({ length: 7 }, (__, index) => {
          const day = first + index;
          const on = addDays(today, day);
          const away = absences.find((one) => one.personId === id && one.fromOn <= on && one.untilOn >= on);
          return {
            ...{ on, absence: away?.kind ?? null },
            available: technician?.minutes[day] ?? 0,
            planned: planned.get(`${id} ${day}`) ?? 0,
          };
        });
        const sum = (of: 'available' | 'planned') => days.reduce((all, one) => all + one[of], 0);
        return { id, name, available: sum('available'), planned: sum('planned'), days };
      }),
    };
  });
}
