import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

type Undo = () => void;
type Prepare = (this: Database.Database, sql: string) => Database.Statement;

const proto = Database.prototype as unknown as { prepare: Prepare };

/** Ways to make a backup that is none. */
const plants = {
  'a copy of the file as it lies, without its log': () =>
    copyBy((db, target) => fs.copyFileSync(db.name, target)),

  'a copy of two moments': () =>
    copyBy((_db, target, copy) => {
      copy(target);
      const other = new Database(target);
      other.exec(`UPDATE customer SET notes = 'of another moment' WHERE id = (SELECT max(id) FROM customer)`);
      other.close();
    }),

  'an older backup under the name of the new one': () => {
    const rename = fs.renameSync;
    let older: Buffer | null = null;
    fs.renameSync = (from, to) => {
      older ??= fs.readFileSync(from);
      rename(from, to);
      fs.writeFileSync(to, older);
    };
    syncBuiltinESMExports();
    return () => {
      fs.renameSync = rename;
      syncBuiltinESMExports();
    };
  },

  'a backup that drives out the one before it': () => {
    const rename = fs.renameSync;
    fs.renameSync = (from, to) => {
      for (const name of fs.readdirSync(`${to}/..`))
        if (name.endsWith('.aftercare')) fs.rmSync(`${to}/../${name}`);
      rename(from, to);
    };
    syncBuiltinESMExports();
    return () => {
      fs.renameSync = rename;
      syncBuiltinESMExports();
    };
  },
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
  const { prepare } = proto;
  proto.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    if (!sql.startsWith('VACUUM INTO')) return statement;
    return {
      run: (target: string) => instead(this, target, (to) => statement.run(to)),
    } as unknown as Database.Statement;
  };
  return () => {
    proto.prepare = prepare;
  };
}
