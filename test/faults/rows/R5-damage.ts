import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SeededRandom, seededRandom } from '../../../electron/core/records/seeded-random.ts';
import { copyShop, leaveSoundShop, type SoundShop } from '../damage/damaged-shop.ts';
import { copyAsIs, type DamageKind, damage, drawDamage } from '../damage/damages.ts';
import { lookAtAttachment, lookAtBackup, lookAtShop, type Verdict } from '../damage/look.ts';
import { type Blindness, blind, blindnesses } from '../damage/planted.ts';
import { recoverAndCompare } from '../damage/recovery.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { inScratch } from '../scratch.ts';

export const row: FaultRow = {
  id: 'R5',
  title: 'Damage to the file, its log, a backup, an attachment',
  sizes: { quick: 150, full: 2500 },
  missing: () => null,
  run: (order) => tryDamages(order),
  controls: blindnesses.map((plants) => ({
    plants,
    isSeen: async (order) => (await tryDamages(order, plants)).violations.length > 0,
  })),
  leavesOut: [
    'pages that were written after a cut of power and before the next checkpoint: they have no sum yet, and what SQLite and the chain of events do not see of them is not seen',
    'a file that another program wrote into: its pages are told from those that a disk damaged, and only a warning',
    'events of the last five seconds before a log was damaged: the anchor is noted every five seconds',
    'damage in memory, before a page is written',
  ],
};

/** Of so many damages that were seen, one is recovered from. */
const RECOVERED_ONE_IN = 40;

/** With something planted it ends at the first violation. */
function tryDamages({ cases, seed, progress }: RowOrder, planted?: Blindness): Promise<RowReport> {
  return inScratch(async (_, folder) => {
    const shop = await leaveSoundShop(folder);
    const random = seededRandom(seed);
    const counts: Record<string, number> = {};
    const violations: string[] = [];
    const undo = planted ? blind(planted, shop) : () => undefined;
    for (let done = 0; done < cases && !(planted && violations.length > 0); done++) {
      const part = drawPart(random);
      const kind = drawDamage(random);
      const { verdict, where } = await inScratch((file) => tryOne(file, part, kind, random, shop, done));
      progress(done + 1);
      if (!verdict) continue;
      for (const what of countsOf(part, kind, verdict)) counts[what] = (counts[what] ?? 0) + 1;
      const unseen =
        verdict.seenBy === null && verdict.isChanged ? ['says something else and nobody sees it'] : [];
      violations.push(
        ...[...unseen, ...verdict.violations].map((what) => `${part}, ${kind}, ${where}: ${what}`),
      );
    }
    undo();
    return { cases, counts, violations };
  });
}

const parts = ['file', 'log', 'backup', 'attachment'] as const;
type Part = (typeof parts)[number];

function drawPart(random: SeededRandom): Part {
  const draw = random.below(20);
  return draw < 12 ? 'file' : draw < 16 ? 'log' : draw < 19 ? 'backup' : 'attachment';
}

interface Tried {
  verdict: Verdict | null;
  where: string;
}

/** A verdict, or none where the damage left every byte as it was. */
async function tryOne(
  file: string,
  part: Part,
  kind: DamageKind,
  random: SeededRandom,
  shop: SoundShop,
  number: number,
): Promise<Tried> {
  if (part === 'attachment') return tryAttachment(file, kind, random, shop);
  if (part === 'backup') {
    const copy = join(file, '../copy.aftercare');
    copyAsIs(shop.backup, copy);
    const { where, isDone } = damage(copy, kind, random, shop.older.backup);
    return { where, verdict: isDone ? await lookAtBackup(copy, shop.closed.dump) : null };
  }
  const moment = part === 'file' ? shop.closed : shop.crashed;
  copyShop(moment.file, file);
  const [target, older] = part === 'file' ? [file, shop.older.closed] : [`${file}-wal`, shop.older.log];
  const { where, isDone } = damage(target, kind, random, older);
  if (!isDone) return { where, verdict: null };
  const verdict = await lookAtShop(file, moment);
  if (part === 'file' && verdict.seenBy && number % RECOVERED_ONE_IN === 0) {
    verdict.violations.push(...(await recoverAndCompare(file, shop.backup, shop.closed)));
  }
  return { where, verdict };
}

async function tryAttachment(
  file: string,
  kind: DamageKind,
  random: SeededRandom,
  { attachments }: SoundShop,
): Promise<Tried> {
  const hash = random.pick(attachments.hashes);
  const place = join(hash.slice(0, 2), hash);
  const folder = join(file, '../attachments');
  mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true });
  copyAsIs(join(attachments.folder, place), join(folder, place));
  const { where, isDone } = damage(join(folder, place), kind, random, join(attachments.folder, place));
  return { where, verdict: isDone ? await lookAtAttachment(folder, hash) : null };
}

function countsOf(part: Part, kind: DamageKind, { seenBy, isChanged }: Verdict): string[] {
  const seen = seenBy === null ? 'unseen' : 'seen';
  const fate = isChanged ? 'says something else' : 'says the same';
  const list = [`${part}: ${fate}, ${seen}`, `by ${seenBy ?? 'nobody'}`];
  return part === 'file' && kind === 'a flipped bit'
    ? [...list, `bits of the file: ${isChanged || seenBy ? 'seen' : 'no harm'}`]
    : list;
}
