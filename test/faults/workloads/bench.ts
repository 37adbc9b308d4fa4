import type { Visitor } from '../../../electron/core/context.ts';
import { openStandingCore } from '../../../electron/core/standing-core.ts';
import { openStore, type Store } from '../../../electron/core/store/store.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { type Client, clientOf, MONDAY_MORNING } from '../../kit/shop.ts';
import { ask, type Call } from '../intake-steps.ts';
import { keyOf, type Workload } from './workload.ts';

const SECOND_MS = 1000;

/** What of a shop is known before a workload begins. */
export interface Ground {
  visitor: Visitor;
  categoryId: number;
}

/** One shop's file with what works on it: opened, worked on step by step, closed. */
export interface Bench {
  readonly file: string;
  readonly ground: Ground;
  readonly store: Store;
  readonly client: Client;
  readonly isOpen: boolean;
  /** Whether more than the store stands, so that a person can press a button. */
  readonly hasScreens: boolean;
  readonly today: string;
  /** What each step answered, by its place in the workload. */
  answers: unknown[];
  /** What a step keeps in mind from one try to the next, as a page does. */
  memory: Map<string, unknown>;
  /** Keeps something in mind that even the end of the process does not make forgotten, as what a person typed. */
  remember(name: string, value: unknown): void;
  /** Faults that the program logged. */
  faults: unknown[];
  ask(call: Call, key: string): Promise<unknown>;
  open(): void;
  close(): Promise<void>;
}

interface Opened {
  store(): Store;
  router(): unknown;
  close(): Promise<void>;
}

/** The clock stands at a moment of its own in each step, however often the step is tried. */
export function benchOver(
  file: string,
  ground: Ground,
  workload: Workload,
  onRemembered: (name: string, value: unknown) => void = () => undefined,
): Bench & { at(step: number): void } {
  let now = MONDAY_MORNING + 3_600_000;
  let opened: Opened | null = null;
  const faults: unknown[] = [];
  const must = () => {
    if (!opened) throw new Error('the shop is not open');
    return opened;
  };
  const log = (fault: unknown) => void faults.push(fault);
  const open = (): Opened => {
    const clock = () => now;
    if (workload.migrations) {
      const store = openStore({ file, now: clock, migrations: workload.migrations, log });
      return { store: () => store, router: () => null, close: async () => store.close() };
    }
    const core = openStandingCore({ file, now: clock, log, version: 'test' });
    return { store: () => core.current.store, router: () => core.router, close: core.close };
  };
  return {
    file,
    ground,
    answers: [],
    memory: new Map(),
    faults,
    remember(name, value) {
      this.memory.set(name, value);
      onRemembered(name, value);
    },
    get store() {
      return must().store();
    },
    get client() {
      return clientOf(must().router(), ground.visitor);
    },
    get isOpen() {
      return opened !== null;
    },
    hasScreens: !workload.migrations,
    get today() {
      return dayOfInstant(now, 'Europe/Athens');
    },
    ask(call, key) {
      return ask(this.client, call, key);
    },
    at(step) {
      now = MONDAY_MORNING + 3_600_000 + step * SECOND_MS;
    },
    open() {
      opened ??= open();
    },
    async close() {
      const closing = opened;
      opened = null;
      await closing?.close();
    },
  };
}

/** Tries a step; its answer is kept, its failure is thrown. */
export async function tryStep(bench: ReturnType<typeof benchOver>, workload: Workload, step: number) {
  bench.at(step);
  const answer = await workload.steps[step]?.do(bench, keyOf(workload, step));
  bench.answers[step] = answer;
  return answer;
}
