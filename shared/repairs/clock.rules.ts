import type { WorkingTime } from '../kernel/working-time.ts';
import { type RepairState, repairStates, type WaitOwner, waitOwners } from './states.rules.ts';

/** From that moment on the order stood there, waiting for that one; null: for whom the state waits by itself. */
export interface LoggedState {
  /** Milliseconds since the epoch. */
  at: number;
  state: RepairState;
  waitsFor: WaitOwner | null;
}

/** Who works when: suppliers and carriers by theirs, everybody else by the shop's. */
export interface Calendars {
  shop: WorkingTime;
  supplier: WorkingTime;
}

/** A part of an order's life in which it stood in one state and waited for one. */
export interface Stretch {
  /** Milliseconds since the epoch, `until` not included; never before `from`. */
  from: number;
  until: number;
  state: RepairState;
  /** Null where nobody waits: the order is over. */
  owner: WaitOwner | null;
  /** Working minutes of whoever is waited for, 0 and more. */
  minutes: number;
  /** Whether these minutes are turnaround: not while it stands ready, nor when it is over. */
  counts: boolean;
}

/** All minutes are working minutes, whole, 0 and more. */
export interface SpeedClock {
  /** From received to ready: the sum of `byOwner`. */
  grossMinutes: number;
  /** The same without what the customer had us wait. */
  netMinutes: number;
  byOwner: Record<WaitOwner, number>;
  /** How long it has stood ready to be collected, all times together. */
  readyMinutes: number;
  /** How long it stands where it stands now. */
  standingMinutes: number;
  isRunning: boolean;
  /** In the order of the log; what took no time at all is left out. */
  stretches: Stretch[];
}

/** Whether the turnaround goes on while an order stands there: until it is ready, or over. */
export function runsIn(state: RepairState): boolean {
  return state !== 'ready' && repairStates[state].group === 'open';
}

/**
 * The speed clock of one order (turnaround gross and net as repair shops count it: from received to ready, net
 * without the waits that are the customer's). Each minute belongs to whom the order waited for as it began, and is
 * counted if it is one of that one's working minutes. What is taken up again after it was ready or cancelled goes
 * on counting; the time between does not. A clock that was set back makes a stretch of no length, never a negative
 * one: no moment counts as earlier than one that was logged before it.
 * @param log the order's states as they were logged, in the order of the log.
 * @param now milliseconds since the epoch: up to when the last state is counted.
 */
export function speedClock(log: readonly LoggedState[], now: number, calendars: Calendars): SpeedClock {
  const byOwner = Object.fromEntries(waitOwners.map((owner) => [owner, 0])) as Record<WaitOwner, number>;
  const stretches: Stretch[] = [];
  const clock = { readyMinutes: 0, standingMinutes: 0, isRunning: false };
  let from = Number.NEGATIVE_INFINITY;
  for (const [index, { at, state, waitsFor }] of log.entries()) {
    from = Math.max(from, at);
    const until = Math.max(from, log[index + 1]?.at ?? now);
    const { waitsFor: known }: { waitsFor: readonly WaitOwner[] | null } = repairStates[state];
    const owner = known && (waitsFor ?? known[0] ?? null);
    const minutes = owner ? workOf(owner, calendars).minutesBetween(from, until) : 0;
    const counts = runsIn(state);
    if (counts && owner) byOwner[owner] += minutes;
    if (state === 'ready') clock.readyMinutes += minutes;
    clock.standingMinutes = log[index - 1]?.state === state ? clock.standingMinutes + minutes : minutes;
    clock.isRunning = counts;
    if (until > from) stretches.push({ from, until, state, owner, minutes, counts });
  }
  const grossMinutes = waitOwners.reduce((sum, owner) => sum + byOwner[owner], 0);
  return { ...clock, grossMinutes, netMinutes: grossMinutes - byOwner.customer, byOwner, stretches };
}

function workOf(owner: WaitOwner, { shop, supplier }: Calendars): WorkingTime {
  return owner === 'supplier' || owner === 'carrier' ? supplier : shop;
}
