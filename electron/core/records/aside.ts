import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What a worker says: how far it is, then how it ended. */
type Message<Progress, Result> = { progress: Progress } | { result: Result } | { refusal: string };

export interface Aside<Progress, Result> {
  name: 'look' | 'dry-run';
  order: unknown;
  onProgress?: (progress: Progress) => void;
  onResult: (result: Result) => void;
  /** A reason to say: foreseen by the worker itself, or that it ran out of memory, time or luck. */
  onFailure: (reason: string) => void;
  /** Called for what nobody foresaw. */
  onFault: (fault: unknown) => void;
  longestMs?: number;
}

/** A file may be small and what it unpacks to large: the worker ends before the program is in need. */
const MOST_MEMORY_MB = 1536;

const sourceOf = (name: string) => {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./${name}.worker.${ending}`, import.meta.url));
};

/** Work on somebody else's file in a thread of its own, so that neither its size nor its malice stops the counter. */
export function workAside<Progress, Result>(aside: Aside<Progress, Result>): Worker {
  const worker = new Worker(sourceOf(aside.name), {
    workerData: aside.order,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  let isOver = false;
  const end = (tell: () => void) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    tell();
  };
  const timer = setTimeout(
    () => {
      end(() => aside.onFailure('records.too-slow'));
      void worker.terminate();
    },
    aside.longestMs ?? 2 ** 31 - 1,
  );
  timer.unref();
  worker.on('message', (message: Message<Progress, Result>) => {
    if ('progress' in message) aside.onProgress?.(message.progress);
    else if ('refusal' in message) end(() => aside.onFailure(message.refusal));
    else end(() => aside.onResult(message.result));
  });
  worker.on('error', (fault: NodeJS.ErrnoException) => {
    end(() => {
      const isOutOfMemory = fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!isOutOfMemory) aside.onFault(fault);
      aside.onFailure(isOutOfMemory ? 'records.too-large-inside' : 'records.unreadable');
    });
  });
  worker.on('exit', () => end(() => aside.onFailure('records.unreadable')));
  return worker;
}
