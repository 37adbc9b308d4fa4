import { setTimeout as pause } from 'node:timers/promises';
import { type Core, type CoreOptions, openCore } from './core.ts';
import { takeBack } from './store/restore-swap.ts';

/** A core that outlives its store: after a restore it is closed and opened again, and the transports go on asking it. */
export interface StandingCore extends Pick<Core, 'router' | 'onChanged' | 'close'> {
  /** The core of this moment. */
  readonly current: Core;
}

/** The old file may be held a moment longer by a worker that is just ending, or by a virus scanner. */
const TRIES = 50;
const TRY_AGAIN_MS = 100;

export function openStandingCore(options: Omit<CoreOptions, 'onRestoreOrdered'>): StandingCore {
  const listeners = new Set<(domains: readonly string[]) => void>();
  let isClosed = false;
  let reopening: Promise<void> = Promise.resolve();

  const open = (): Core => {
    const core = openCore({
      ...options,
      onRestoreOrdered: () => {
        reopening = reopen();
      },
    });
    core.onChanged((domains) => {
      for (const listener of listeners) listener(domains);
    });
    return core;
  };

  const openPatiently = async (): Promise<Core> => {
    for (let tries = 1; ; tries++) {
      try {
        return open();
      } catch (fault) {
        if (tries === TRIES) throw fault;
        await pause(TRY_AGAIN_MS);
      }
    }
  };

  const reopen = async () => {
    await current.close();
    if (isClosed) return;
    try {
      current = await openPatiently();
    } catch (fault) {
      // it was proved before it took the place, so this is no fault of the file; the shop goes on with what it had
      options.log(fault, 'restore');
      takeBack(options.file, options.now());
      current = open();
    }
    for (const listener of listeners) listener(['*']);
  };

  let current = open();
  return {
    get current() {
      return current;
    },
    get router() {
      return current.router;
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      await Promise.all([reopening, current.close()]);
    },
  };
}
