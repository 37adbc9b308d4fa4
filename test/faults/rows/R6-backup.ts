import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { listBackups } from '../../../electron/core/backups/backups-folder.ts';
import { examineBackup } from '../../../electron/core/backups/examine-backup.ts';
import { startWork } from '../../../electron/core/backups/long-work.ts';
import { makeBackup } from '../../../electron/core/backups/make-backup.ts';
import { type SeededRandom, seededRandom } from '../../../electron/core/records/seeded-random.ts';
import { type BusyShop, openBusyShop, orderOf } from '../backups/busy-shop.ts';
import { type BadBackup, badBackups, spoil } from '../backups/planted.ts';
import { leaveLivedInShop } from '../lived-in-shop.ts';
import { dumpDifference, dumpOf } from '../logical-dump.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { inScratch } from '../scratch.ts';

const VISITS = 2;
/** A shop that grows makes every look at it longer. */
const BACKUPS_A_SHOP = 12;
const LONGEST_MS = 400;

export const row: FaultRow = {
  id: 'R6',
  title: 'A backup while the shop works, restored elsewhere',
  sizes: { quick: 8, full: 120 },
  missing: () => null,
  run: (order) => backUpMany(order),
  controls: badBackups.map((plants) => ({
    plants,
    isSeen: async (order) => (await backUpMany(order, plants)).violations.length > 0,
  })),
  leavesOut: [
    'shops so large that a backup takes minutes',
    'a process that is killed while it makes a backup: R1; a cut of power: R2; a full disk: R4',
    'the second place of backups: a drive or a network folder',
  ],
};

/** Made by a worker, as the program does; made in this thread between two commands; made by a worker that is cut off. */
const ways = ['worker', 'worker', 'here', 'cut off'] as const;
type Way = (typeof ways)[number];

/** With something planted it ends at the first violation. */
async function backUpMany({ cases, seed, progress }: RowOrder, planted?: BadBackup): Promise<RowReport> {
  return inScratch(async (lived, folder) => {
    const random = seededRandom(seed);
    const visitor = await leaveLivedInShop(lived, VISITS);
    const counts: Record<string, number> = {};
    const add = (what: string, more = 1) => {
      counts[what] = (counts[what] ?? 0) + more;
    };
    const violations: string[] = [];
    const undo = planted ? spoil(planted) : () => undefined;
    let shop: BusyShop | undefined;
    try {
      for (let done = 0; done < cases && !(planted && violations.length > 0); done++) {
        if (done % BACKUPS_A_SHOP === 0) {
          shop?.close();
          rmSync(join(folder, 'busy'), { recursive: true, force: true });
          shop = await openBusyShop(join(folder, 'busy/aftercare.db'), lived, visitor);
        }
        const busy = shop as BusyShop;
        const way = planted ? 'here' : random.pick(ways);
        const before = busy.states.length;
        const found = await backUpOnce(busy, `${String(done).padStart(4, '0')}`, way, random);
        violations.push(...found.violations.map((what) => `backup ${done} (${way}): ${what}`));
        add(found.isMade ? `made, ${way}` : 'cut off in time');
        add('commands meanwhile', busy.states.length - before);
        progress(done + 1);
      }
    } finally {
      shop?.close();
      undo();
    }
    return { cases, counts, violations };
  });
}

interface Outcome {
  isMade: boolean;
  violations: string[];
}

async function backUpOnce(shop: BusyShop, number: string, way: Way, random: SeededRandom): Promise<Outcome> {
  const order = orderOf(shop.file, `aftercare-2026-10-05T06-00-00-${number.slice(-3)}Z-daily.aftercare`);
  const folder = dirname(order.target);
  const earlier = await wholeIn(folder);
  const from = shop.states.length - 1;
  const limitMs = random.below(LONGEST_MS);
  const violations: string[] = [];
  await shop.whileBusy(async () => {
    try {
      if (way === 'here') return await makeBackup(order, () => undefined);
      const work = startWork<'make'>({ kind: 'make', order }, () => undefined);
      if (way === 'worker') return await work.done;
      await Promise.race([pause(limitMs), work.done]);
      return await work.cancel();
    } catch (error) {
      violations.push(`no backup came about: ${String(error)}`);
    }
  });
  const isMade = existsSync(order.target);
  if (!isMade && way !== 'cut off' && violations.length === 0) violations.push('there is no backup');
  if (isMade) violations.push(...(await compare(order.target, shop, from)));
  const now = await wholeIn(folder);
  const gone = earlier.filter((name) => !now.includes(name));
  violations.push(...gone.map((name) => `${name} is gone or can no longer be read`));
  if (now.length !== earlier.length + (isMade ? 1 : 0))
    violations.push(`there are ${now.length} backups after ${earlier.length}`);
  return { isMade, violations };
}

/** What the folder shows as backups that can be restored. */
async function wholeIn(folder: string): Promise<string[]> {
  return (await listBackups(folder)).filter(({ kind }) => kind === 'archive').map(({ fileName }) => fileName);
}

/** Restored elsewhere it must say what the shop said at one moment between the beginning and the end of the backup. */
async function compare(source: string, { states }: BusyShop, from: number): Promise<string[]> {
  const stage = `${source}-elsewhere`;
  try {
    const { lastEvent } = await examineBackup({ source, stage }, () => undefined);
    const restored = dumpOf(join(stage, 'shop.db'));
    const moment = states.findLastIndex((state) => dumpDifference(restored, state).length === 0);
    if (moment < 0) {
      const nearest = states.find((state) => state.event === restored.event) ?? states.at(-1);
      return [`it is what the shop never was: ${dumpDifference(restored, nearest ?? {}).slice(0, 3)}`];
    }
    if (moment < from) return [`it is of moment ${moment} and was begun at ${from}`];
    const events = Number.parseInt(restored.event ?? '0', 10);
    return lastEvent?.id === events
      ? []
      : [`it says that its last event is ${lastEvent?.id}, and has ${events}`];
  } catch (error) {
    return [`it cannot be restored: ${String(error)}`];
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
