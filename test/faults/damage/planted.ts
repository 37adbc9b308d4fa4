import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import { readMigrations } from '../../../electron/core/store/migrate.ts';
import type { SoundShop } from './damaged-shop.ts';

type Undo = () => void;
type Pragma = (this: Database.Database, source: string, options?: Database.PragmaOptions) => unknown;

type Prepare = (this: Database.Database, sql: string) => Database.Statement;

const proto = Database.prototype as unknown as { pragma: Pragma; prepare: Prepare };
const LATEST = readMigrations().at(-1)?.version ?? 0;
/** Of every file it answers that it is a shop's. */
const ours = {
  all: () => [{ name: 'branch' }],
  get: () => ({ name: 'branch' }),
} as unknown as Database.Statement;

/** Ways not to see damage, or to make it worse. */
const plants = {
  'a shop that keeps no sums of its pages': () => {
    const open = fs.openSync;
    fs.openSync = (path, ...rest) => {
      if (String(path).endsWith('.sums')) throw new Error('there are none');
      return open(path, ...rest);
    };
    syncBuiltinESMExports();
    return () => {
      fs.openSync = open;
      syncBuiltinESMExports();
    };
  },

  'a check that does not know where the history ended': ({ crashed, closed }: SoundShop) => {
    crashed.anchor = null;
    closed.anchor = null;
    return () => undefined;
  },

  'a gate that opens whatever is there': () => {
    const undo = asksForVersion((pragma) => orElse(pragma, LATEST));
    const prepare = proto.prepare;
    proto.prepare = function (sql) {
      const prepared = () => prepare.call(this, sql);
      return this.readonly && sql.includes('sqlite_schema') ? orElse(prepared, ours) : prepared();
    };
    return () => {
      proto.prepare = prepare;
      undo();
    };
  },

  'a start that clears a damaged file away': () =>
    asksForVersion((pragma, file) => {
      try {
        return pragma();
      } catch (error) {
        fs.rmSync(file);
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
  const original = proto.pragma;
  proto.pragma = function (source, options) {
    const pragma = () => original.call(this, source, options);
    return this.readonly && source === 'user_version' ? answer(pragma, this.name) : pragma();
  };
  return () => {
    proto.pragma = original;
  };
}
