import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { MakeOrder } from '../../../electron/core/backups/make-backup.ts';
import type { Visitor } from '../../../electron/core/context.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { categoryId } from '../../kit/desk.ts';
import { MONDAY_MORNING, openTestCore, type TestCore } from '../../kit/shop.ts';
import { ask, intakeSteps } from '../intake-steps.ts';
import { dumpOfOpen, type LogicalDump } from '../logical-dump.ts';

/** A shop that takes in visits without a pause, and of which every state is known that it ever had. */
export interface BusyShop {
  file: string;
  /** What the file said after each commit, from the first on. */
  states: LogicalDump[];
  /** Takes in visits until the work has ended, and answers what it answered. */
  whileBusy<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

export async function openBusyShop(file: string, lived: string, visitor: Visitor): Promise<BusyShop> {
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(lived, file);
  const core = openTestCore({ file, now: MONDAY_MORNING + 3_600_000 });
  const reader = new Database(file, { readonly: true });
  const states: LogicalDump[] = [];
  const note = () => void states.push(dumpOfOpen(reader));
  note();
  let visits = 100;
  return {
    file,
    states,
    async whileBusy(work) {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      const result = work();
      result.then(end, end);
      while (!isOver) await takeIn(core, visitor, visits++, note, () => isOver);
      return result;
    },
    close() {
      reader.close();
      core.close();
    },
  };
}

async function takeIn(
  core: TestCore,
  visitor: Visitor,
  number: number,
  note: () => void,
  isEnough: () => boolean,
): Promise<void> {
  const client = core.clientOf(visitor);
  const kettle = await categoryId(client, 'Kettle');
  const answers: unknown[] = [];
  for (const callOf of intakeSteps) {
    // a backup in this thread has its turn between two calls
    await turn();
    if (isEnough()) return;
    core.clock.advanceMs(1000);
    const today = dayOfInstant(core.clock.now, 'Europe/Athens');
    answers.push(
      await ask(client, await callOf({ number, categoryId: kettle, today, client, answers }), randomUUID()),
    );
    note();
  }
}

export function orderOf(file: string, name: string): MakeOrder {
  const data = dirname(file);
  return {
    file,
    attachments: join(data, 'attachments'),
    target: join(data, 'backups', name),
    scratch: join(data, 'scratch'),
    why: 'daily',
    madeAt: MONDAY_MORNING,
    programVersion: 'test',
  };
}
