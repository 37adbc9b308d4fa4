import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';

/**
 * What an error of SQLite says of the file's disk: `full` is over as soon as there is room again, `failing` means that
 * nothing more may be written through this connection. Null for everything else (a broken rule of a table, a bug).
 */
export function troubleOf(error: unknown): 'full' | 'failing' | null {
  const code = codeOf(error);
  if (code === 'SQLITE_FULL') return 'full';
  return /^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|PROTOCOL)/.test(code) ? 'failing' : null;
}

/** The code of an error of SQLite or of the operating system, such as `SQLITE_IOERR_FSYNC` or `ENOSPC`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What a file operation outside the store says when the disk has no room. */
export function isNoRoom(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(codeOf(error));
}

/** A COMMIT that did not say how it ended: what it was to save may or may not be there. */
export class UnknownOutcome extends Refusal {
  constructor() {
    super('conflict', { reason: 'health.not-known-saved' });
  }
}

export const refuseFull = (): never => refuse('conflict', 'health.disk-full');
export const refuseFailing = (): never => refuse('conflict', 'health.store-failing');
export const refuseDamaged = (): never => refuse('conflict', 'health.damaged');
