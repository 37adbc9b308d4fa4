import Database from 'better-sqlite3';
import { type Migration, readMigrations } from './migration-files.ts';
import { foreignParts } from './schema.ts';
import { countsOf } from './table-digests.ts';

export interface LastEvent {
  id: number;
  hash: string;
  at: number;
}

/** What a file that was found sound says of itself. */
export interface SoundFile {
  version: number;
  counts: Record<string, number>;
  lastEvent: LastEvent | null;
}

export type Flaw = 'not-a-database' | 'newer' | 'foreign-schema' | 'damaged';

/** Why a file is not to be opened as a shop's. */
export class FlawFound extends Error {
  readonly flaw: Flaw;
  readonly details: string[];

  constructor(flaw: Flaw, details: string[] = []) {
    super(`${flaw}: ${details.join('; ')}`);
    this.flaw = flaw;
    this.details = details;
  }
}

/**
 * Opens a file that may be hostile, without letting it write or run anything, and looks at all of it.
 * The definitions come first: nothing else of the file is read before each is known to be one of ours.
 * @throws FlawFound
 */
export function proveFile(path: string, migrations: readonly Migration[] = readMigrations()): SoundFile {
  const db = openGuarded(path);
  try {
    return proveOpen(db, migrations);
  } catch (error) {
    throw isOfFile(error) ? new FlawFound('damaged', [String(error)]) : error;
  } finally {
    db.close();
  }
}

function proveOpen(db: Database.Database, migrations: readonly Migration[]): SoundFile {
  const version = versionOf(db);
  if (version > (migrations.at(-1)?.version ?? 0)) throw new FlawFound('newer', [String(version)]);
  if (version < 1) throw new FlawFound('not-a-database', ['version 0']);
  const foreign = foreignParts(db, migrations);
  if (foreign.length > 0) throw new FlawFound('foreign-schema', foreign.slice(0, 20));
  const found = db.pragma('integrity_check(20)') as { integrity_check: string }[];
  if (found.length !== 1 || found[0]?.integrity_check !== 'ok') {
    throw new FlawFound(
      'damaged',
      found.map(({ integrity_check }) => integrity_check),
    );
  }
  return { version, counts: countsOf(db), lastEvent: lastEventOf(db) };
}

/** A connection that cannot write, runs nothing that the file defines, and checks each page that it reads. */
export function openGuarded(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  return db;
}

export function lastEventOf(db: Database.Database): LastEvent | null {
  const row = db.prepare<[], LastEvent>('SELECT id, hash, at FROM event ORDER BY id DESC LIMIT 1').get();
  return row ?? null;
}

function versionOf(db: Database.Database): number {
  try {
    return db.pragma('user_version', { simple: true }) as number;
  } catch (error) {
    throw isOfFile(error) ? new FlawFound('not-a-database', [String(error)]) : error;
  }
}

/** Damage and nonsense in the file, as opposed to a disk that does not answer. */
function isOfFile(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(NOTADB|CORRUPT|ERROR|FORMAT|AUTH|CANTOPEN)/.test(code);
}
