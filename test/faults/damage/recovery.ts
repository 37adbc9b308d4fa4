import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recoverFrom } from '../../../electron/core/backups/recover.ts';
import { checkStore } from '../../../electron/core/health/store-check.ts';
import { openStore } from '../../../electron/core/store/store.ts';
import { dumpDifference, dumpOf } from '../logical-dump.ts';
import type { Moment } from './damaged-shop.ts';

/** What a restore may change: who was signed in, and the event that tells of it. */
const ofTheRestore = /^(session|event|sqlite_sequence|branch): /;

/** Goes back to a backup from a file that is damaged: everything up to it must be there, and the damaged file kept. */
export async function recoverAndCompare(
  file: string,
  backup: string,
  { dump, anchor }: Moment,
): Promise<string[]> {
  const damaged = readFileSync(file);
  await recoverFrom({ file, source: backup, now: () => 0, acceptsOtherShop: true });
  openStore({ file, now: () => 0 }).close();
  const lost = dumpDifference(dumpOf(file), dump).filter((line) => !ofTheRestore.test(line));
  const { finding } = checkStore({ file, kind: 'full', anchor, knownBroken: null }, () => undefined);
  return [
    ...lost.map((what) => `after the recovery, ${what}`),
    ...(finding ? [`after the recovery the check finds ${finding.kind}`] : []),
    ...(isKept(join(file, '../set-aside'), damaged) ? [] : ['the damaged file was not kept as it was']),
  ];
}

function isKept(folder: string, damaged: Buffer): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name, 'shop.db')).equals(damaged));
}
