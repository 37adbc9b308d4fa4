import { Refusal } from '../../../shared/kernel/refusal.ts';
import { workAside } from './aside.ts';
import type { Look, LookOrder } from './look.ts';

const LONGEST_MS = 120_000;

export interface Looks {
  /** Reads a file once in a worker. @throws Refusal in words for what is no list of records. */
  look(order: LookOrder): Promise<Look>;
  closeAll(): void;
}

export function openLooks(log: (fault: unknown, reference: string) => void): Looks {
  const running = new Set<() => void>();
  return {
    look: (order) =>
      new Promise((resolve, reject) => {
        const worker = workAside<never, Look>({
          name: 'look',
          order,
          onResult: (look) => finish(() => resolve(look)),
          onFailure: (reason) => finish(() => reject(new Refusal('invalid', { reason }))),
          onFault: (fault) => log(fault, 'look'),
          longestMs: LONGEST_MS,
        });
        const stop = () => void worker.terminate();
        const finish = (settle: () => void) => {
          running.delete(stop);
          settle();
        };
        running.add(stop);
      }),
    closeAll() {
      for (const stop of running) stop();
    },
  };
}
