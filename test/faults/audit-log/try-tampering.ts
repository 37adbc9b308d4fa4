import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Head } from '../../../electron/core/audit/seal.ts';
import { checkStore } from '../../../electron/core/health/store-check.ts';
import { quickFolder } from '../desk/quick-folder.ts';
import type { RowOrder, RowReport } from '../row.ts';
import { drawsFrom } from './draws.ts';
import { type Ground, layGround } from './ground.ts';
import { deeds, type Expected, tamper } from './tampering.ts';

/** What is said of a file: null where nothing is found. */
export type Look = (file: string, anchor: Head) => Expected | null;

/** As the program looks, daily and whenever somebody asks. */
export const look: Look = (file, anchor) => {
  const { finding } = checkStore({ file, kind: 'history', anchor, knownBroken: null }, () => undefined);
  return finding as Expected | null;
};

const exchanges = ['exchanged for an old copy', 'exchanged for a copy that went on otherwise'];
/** One in so many goes to a log that is longer than the check reads at a time. */
const LONG_EVERY = 20;

/** Does one thing after another to copies of a sound log, and holds what the check says against what was done. */
export async function tryTampering(
  { cases, seed, progress }: RowOrder,
  check: Look = look,
): Promise<RowReport> {
  const { folder, remove } = quickFolder();
  const counts: Record<string, number> = {};
  const violations: string[] = [];
  try {
    const [short, long] = [await layGround(folder, 60), await layGround(folder, 2300)];
    const kinds = [...Object.keys(deeds), ...exchanges];
    for (const ground of [short, long]) {
      const said = check(ground.file, ground.head);
      if (said) violations.push(`nothing was done to ${ground.head.id} events: ${told(said)}`);
    }
    for (let index = 0; index < cases; index++) {
      const ground = index % LONG_EVERY === LONG_EVERY - 1 ? long : short;
      const kind = kinds[(index + Math.floor(index / LONG_EVERY)) % kinds.length] as string;
      const file = join(folder, 'tampered.db');
      const { what, expected } = done(ground, kind, file, seed * 1_000_003 + index);
      const said = check(file, ground.head);
      if (said?.kind !== expected.kind || said.event !== expected.event) {
        violations.push(`${what} of ${ground.head.id}: ${told(said)}, to be seen: ${told(expected)}`);
      }
      counts[kind] = (counts[kind] ?? 0) + 1;
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
      progress(index + 1);
    }
  } finally {
    remove();
  }
  return { cases, counts, violations };
}

function done(
  ground: Ground,
  kind: string,
  file: string,
  seed: number,
): { what: string; expected: Expected } {
  const { id: event } = ground.head;
  if (kind === exchanges[0]) {
    copyFileSync(ground.earlier, file);
    return { what: kind, expected: { kind: 'history-cut', event } };
  }
  if (kind === exchanges[1]) {
    copyFileSync(ground.branched, file);
    return { what: kind, expected: { kind: 'history-replaced', event } };
  }
  copyFileSync(ground.file, file);
  const db = new Database(file);
  try {
    return tamper(db, kind, drawsFrom(seed));
  } finally {
    db.close();
  }
}

function told(said: Expected | null): string {
  return said ? `${said.kind} at ${said.event}` : 'nothing found';
}
