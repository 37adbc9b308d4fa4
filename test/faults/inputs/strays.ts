import { setImmediate } from 'node:timers/promises';

type Stray = (fault: unknown) => void;

/** Runs work and hears, alone, of every promise that failed and that nobody waited for: in the program, its end. */
export async function hearingStrays<T>(heard: Stray, work: () => Promise<T>): Promise<T> {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', heard);
  try {
    const result = await work();
    // Node tells of them once the loop goes round
    await setImmediate();
    return result;
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);
  }
}
