import { randomUUID } from 'node:crypto';
import type { Visitor } from '../../electron/core/context.ts';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { categoryId, type Desk, leaveDesk } from '../kit/desk.ts';
import { ask, intakeSteps } from './intake-steps.ts';

const MINUTE_MS = 60_000;

/** Leaves a shop behind that took in so many visits, as one closed file. */
export function leaveLivedInShop(file: string, visits: number): Promise<Visitor> {
  return leaveDesk(file, async (desk) => {
    for (let number = 0; number < visits; number++) await takeInVisit(desk, number);
  });
}

/** One visit at an open desk, call by call, as the killed desks take it in. */
export async function takeInVisit(
  { client, clock }: Pick<Desk, 'client' | 'clock'>,
  number: number,
): Promise<void> {
  const kettle = await categoryId(client, 'Kettle');
  const answers: unknown[] = [];
  for (const callOf of intakeSteps) {
    clock.advanceMs(MINUTE_MS / 10);
    const today = dayOfInstant(clock.now, 'Europe/Athens');
    const call = await callOf({ number, categoryId: kettle, today, client, answers });
    answers.push(await ask(client, call, randomUUID()));
  }
}
