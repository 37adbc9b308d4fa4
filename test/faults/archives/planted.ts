import crypto from 'node:crypto';
import { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import { readMigrations } from '../../../electron/core/store/migrate.ts';
import { replaceFileCall, replaceMethod } from '../replaced.ts';

type Undo = () => void;
const latest = readMigrations().at(-1)?.version ?? 0;

/** Ways to let a hostile archive in. */
const plants = {
  'a restore that believes the manifest’s hashes': () => {
    const { createHash } = crypto;
    const { parse } = JSON;
    let promised: readonly { sha256: string; bytes: number }[] = [];
    JSON.parse = (text, reviver) => {
      const parsed = parse(text, reviver);
      if (parsed?.format === 1) promised = Object.values(parsed.entries);
      return parsed;
    };
    crypto.createHash = ((name: string) => {
      const hash = createHash(name);
      let bytes = 0;
      return {
        update(data: string | Uint8Array) {
          if (typeof data !== 'string') bytes += data.length;
          hash.update(data);
          return this;
        },
        digest: (encoding: never) =>
          promised.find((one) => one.bytes === bytes)?.sha256 ?? hash.digest(encoding),
      };
    }) as never;
    syncBuiltinESMExports();
    return () => {
      crypto.createHash = createHash;
      JSON.parse = parse;
      syncBuiltinESMExports();
    };
  },

  'a restore that takes what the file defines for its own': () => {
    const ours = schemaOfOurs();
    return replaceMethod('prepare', (prepare, db) => (sql: string) => {
      const isAsked = sql.includes('sqlite_schema ORDER BY type, name') && !db.memory;
      return isAsked ? { all: () => ours } : prepare(sql);
    });
  },

  'a restore that takes every version for its own': () =>
    answering('user_version', (version) => Math.min(Math.max(1, Number(version)), latest)),

  'a restore that finds every file whole': () =>
    answering('integrity_check(20)', () => [{ integrity_check: 'ok' }]),

  'a restore that leaves lying what it unpacked': () =>
    replaceFileCall('rmSync', (rmSync) => (path: string, options: never) => {
      if (!path.includes('stage') || !existsSync(path)) rmSync(path, options);
    }),
} satisfies Record<string, () => Undo>;

export type Carelessness = keyof typeof plants;
export const carelessnesses = Object.keys(plants) as Carelessness[];

/** Breaks the restore in this thread, until the answered function is called. */
export function makeCareless(name: Carelessness): Undo {
  return plants[name]();
}

function answering(question: string, instead: (answer: unknown) => unknown): Undo {
  return replaceMethod('pragma', (pragma, db) => (source: string, options: unknown) => {
    const answer = pragma(source, options);
    return db.readonly && source === question ? instead(answer) : answer;
  });
}

/** What a file of ours defines, as the restore asks for it. */
function schemaOfOurs(): unknown[] {
  const db = new Database(':memory:');
  for (const { sql } of readMigrations()) db.exec(sql);
  const asked = `SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema ORDER BY type, name`;
  const rows = db.prepare(asked).all();
  db.close();
  return rows;
}
