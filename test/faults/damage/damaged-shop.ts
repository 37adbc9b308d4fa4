import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openShelf } from '../../../electron/core/attachments/shelf.ts';
import type { Head } from '../../../electron/core/audit/seal.ts';
import { makeBackup } from '../../../electron/core/backups/make-backup.ts';
import { proveFile } from '../../../electron/core/store/proof.ts';
import { MONDAY_MORNING, openTestCore } from '../../kit/shop.ts';
import { leaveLivedInShop, takeInVisit } from '../lived-in-shop.ts';
import { dumpOf, type LogicalDump } from '../logical-dump.ts';
import { copyAsIs } from './damages.ts';

const VISITS = 5;
const HALF_AN_HOUR_MS = 1_800_000;

/** A shop at three moments of its life, and what must be true of each; nothing of it is ever damaged itself. */
export interface SoundShop {
  /** Closed in peace, with its sums. */
  closed: Moment;
  /** As a cut of power left it: the last visits stand in the log alone. */
  crashed: Moment;
  /** A whole backup of the closed one, and what it holds. */
  backup: string;
  older: { closed: string; log: string; backup: string };
  /** Files of proof, by their hash. */
  attachments: { folder: string; hashes: readonly string[] };
}

export interface Moment {
  file: string;
  dump: LogicalDump;
  /** The last event, as it was noted outside the file; null where nobody noted it. */
  anchor: Head | null;
}

const parts = ['', '-wal', '.sums'];

/** The file with all that belongs to it. */
export function copyShop(from: string, to: string): void {
  for (const part of parts) if (existsSync(from + part)) copyAsIs(from + part, to + part);
}

export async function leaveSoundShop(folder: string): Promise<SoundShop> {
  const at = (name: string) => join(folder, name);
  const file = at('live/aftercare.db');
  mkdirSync(at('live'));
  const visitor = await leaveLivedInShop(file, VISITS);
  copyShop(file, at('older.db'));
  await makeOf(file, at('older.aftercare'));

  const life = async (visits: readonly number[], from: number, atTheEnd: () => void = () => undefined) => {
    const core = openTestCore({ file, now: MONDAY_MORNING + from * HALF_AN_HOUR_MS });
    for (const visit of visits)
      await takeInVisit({ client: core.clientOf(visitor), clock: core.clock }, visit);
    atTheEnd();
    core.close();
  };
  await life([5, 6], 1);
  await life([], 2);
  const closed = { file: at('closed.db'), dump: dumpOf(file), anchor: headOf(file) };
  copyShop(file, closed.file);
  await makeOf(file, at('shop.aftercare'));

  const crashed = at('crashed.db');
  await life([7], 3, () => copyShop(file, at('before-crash.db')));
  await life([8], 4, () => copyShop(file, crashed));
  const shelf = openShelf(at('attachments'), at('incoming'));
  const hashes = ['receipt', 'picture', 'contract'].map((word) =>
    shelf.put(Buffer.from(`${word} `.repeat(3000))),
  );
  return {
    closed,
    crashed: { file: crashed, dump: dumpOfCopy(crashed, folder), anchor: headOf(at('read.db')) },
    backup: at('shop.aftercare'),
    older: { closed: at('older.db'), log: at('before-crash.db-wal'), backup: at('older.aftercare') },
    attachments: { folder: at('attachments'), hashes },
  };
}

function makeOf(file: string, target: string): Promise<unknown> {
  const place = { attachments: join(file, '../attachments'), scratch: `${target}-scratch` };
  const about = { why: 'daily', madeAt: MONDAY_MORNING, programVersion: 'test' } as const;
  return makeBackup({ file, target, ...place, ...about }, () => undefined);
}

/** Reading a file that has a log may empty the log. */
function dumpOfCopy(file: string, folder: string): LogicalDump {
  copyShop(file, join(folder, 'read.db'));
  return dumpOf(join(folder, 'read.db'));
}

function headOf(file: string): Head {
  const { lastEvent } = proveFile(file);
  if (!lastEvent) throw new Error('the shop has no history');
  return { id: lastEvent.id, hash: lastEvent.hash };
}
