import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { officeHours } from '../../../shared/kernel/opening.ts';
import { type WorkingCalendar, workingTime } from '../../../shared/kernel/working-time.ts';
import type { RepairClock } from '../../../shared/repairs/clock.contract.ts';
import { type Calendars, type LoggedState, speedClock } from '../../../shared/repairs/clock.rules.ts';
import {
  type RepairState,
  stateNames,
  type WaitOwner,
  waitOwners,
} from '../../../shared/repairs/states.rules.ts';
import type { Way } from '../../../shared/repairs/wishes.rules.ts';
import type { PolicyName } from '../../../shared/settings/policy.ts';
import type { Reading } from '../context.ts';
import { closedDaysOf, publicHolidaysOf } from '../settings/opening-days.ts';
import { policy } from '../settings/policy.ts';
import { shop } from '../settings/shop.ts';
import { loggedStates } from './clock.sql.ts';
import { toldRepairs } from './repair-rows.ts';
import { orderById } from './standing-order.ts';
import { ownStatesById, states } from './state-settings.ts';

const targets = {
  phone: 'targetHoursPhone',
  post: 'targetHoursPost',
  counter: 'targetHoursCounter',
  onSite: 'targetHoursOnSite',
  bench: 'targetHoursBench',
} as const satisfies Record<Way, PolicyName>;

/** Worked out anew each time from the log: nothing of it is stored. */
export function clock(context: Reading, { id }: { id: number }): RepairClock | null {
  const order = orderById(context, id);
  const log = logOf(context, id);
  if (log[log.length - 1]?.state !== order.state) return null;
  const { standingMinutes, ...told } = speedClock(
    log,
    context.now,
    calendarsSince(context, order.receivedAt),
  );
  const targetMinutes = policy(context)[targets[order.way]] * 60;
  const [row] = toldRepairs(context, [order]);
  return {
    ...told,
    targetMinutes,
    isLate: told.netMinutes > targetMinutes,
    standing: {
      minutes: standingMinutes,
      longestMinutes: longestOf(context, order),
      isTooLong: row?.isTooLong ?? false,
    },
  };
}

function logOf({ store }: Reading, id: number): LoggedState[] {
  const log: LoggedState[] = [];
  for (const { at, state, waitsFor } of store.all(loggedStates, { id })) {
    const stands = isState(state) ? state : log[log.length - 1]?.state;
    if (stands) log.push({ at, state: stands, waitsFor: isOwner(waitsFor) ? waitsFor : null });
  }
  return log;
}

function isState(text: string | null): text is RepairState {
  return (stateNames as readonly (string | null)[]).includes(text);
}

function isOwner(text: string | null): text is WaitOwner {
  return (waitOwners as readonly (string | null)[]).includes(text);
}

function longestOf(
  context: Reading,
  { state, ownStateId }: { state: RepairState; ownStateId: number | null },
): number | null {
  const own = ownStateId === null ? undefined : ownStatesById(context).get(ownStateId);
  const setting = states(context).states.find((known) => known.state === state);
  return own?.longestMinutes ?? setting?.longestMinutes ?? null;
}

/** The shop's working time, and that of the offices of its country, from that instant to now. */
export function calendarsSince(context: Reading, since: number): Calendars {
  const { zone, country } = context.shop;
  const first = Number(dayOfInstant(Math.min(since, context.now), zone).slice(0, 4));
  const last = Number(context.today.slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    shop: keptTime({ zone, hours: shop(context).hours, closedDays: closedDaysOf(context, years) }),
    supplier: keptTime({
      zone,
      hours: officeHours(country),
      closedDays: publicHolidaysOf(context, years),
    }),
  };
}

const kept = new Map<string, ReturnType<typeof workingTime>>();

/** A calendar changes when a shop changes its hours; its days are worked out once until then. */
function keptTime(calendar: WorkingCalendar) {
  const { zone, hours, closedDays } = calendar;
  const key = JSON.stringify([zone, hours, [...closedDays]]);
  let time = kept.get(key);
  if (!time) {
    if (kept.size > 20) kept.clear();
    time = workingTime(calendar);
    kept.set(key, time);
  }
  return time;
}
