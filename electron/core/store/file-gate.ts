import Database from 'better-sqlite3';
import { refuse } from '../../../shared/kernel/refusal.ts';

/**
 * Looks at a file before anything of it is changed, with a connection that cannot write.
 * @param latest the last version that this program knows.
 * @throws Refusal `settings.store-newer` for a file of a later version, `settings.store-damaged` for one that cannot be
 *   read as a database or is another program's.
 */
export function refuseUnfit(file: string, latest: number): void {
  const { current, isOurs } = whatItIs(file);
  if (!isOurs) refuse('conflict', 'settings.store-damaged');
  if (current > latest) refuse('conflict', 'settings.store-newer', { current, latest });
}

function whatItIs(file: string): { current: number; isOurs: boolean } {
  const db = new Database(file, { readonly: true });
  try {
    const current = db.pragma('user_version', { simple: true }) as number;
    const tables = db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => name);
    return { current, isOurs: current === 0 ? tables.length === 0 : tables.includes('branch') };
  } catch (error) {
    if (isDamage(error)) return { current: 0, isOurs: false };
    throw error;
  } finally {
    db.close();
  }
}

/** A disk that cannot be read or a file that is somebody else's is not damage. */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT');
}
