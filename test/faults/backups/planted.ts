import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { replaceFileCall, replaceMethod } from '../replaced.ts';

type Undo = () => void;
/** Ways to make a backup that is none. */
const plants = {
  'a copy of the file as it lies, without its log': () =>
    copyBy((db, target) => copyFileSync(db.name, target)),

  'a copy of two moments': () =>
    copyBy((_db, target, copy) => {
      copy(target);
      const other = new Database(target);
      other.exec(`UPDATE customer SET notes = 'of another moment' WHERE id = (SELECT max(id) FROM customer)`);
      other.close();
    }),

  'an older backup under the name of the new one': () => {
    let older: Buffer | null = null;
    return replaceFileCall('renameSync', (rename) => (from: string, to: string) => {
      older ??= readFileSync(from);
      rename(from, to);
      writeFileSync(to, older);
    });
  },

  'a backup that drives out the one before it': () =>
    replaceFileCall('renameSync', (rename) => (from: string, to: string) => {
      const earlier = readdirSync(dirname(to)).filter((name) => name.endsWith('.aftercare'));
      for (const name of earlier) rmSync(join(dirname(to), name));
      rename(from, to);
    }),
} satisfies Record<string, () => Undo>;

export type BadBackup = keyof typeof plants;
export const badBackups = Object.keys(plants) as BadBackup[];

/** Breaks the making of backups in this thread, until the answered function is called. */
export function spoil(name: BadBackup): Undo {
  return plants[name]();
}

function copyBy(
  instead: (db: Database.Database, target: string, copy: (target: string) => void) => void,
): Undo {
  return replaceMethod('prepare', (prepare, db) => (sql: string) => {
    const statement = prepare(sql) as Database.Statement;
    if (!sql.startsWith('VACUUM INTO')) return statement;
    return { run: (target: string) => instead(db, target, (to) => statement.run(to)) };
  });
}
