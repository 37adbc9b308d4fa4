import { z } from 'zod';
import { idField } from '../kernel/fields.ts';
import { query } from '../kernel/procedure.ts';
import { stateNames, waitOwners } from './states.rules.ts';

const minutes = z.number();

const stretch = z.object({
  from: z.number(),
  until: z.number(),
  state: z.enum(stateNames),
  /** Null where nobody waits: the order is over. */
  owner: z.enum(waitOwners).nullable(),
  minutes,
  /** Whether they are turnaround: not while it stands ready, nor when it is over. */
  counts: z.boolean(),
});

/** All minutes are working minutes of whoever is waited for. */
export const repairClock = z.object({
  grossMinutes: minutes,
  /** Without what the customer had us wait: this is held against the target. */
  netMinutes: minutes,
  targetMinutes: minutes,
  isLate: z.boolean(),
  isRunning: z.boolean(),
  byOwner: z.record(z.enum(waitOwners), minutes),
  readyMinutes: minutes,
  standing: z.object({
    minutes,
    /** The longest that the shop allows there; null: no limit. */
    longestMinutes: minutes.nullable(),
    isTooLong: z.boolean(),
  }),
  stretches: z.array(stretch),
});

export type RepairClock = z.output<typeof repairClock>;

export const clock = {
  /** How long the order took, and for whom it waited; null where that was not logged, as of old records. */
  clock: query('repairs.read')
    .input(z.object({ id: idField }))
    .output(repairClock.nullable()),
};
