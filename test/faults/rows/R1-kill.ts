import { join } from 'node:path';
import { type SeededRandom, seededRandom } from '../../../electron/core/records/seeded-random.ts';
import { type IntakeShop, type KillPoint, openIntakeShop } from '../intake-shop.ts';
import { intakeSteps } from '../intake-steps.ts';
import { whyNoShim } from '../io/shim.ts';
import { takeInUntilKilled } from '../kills/killed-hub.ts';
import { findPrey, killAndGoOn, type Planted, type Prey } from '../kills/killed-workload.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { inScratch } from '../scratch.ts';

const LANES = 2;
const TAKE_IN = 6;
const CONTROL_TRIES = 80;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const WORKLOADS = ['intake', 'import', 'migration', 'backup', 'restore', 'first-run'];

export const row: FaultRow = {
  id: 'R1',
  title: 'kill −9 in the middle of anything',
  sizes: { quick: 20, full: 200 },
  missing: () => null,
  run: killMany,
  controls: [
    control('a store that writes each statement by itself', 'intake', {
      module: 'broken-store.ts',
      broken: 'piecemeal',
    }),
    control('a store that says saved before it is', 'intake', { module: 'broken-store.ts', broken: 'hasty' }),
    control('a store that forgets its answers', 'intake', { module: 'broken-store.ts', broken: 'forgetful' }),
    control('a backup that has its name before it is whole', 'backup', {
      module: 'kills/broken-files.ts',
      broken: 'named-early',
    }),
    control('a restore that forgets that it was begun', 'restore', {
      module: 'kills/broken-files.ts',
      broken: 'forgetful',
    }),
  ],
  leavesOut: ['the cut of power, which the memory of the system does not survive: R2', 'Windows and macOS'],
};

/** A kill: in place of a call to the disk, at a moment of a desk's call, or while a browser waits for the hub. */
type Case =
  | { of: 'workload'; prey: number; share: number }
  | { of: 'desk'; at: KillPoint }
  | { of: 'hub'; step: number; delayMs: number };

async function killMany({ cases, seed, progress }: RowOrder): Promise<RowReport> {
  return inScratch(async (_, folder) => {
    const isWithShim = whyNoShim() === null;
    const prey = isWithShim ? await findPrey(join(folder, 'peace'), WORKLOADS) : [];
    const desk = await openIntakeShop();
    // the hub has the clock of this machine
    const hub = await openIntakeShop(Date.now());
    const counts: Record<string, number> = Object.fromEntries(
      prey.map(({ workload, calls }) => [`calls of ${workload}`, calls]),
    );
    const count = (what: string) => {
      counts[what] = (counts[what] ?? 0) + 1;
    };
    const violations: string[] = [];
    const all = drawCases(seededRandom(seed), cases, isWithShim);
    const desks = [desk, desk.copy()];
    let next = 0;
    let hubVisits = 100;
    let isHubBusy: Promise<unknown> = Promise.resolve();
    const kill = async (one: Case, lane: number): Promise<string[]> => {
      if (one.of === 'workload')
        return killWorkload(
          prey[one.prey % prey.length] as Prey,
          one.share,
          join(folder, `lane-${lane}`),
          count,
        );
      if (one.of === 'desk') return killDesk(desks[lane] as IntakeShop, one.at, count);
      const turn = isHubBusy.then(() => killHub(hub, hubVisits++, one, count));
      isHubBusy = turn.catch(() => undefined);
      return turn;
    };
    const lane = async (place: number) => {
      while (next < all.length) {
        const one = all[next++] as Case;
        violations.push(...(await kill(one, place)).map((what) => `${JSON.stringify(one)}: ${what}`));
        progress(next);
      }
    };
    try {
      await Promise.all(Array.from({ length: LANES }, (_, place) => lane(place)));
      return { cases: all.length, counts, violations };
    } finally {
      for (const shop of [...desks, hub]) shop.remove();
    }
  });
}

/** Six of ten in place of a call to the disk, three at a desk, one of a hub. */
function drawCases(random: SeededRandom, cases: number, isWithShim: boolean): Case[] {
  return Array.from({ length: cases }, (_, index): Case => {
    const draw = index % 10;
    if (draw < 6 && isWithShim)
      return {
        of: 'workload',
        prey: index - 4 * Math.floor(index / 10),
        share: random.below(10_000) / 10_000,
      };
    if (draw === 9)
      return {
        of: 'hub',
        step: random.chance(60) ? TAKE_IN : random.below(intakeSteps.length),
        delayMs: random.below(25),
      };
    const step = random.chance(30) ? TAKE_IN : random.below(intakeSteps.length);
    const when = random.pick(['after', 'untold', 'during', 'during', 'during'] as const);
    return {
      of: 'desk',
      at: when === 'during' ? { step, when, share: (5 + random.below(115)) / 100 } : { step, when },
    };
  });
}

type Count = (what: string) => void;

async function killWorkload(prey: Prey, share: number, place: string, count: Count): Promise<string[]> {
  const nth = 1 + Math.floor(share * prey.calls);
  const { wasKilled, violations } = await killAndGoOn(place, prey, nth);
  count(wasKilled ? `killed in ${prey.workload}` : 'over before its end');
  return violations.map((what) => `${prey.workload}, call ${nth}: ${what}`);
}

async function killDesk(shop: IntakeShop, at: KillPoint, count: Count): Promise<string[]> {
  const run = await shop.run({ killAt: at });
  if (run.signal !== 'SIGKILL') return [`the desk ended by itself: ${run.complaints}`];
  const { violations, fate } = await shop.reopenAndCheck(run);
  count(`killed at a desk, its command ${fate === 'none' ? 'not begun' : fate}`);
  return violations;
}

async function killHub(
  shop: IntakeShop,
  number: number,
  { step, delayMs }: { step: number; delayMs: number },
  count: Count,
): Promise<string[]> {
  const entries = await takeInUntilKilled(shop, number, { step, delayMs });
  const { violations, fate } = await shop.reopenAndCheck({ entries });
  count(`killed as a hub, its command ${fate === 'none' ? 'not begun' : fate}`);
  return violations;
}

function control(plants: string, workload: string, planted: Planted) {
  return {
    plants,
    isSeen: ({ seed }: RowOrder) =>
      inScratch(async (_, folder) => {
        if (whyNoShim() !== null) throw new Error('only with a C compiler');
        const [prey] = (await findPrey(join(folder, 'peace'), [workload])) as [Prey];
        const first = seededRandom(seed).below(prey.calls);
        for (let tried = 0; tried < CONTROL_TRIES; tried++) {
          // each lies in the largest gap that the ones before have left
          const nth = 1 + (Math.floor(first + tried * GOLDEN * prey.calls) % prey.calls);
          const { violations } = await killAndGoOn(join(folder, 'lane'), prey, nth, planted);
          if (violations.length > 0) return true;
        }
        return false;
      }),
  };
}
