import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Visitor } from '../../electron/core/context.ts';
import type { Call } from './intake-steps.ts';

const here = import.meta.dirname;
/** Each desk begins anew; only what was compiled need not be compiled again. */
const quickStart = { NODE_COMPILE_CACHE: join(here, '../../node_modules/.cache/compiled') };

export interface DeskSetup {
  file: string;
  visitor: Visitor;
  categoryId: number;
  /** UTC milliseconds of the desk's clock when it opens. */
  startsAt: number;
  /** The visits that it takes in, by their numbers. */
  visits: number[];
}

export type Report =
  | { kind: 'opened' }
  | ({ kind: 'asking'; number: number; step: number; key: string } & Call)
  | { kind: 'answered'; key: string; answer: unknown; tookMs: number }
  /** In place of `answered` where the desk was told to keep the answer to itself. */
  | { kind: 'done' }
  | { kind: 'finished' };

/** A call that the desk made; `answered` only where the whole answer came out of the process. */
export interface LedgerEntry extends Call {
  key: string;
  step: number;
  answered?: { answer: unknown };
  tookMs: number;
}

/**
 * Where in a visit the desk is killed: after the answer of a step, so long after it was told to go on, or when the
 * step is done and its answer did not come out.
 */
export type Kill = { step: number } & ({ when: 'after' | 'untold' } | { when: 'during'; delayMs: number });

export interface DeskRun {
  entries: LedgerEntry[];
  hasOpened: boolean;
  signal: NodeJS.Signals | null;
  code: number | null;
  complaints: string;
}

export interface DeskOptions {
  killAt?: Kill;
  /** What is broken on purpose in broken-store.ts. */
  broken?: string;
  /** While the desk waits, after each answer. */
  onAnswered?: (entry: LedgerEntry) => void;
}

/** Runs a desk to its end, or to the point at which it is killed with no warning. */
export function runDesk(setup: DeskSetup, options: DeskOptions = {}): Promise<DeskRun> {
  const { killAt, broken, onAnswered } = options;
  const preload = broken === undefined ? [] : ['--import', join(here, 'broken-store.ts')];
  const child = spawn(
    process.execPath,
    ['--no-warnings', ...preload, join(here, 'desk-process.ts'), JSON.stringify(setup)],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...quickStart, AFTERCARE_BROKEN: broken ?? '' },
    },
  );
  const run: DeskRun = { entries: [], hasOpened: false, signal: null, code: null, complaints: '' };
  const isAt = (entry: LedgerEntry | undefined, when: Kill['when']) =>
    killAt !== undefined && entry?.step === killAt.step && killAt.when === when;

  const hear = (report: Report) => {
    if (report.kind === 'opened') run.hasOpened = true;
    if (report.kind === 'asking') {
      const { kind: _, number: __, ...asked } = report;
      const entry: LedgerEntry = { ...asked, tookMs: 0 };
      run.entries.push(entry);
      child.stdin.write(isAt(entry, 'untold') ? 'x' : '.');
      if (isAt(entry, 'during') && killAt?.when === 'during') {
        spin(killAt.delayMs);
        child.kill('SIGKILL');
      }
    }
    if (report.kind === 'done') child.kill('SIGKILL');
    if (report.kind === 'finished' && killAt === undefined) child.stdin.end();
    if (report.kind === 'answered') {
      const entry = run.entries.at(-1);
      if (entry?.key !== report.key) throw new Error('the desk answered what it did not ask');
      entry.answered = { answer: report.answer };
      entry.tookMs = report.tookMs;
      onAnswered?.(entry);
      if (isAt(entry, 'after')) child.kill('SIGKILL');
    }
  };

  return new Promise((resolve, reject) => {
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      try {
        for (const line of lines) hear(JSON.parse(line) as Report);
      } catch (error) {
        child.kill('SIGKILL');
        reject(error);
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.complaints += text;
    });
    child.stdin.on('error', () => undefined);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ ...run, code, signal }));
  });
}

/** Waits by turning: a timer is a thousand times too coarse for a moment inside a transaction. */
function spin(delayMs: number): void {
  const endsAt = performance.now() + delayMs;
  while (performance.now() < endsAt);
}
