import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type SeededRandom, seededRandom } from '../../../electron/core/records/seeded-random.ts';
import { openStore } from '../../../electron/core/store/store.ts';
import {
  type Cut,
  type CutCase,
  type Cutting,
  cutAndLook,
  cuts,
  liveInPeace,
  type Peace,
} from '../migration/cut-migration.ts';
import { leaveOldShops } from '../migration/old-shops.ts';
import { plant, plantNames } from '../migration/planted.ts';
import { migrations, sources } from '../migration/rehearsal.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { inScratch } from '../scratch.ts';

export const row: FaultRow = {
  id: 'R8',
  title: 'A migration cut before and after every statement',
  sizes: { quick: 60, full: 2000 },
  missing: () => null,
  run: (order) => tryCuts(order),
  controls: plantNames.map((plants) => ({
    plants,
    isSeen: async (order) => (await tryCuts(order, plants)).violations.length > 0,
  })),
  leavesOut: [
    'a power cut in the middle of a migration: R2 does it',
    'the disk at fault below SQLite: R3 and R4',
    'shops of versions before the first released one: there are none',
  ],
};

const LANES = 2;

/** With something planted it ends at the first violation. */
async function tryCuts({ cases, seed, progress }: RowOrder, planted = ''): Promise<RowReport> {
  return withOldShops(planted, async (cutting) => {
    const counts: Record<string, number> = {};
    const count = (what: string) => {
      counts[what] = (counts[what] ?? 0) + 1;
    };
    const violations: string[] = newerRefused(cutting, count);
    const all = casesFor(cutting, cases, seed);
    let done = 0;
    const lane = async (place: number) => {
      for (const one of all.filter((_, index) => index % LANES === place)) {
        if (planted !== '' && violations.length > 0) return;
        const found = await cutAndLook(one, cutting);
        count(`${one.cut}${one.at.length > 1 ? ', again and again' : ''}`);
        count(`left ${found.fate}`);
        violations.push(...found.violations.map((what) => `${nameOf(one, cutting)}: ${what}`));
        progress(++done);
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, place) => lane(place)));
    return { cases: done, counts: { ...counts, ...momentCounts(cutting) }, violations };
  });
}

/** Old shops, what their migration is in peace, and what is planted, for as long as the work takes. */
async function withOldShops<T>(planted: string, work: (cutting: Cutting) => Promise<T>): Promise<T> {
  return inScratch(async (_, folder) => {
    const shopOf = await leaveOldShops(folder);
    const peace = new Map<number, Peace>(
      sources.map((version) => [version, liveInPeace(version, shopOf(version))]),
    );
    const undo = plant(planted);
    try {
      return await work({ shopOf, peaceOf: (version) => peace.get(version) as Peace, planted });
    } finally {
      undo();
    }
  });
}

/** Every moment of every start with every cut, in an order by the seed; then starts that are cut more than once. */
function casesFor({ peaceOf }: Cutting, cases: number, seed: number): CutCase[] {
  const random = seededRandom(seed);
  const once = sources.flatMap((source) =>
    peaceOf(source).moments.flatMap((_, at) => cuts.map((cut): CutCase => ({ source, cut, at: [at] }))),
  );
  const all = shuffled(once, random);
  while (all.length < cases) {
    const source = random.pick(sources);
    const moments = peaceOf(source).moments.length;
    const at = Array.from({ length: 2 + random.below(2) }, () => random.below(moments));
    all.push({ source, cut: random.pick<Cut>(cuts), at });
  }
  return all.slice(0, cases);
}

function shuffled<T>(list: readonly T[], random: SeededRandom): T[] {
  const left = [...list];
  for (let index = left.length - 1; index > 0; index--) {
    const other = random.below(index + 1);
    [left[index], left[other]] = [left[other] as T, left[index] as T];
  }
  return left;
}

/** A program that is older than the file refuses it, and changes no byte of it or of its log. */
function newerRefused({ shopOf }: Cutting, count: (what: string) => void): string[] {
  return sources.flatMap((version) =>
    inScratch((file) => {
      if (version === 0) return [];
      copyFileSync(shopOf(version), file);
      // what the newer program did last is still in its log
      const newer = new Database(file);
      newer.exec(
        `PRAGMA wal_autocheckpoint = 0; UPDATE branch SET next_id = next_id + 1; PRAGMA user_version = ${version}`,
      );
      const [bytes, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
      let told = 'nothing';
      try {
        openStore({
          file,
          now: () => 0,
          migrations: migrations.filter((one) => one.version < version),
        }).close();
      } catch (error) {
        told = (error as { data?: { reason?: string } }).data?.reason ?? String(error);
      }
      const isUntouched = readFileSync(file).equals(bytes) && readFileSync(`${file}-wal`).equals(log);
      newer.close();
      count('newer than the program');
      const where = `a shop of version ${version} and a program of the one before`;
      if (told !== 'settings.store-newer') return [`${where}: it says ${told}`];
      if (!isUntouched || existsSync(`${file}/../backups`)) return [`${where}: the file was touched`];
      return [];
    }),
  );
}

function momentCounts({ peaceOf }: Cutting): Record<string, number> {
  return Object.fromEntries(
    sources.map((version) => [`moments from version ${version}`, peaceOf(version).moments.length]),
  );
}

function nameOf({ source, cut, at }: CutCase, { peaceOf }: Cutting): string {
  const moments = at.map((index) => {
    const moment = peaceOf(source).moments[index];
    return `${moment?.when} ${moment?.what} (${index})`;
  });
  return `from version ${source}, ${cut} ${moments.join(', then ')}`;
}
