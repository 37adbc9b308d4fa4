import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { environmentOf, makeControl } from '../io/control.ts';
import type { Ground } from '../workloads/bench.ts';
import type { DisturbedSetup } from './disturbed-process.ts';
import type { TrialOrder, TrialReport } from './trial.ts';

export interface Disturbed {
  /** A process that ends by itself is a finding like any other; the next trial has a new one. */
  disturb(order: TrialOrder): Promise<TrialReport>;
  end(): void;
}

interface Living {
  child: ChildProcess;
  lines: Interface;
  complaints: string;
}

/** How long a trial may take before it counts as stuck. */
const PATIENCE_MS = 60_000;

/** A process with the shim below it, in which trials are made one after the other. */
export function startDisturbed(
  place: string,
  { ground, groundFolder, broken }: { ground: Ground; groundFolder: string; broken?: string },
): Disturbed {
  mkdirSync(place, { recursive: true });
  const folder = join(place, 'disk');
  const control = join(place, 'control');
  const setup: DisturbedSetup = { ground, groundFolder, folder, aside: join(place, 'aside'), control };
  let living: Living | null = null;

  const start = (): Living => {
    makeControl(control);
    const faults = join(import.meta.dirname, '..');
    const preload = broken === undefined ? [] : ['--import', join(faults, 'broken-store.ts')];
    const args = [...preload, join(import.meta.dirname, 'disturbed-process.ts'), JSON.stringify(setup)];
    const child = spawn(process.execPath, ['--no-warnings', ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...environmentOf({ folder, control }),
        NODE_COMPILE_CACHE: join(faults, '../../node_modules/.cache/compiled'),
        AFTERCARE_BROKEN: broken ?? '',
      },
    });
    const one: Living = { child, lines: createInterface({ input: child.stdout as never }), complaints: '' };
    child.stdin?.on('error', () => undefined);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      one.complaints = (one.complaints + text).slice(-2000);
    });
    return one;
  };

  return {
    disturb(order) {
      living ??= start();
      const { child, lines } = living;
      return new Promise((resolve) => {
        const done = (report: TrialReport) => {
          clearTimeout(timer);
          lines.removeAllListeners('line');
          child.removeAllListeners('close');
          resolve(report);
        };
        const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
        lines.once('line', (line) => done(JSON.parse(line) as TrialReport));
        child.once('close', (code, signal) => {
          const says = `the process ended (${code ?? signal}): ${living?.complaints.slice(-600)}`;
          living = null;
          done({ failed: 1, calls: {}, needed: 0, shown: [], wasReadOnly: false, violations: [says] });
        });
        child.stdin?.write(`${JSON.stringify(order)}\n`);
      });
    },
    end() {
      living?.child.stdin?.end();
      living?.child.kill();
    },
  };
}
