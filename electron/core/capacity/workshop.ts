import { type DaysAhead, minutesByDay } from '../../../shared/capacity/hours.rules.ts';
import {
  lineOf,
  type Parents,
  type Skill,
  type Work,
  whoCan,
} from '../../../shared/capacity/skills.rules.ts';
import { addDays, type Day, daysBetween } from '../../../shared/kernel/day.ts';
import { isOpenOn } from '../../../shared/kernel/opening.ts';
import { zoneOffsetMs } from '../../../shared/kernel/zone-offset.ts';
import type { Workshop } from '../../../shared/promises/earliest.rules.ts';
import type { Reading } from '../context.ts';
import { closedDaysOf } from '../settings/opening-days.ts';
import { policy } from '../settings/policy.ts';
import { shop } from '../settings/shop.ts';
import { absencesFrom, allPlaces, allSkills } from './capacity.sql.ts';
import { parentsOf } from './skills.ts';
import { team } from './team.ts';

const DAY_MS = 86_400_000;

/** What the shop can do from today on: who, with what, on which days. */
export interface Capacity {
  workshop: Workshop;
  today: Day;
  usualMinutes: number;
  people: { id: number; name: string }[];
  parents: Parents;
  /** Whether the shop is open on the day so many days from today. */
  isOpen: (day: number) => boolean;
  dayOf: (index: number) => Day;
  indexOf: (day: Day) => number;
  /** Who may be reckoned with for the work, and the places that it needs. */
  demandOf: (work: Work) => { who: readonly number[]; places: readonly number[] };
}

export function capacityAhead(context: Reading, horizon: number): Capacity {
  const { store, today, now } = context;
  const { hours, zone } = shop(context);
  const { reserveBasisPoints, usualMinutes } = policy(context);
  const ahead: DaysAhead = {
    ...{ today, count: horizon, closed: closedDaysOf(context, yearsFrom(today, horizon)) },
    nowMinute: Math.floor(((((now + zoneOffsetMs(now, zone)) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000),
  };
  const absences = store.all(absencesFrom, { day: today });
  const skills = store.all(allSkills);
  const parents = parentsOf(context);
  const { people } = team(context);
  const openMinutes = minutesByDay(hours, ahead);
  const places = store
    .all(allPlaces)
    .filter(({ is_hidden }) => is_hidden === 0)
    .map(({ id, count, categories }) => ({ id, count, categories: JSON.parse(categories) as number[] }));
  const workshop: Workshop = {
    horizon,
    technicians: people.map((person) => ({
      id: person.id,
      breadth: breadthOf(person.id, skills, today),
      minutes: minutesByDay(
        person.hours,
        ahead,
        absences.filter(({ personId }) => personId === person.id),
        10_000 - reserveBasisPoints,
      ),
    })),
    places: places.map(({ id, count }) => ({ id, minutes: openMinutes.map((minutes) => minutes * count) })),
  };
  const ids = people.map(({ id }) => id);
  const demands = new Map<string, { who: readonly number[]; places: readonly number[] }>();
  return {
    ...{ workshop, today, usualMinutes, people, parents },
    isOpen: (index) => {
      const day = addDays(today, index);
      return isOpenOn(day, hours, ahead.closed);
    },
    dayOf: (index) => addDays(today, index),
    indexOf: (day) => daysBetween(today, day),
    demandOf(work) {
      const key = `${work.categoryId} ${work.brandId}`;
      let demand = demands.get(key);
      if (!demand) {
        const line = work.categoryId === null ? new Set<number>() : lineOf(work.categoryId, parents);
        demand = {
          who: whoCan(ids, work, skills, parents, today),
          places: places
            .filter(({ categories }) => categories.some((id) => line.has(id)))
            .map(({ id }) => id),
        };
        demands.set(key, demand);
      }
      return demand;
    },
  };
}

function breadthOf(personId: number, skills: readonly Skill[], on: Day): number {
  const held = skills.filter(
    (skill) => skill.personId === personId && (skill.validUntil === null || skill.validUntil >= on),
  );
  return new Set(held.map(({ categoryId }) => categoryId)).size;
}

function yearsFrom(today: Day, horizon: number): number[] {
  const first = Number(today.slice(0, 4));
  const last = Number(addDays(today, horizon).slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
