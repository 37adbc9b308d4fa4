import { z } from 'zod';
import { coverageWords } from './repairs.rules.ts';
import { stateGroups, stateNames, waitOwners } from './states.rules.ts';

export const stateField = z.enum(stateNames, { error: 'common.invalid.choice' });

/** An order as lists and boards show it. */
export const repairRow = z.object({
  id: z.number(),
  number: z.string(),
  customerId: z.number(),
  customerName: z.string(),
  visitId: z.number().nullable(),
  deviceId: z.number().nullable(),
  /** What is to be repaired, as people say it; the service where there is no device. */
  label: z.string(),
  serial: z.string(),
  categoryId: z.number().nullable(),
  fault: z.string(),
  state: z.enum(stateNames),
  group: z.enum(stateGroups),
  /** The shop's own name inside the state, in the reader's language. */
  ownState: z.object({ id: z.number(), name: z.string() }).nullable(),
  stateSince: z.number(),
  /** Whether it has stood there longer than the shop allows, in working time. */
  isTooLong: z.boolean(),
  /** Whom it waits for; '' where nobody waits. */
  waitsFor: z.enum([...waitOwners, '']),
  coverage: z.enum(coverageWords),
  isUrgent: z.boolean(),
  promisedOn: z.string().nullable(),
  receivedAt: z.number(),
  /** When it last became ready. */
  readyAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  /** Who has it: one person at every moment while it is open. */
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  /** Who is to work on it. */
  technicianId: z.number().nullable(),
  technicianName: z.string().nullable(),
});

export type RepairRow = z.output<typeof repairRow>;
