import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Visitor } from '../../electron/core/context.ts';
import { categoryId, leaveDesk } from '../kit/desk.ts';
import { MONDAY_MORNING, openTestCore, type TestCore } from '../kit/shop.ts';
import { ask } from './intake-steps.ts';
import { type DeskOptions, type DeskRun, type DeskSetup, type Kill, runDesk } from './killed-desk.ts';
import { type Counts, countsOf, difference, isNote, type Ledger, violationsOf } from './shop-check.ts';

const MINUTE_MS = 60_000;

/** A shop whose desk is killed again and again, with what is known of it from outside. */
export interface IntakeShop {
  file: string;
  visitor: Visitor;
  categoryId: number;
  ledger: Ledger;
  /** Opens the desk on a visit that was never before. */
  run(options: Omit<DeskOptions, 'killAt'> & { killAt: KillPoint }): Promise<DeskRun>;
  /** What a fresh process finds wrong with the file, the unanswered call asked again included. */
  reopenAndCheck(run: Pick<DeskRun, 'entries'>): Promise<Finding>;
  /** The same shop on a copy of its file. */
  copy(): IntakeShop;
  remove(): void;
}

/** As a kill, its moment in the middle of a step as a share of what the step takes. */
export type KillPoint = { step: number } & ({ when: 'after' | 'untold' } | { when: 'during'; share: number });

export interface Finding {
  violations: string[];
  /** What became of the call that was in the air: it was never begun, was rolled back, or was committed and not told. */
  fate: 'none' | 'rolled back' | 'committed';
}

interface Known {
  base: Omit<DeskSetup, 'visits' | 'startsAt'>;
  ledger: Ledger;
  tookMs: number[];
  opensAt: number;
  visits: number;
}

/**
 * Opens a shop and lives through two visits in peace, which say what each step adds and how long it takes.
 * @param opensAt UTC milliseconds: the clock of all its desks, a minute later for each.
 */
export async function openIntakeShop(opensAt = MONDAY_MORNING): Promise<IntakeShop> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-faults-'));
  const file = join(folder, 'aftercare.db');
  let category = 0;
  const visitor = await leaveDesk(file, async ({ client }) => {
    category = await categoryId(client, 'Kettle');
  });
  signInAt(file, opensAt);

  const base = { file, visitor, categoryId: category };
  const ledger: Ledger = { entries: [], before: {}, added: [] };
  const db = new Database(file, { readonly: true });
  let last: Counts = {};
  ledger.before = countsOf(db);
  const tookMs: number[] = [];
  const peace = await runDesk(
    { ...base, startsAt: opensAt, visits: [0, 1] },
    {
      onAnswered: ({ step, tookMs: took }) => {
        const now = countsOf(db);
        // The first visit is as cold as those that follow, the second one adds what every visit adds.
        tookMs[step] ??= took;
        ledger.added[step] = difference(now, last);
        last = now;
      },
    },
  );
  db.close();
  // The desk could not empty its log into the file while somebody else was reading; copies take the file alone.
  openTestCore({ file, now: opensAt }).close();
  if (peace.code !== 0 || peace.complaints) throw new Error(`the desk ended by itself: ${peace.complaints}`);
  ledger.before = last;
  return shopOver(folder, { base, ledger, tookMs, opensAt, visits: 2 });
}

/** As if whoever is signed in had done so at that time: sessions end after some hours. */
function signInAt(file: string, at: number): void {
  const db = new Database(file);
  db.prepare('UPDATE session SET began_at = ?').run(at);
  db.close();
}

function shopOver(folder: string, known: Known): IntakeShop {
  const { base, ledger, tookMs, opensAt } = known;
  let visits = known.visits;
  // How slow this machine is just now, as the last kills showed: without it, all would miss the end of a step.
  let slowness = 1;
  const momentOf = (point: KillPoint): Kill =>
    point.when === 'during'
      ? { step: point.step, when: 'during', delayMs: point.share * (tookMs[point.step] ?? 1) * slowness }
      : point;
  const clockAt = (visit: number) => opensAt + visit * MINUTE_MS;
  return {
    file: base.file,
    visitor: base.visitor,
    categoryId: base.categoryId,
    ledger,
    async run({ killAt, ...options }) {
      const setup = { ...base, startsAt: clockAt(visits), visits: [visits++] };
      const run = await runDesk(setup, { ...options, killAt: momentOf(killAt) });
      if (killAt.when === 'during') {
        const isOver = run.entries.find(({ step }) => step === killAt.step)?.answered !== undefined;
        if (isOver && killAt.share < 1) slowness *= 0.8;
        if (!isOver && killAt.share > 0.9) slowness *= 1.3;
      }
      return run;
    },
    async reopenAndCheck(run) {
      ledger.entries.push(...run.entries);
      const shop = openTestCore({ file: base.file, now: clockAt(visits++) });
      try {
        return await checkAndRetry(shop, known, run);
      } finally {
        shop.close();
      }
    },
    copy() {
      const other = mkdtempSync(join(tmpdir(), 'aftercare-faults-'));
      const file = join(other, 'aftercare.db');
      copyFileSync(base.file, file);
      return shopOver(other, {
        base: { ...base, file },
        ledger: { ...ledger, entries: [...ledger.entries] },
        tookMs,
        opensAt,
        visits,
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function checkAndRetry(
  shop: TestCore,
  { base, ledger }: Known,
  run: Pick<DeskRun, 'entries'>,
): Promise<Finding> {
  const violations = violationsOf(shop, ledger).map((what) => `after the kill, ${what}`);
  const client = shop.clientOf(base.visitor);
  const inTheAir = run.entries.find((entry) => !entry.answered);
  let fate: Finding['fate'] = 'none';
  if (inTheAir && !isNote(inTheAir)) {
    fate = wasCommitted(base.file, inTheAir.key) ? 'committed' : 'rolled back';
  }
  try {
    if (inTheAir) inTheAir.answered = { answer: await ask(client, inTheAir, inTheAir.key) };
    for (const entry of run.entries.filter((one) => !isNote(one)).slice(-3)) {
      const again = JSON.stringify(await ask(client, entry, entry.key));
      if (again !== JSON.stringify(entry.answered?.answer))
        violations.push(`${entry.path} now answers ${again}`);
    }
    violations.push(...violationsOf(shop, ledger).map((what) => `after the retry, ${what}`));
  } catch (error) {
    violations.push(`a retry ends in ${String(error)}`);
  }
  violations.push(...shop.faults.map((fault) => `a fault: ${String(fault)}`));
  return { violations, fate };
}

function wasCommitted(file: string, key: string): boolean {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT 1 FROM command WHERE key = ?').get(key) !== undefined;
  } finally {
    db.close();
  }
}
