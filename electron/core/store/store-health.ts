import { codeOf } from './trouble.ts';

/**
 * Whether the file can be written: `sound`; `full`, where the next write simply tries again; `failing`, where nothing is
 * written until the file was opened anew and found whole.
 */
export interface StoreHealth {
  state: 'sound' | 'full' | 'failing';
  /** What the disk or a check answered: a code of SQLite, or what was found. */
  code: string | null;
  /** UTC milliseconds. */
  since: number | null;
}

export const SOUND: StoreHealth = { state: 'sound', code: null, since: null };

export interface HealthKeeper {
  readonly health: StoreHealth;
  /** The disk is full: logged when it begins. */
  full(fault: unknown): void;
  /** No more writing, for what SQLite said. */
  fail(fault: unknown): void;
  /** No more writing, for what a check found. */
  stop(code: string): void;
  /** A write went through to the disk. */
  sound(): void;
}

/** Remembers in which state the file is, logs every fault that a person was told of, and tells who listens of a change. */
export function keepHealth(
  now: () => number,
  log: (fault: unknown, reference: string) => void,
  changed: (health: StoreHealth) => void,
): HealthKeeper {
  let health = SOUND;
  const become = (next: StoreHealth) => {
    if (next.state === health.state && next.code === health.code) return;
    health = next;
    changed(health);
  };
  return {
    get health() {
      return health;
    },
    full(fault) {
      if (health.state === 'sound') log(fault, 'store');
      if (health.state !== 'failing') become({ state: 'full', code: codeOf(fault), since: now() });
    },
    fail(fault) {
      log(fault, 'store');
      if (health.state !== 'failing') become({ state: 'failing', code: codeOf(fault) || null, since: now() });
    },
    stop(code) {
      become({ state: 'failing', code, since: now() });
    },
    sound: () => become(SOUND),
  };
}
