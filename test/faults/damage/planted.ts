import { rmSync } from 'node:fs';
import { readMigrations } from '../../../electron/core/store/migrate.ts';
import { replaceFileCall, replaceMethod } from '../replaced.ts';
import type { SoundShop } from './damaged-shop.ts';

type Undo = () => void;
const LATEST = readMigrations().at(-1)?.version ?? 0;
/** Of every file it answers that it is a shop's. */
const ours = {
  all: () => [{ name: 'branch' }],
  get: () => ({ name: 'branch' }),
};

/** Ways not to see damage, or to make it worse. */
const plants = {
  'a shop that keeps no sums of its pages': () =>
    replaceFileCall('openSync', (open) => (path: string, flags: string | number, mode?: number) => {
      if (path.endsWith('.sums')) throw new Error('there are none');
      return open(path, flags, mode);
    }),

  'a check that does not know where the history ended': ({ crashed, closed }: SoundShop) => {
    crashed.anchor = null;
    closed.anchor = null;
    return () => undefined;
  },

  'a gate that opens whatever is there': () => {
    const undo = [
      asksForVersion((pragma) => orElse(pragma, LATEST)),
      replaceMethod('prepare', (prepare, db) => (sql: string) => {
        const isAboutTables = db.readonly && sql.includes('sqlite_schema');
        return isAboutTables ? orElse(() => prepare(sql), ours) : prepare(sql);
      }),
    ];
    return () => {
      for (const one of undo) one();
    };
  },

  'a start that clears a damaged file away': () =>
    asksForVersion((pragma, file) => {
      try {
        return pragma();
      } catch (error) {
        rmSync(file);
        throw error;
      }
    }),
} satisfies Record<string, (shop: SoundShop) => Undo>;

export type Blindness = keyof typeof plants;
export const blindnesses = Object.keys(plants) as Blindness[];

/** Breaks what is to see damage, until the answered function is called. */
export function blind(name: Blindness, shop: SoundShop): Undo {
  return plants[name](shop);
}

function orElse<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** The gate's first question to a file, answered otherwise. */
function asksForVersion(answer: (pragma: () => unknown, file: string) => unknown): Undo {
  return replaceMethod('pragma', (pragma, db) => (source: string, options: unknown) => {
    const ask = () => pragma(source, options);
    return db.readonly && source === 'user_version' ? answer(ask, db.name) : ask();
  });
}
