// A desk in a process of its own, to be killed: takes visits in, each call only after a word from its parent, and
// writes what it asks and what was answered, at once and whole, to its output.
import { randomUUID } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { openTestCore } from '../kit/shop.ts';
import { ask, intakeSteps } from './intake-steps.ts';
import type { DeskSetup, Report } from './killed-desk.ts';

const setup = JSON.parse(process.argv[2] as string) as DeskSetup;

function tell(report: Report): void {
  writeSync(1, `${JSON.stringify(report)}\n`);
}

/** Blocks: nothing of this process runs while it waits. Answers '' where the parent is gone. */
function nextWord(): string {
  const word = Buffer.alloc(1);
  return word.toString('latin1', 0, readSync(0, word));
}

const desk = openTestCore({ file: setup.file, now: setup.startsAt });
const client = desk.clientOf(setup.visitor);
const today = dayOfInstant(setup.startsAt, 'Europe/Athens');
tell({ kind: 'opened' });
for (const number of setup.visits) {
  const answers: unknown[] = [];
  for (const [step, callOf] of intakeSteps.entries()) {
    desk.clock.now = setup.startsAt + Math.floor(performance.now());
    const call = await callOf({ number, categoryId: setup.categoryId, today, client, answers });
    const key = randomUUID();
    tell({ kind: 'asking', number, step, key, ...call });
    const word = nextWord();
    if (word === '') process.exit(1);
    const beganAt = performance.now();
    const answer = await ask(client, call, key);
    answers.push(answer);
    if (word === 'x') {
      tell({ kind: 'done' });
      nextWord();
    }
    tell({ kind: 'answered', key, answer, tookMs: performance.now() - beganAt });
  }
}
tell({ kind: 'finished' });
nextWord();
desk.close();
