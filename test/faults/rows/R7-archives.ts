import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type SeededRandom, seededRandom } from '../../../electron/core/records/seeded-random.ts';
import {
  type ExportedParts,
  exportedWhole,
  hostileExport,
  leaveExportedParts,
} from '../archives/exported-shop.ts';
import {
  bomb,
  notAnArchive,
  withBrokenShop,
  withForeignSchema,
  withWrongManifest,
} from '../archives/hostile-contents.ts';
import { withHostileName, withStrangeKind, withTwins } from '../archives/hostile-names.ts';
import { type Door, isSaid, offer } from '../archives/offer.ts';
import { type Carelessness, carelessnesses, makeCareless } from '../archives/planted.ts';
import { archiveOf, entriesOf, leaveSoundParts, type SoundParts } from '../archives/sound-parts.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { inScratch } from '../scratch.ts';

export const row: FaultRow = {
  id: 'R7',
  title: 'Hostile archives',
  sizes: { quick: 60, full: 600 },
  missing: () => null,
  run: (order) => tryArchives(order),
  controls: carelessnesses.map((plants) => ({
    plants,
    isSeen: async (order) => (await tryArchives(order, plants)).violations.length > 0,
  })),
  leavesOut: [
    'an attacker who can write into the data folder itself',
    'the other way in, old records as CSV or XLSX: its own tests',
    'archives of more than 4 GB (ZIP64)',
  ],
};

const kinds: Readonly<Record<string, (parts: SoundParts, random: SeededRandom) => Buffer>> = {
  'a hostile name': withHostileName,
  'no plain file': withStrangeKind,
  'twice the same name': withTwins,
  'a bomb': bomb,
  'a wrong manifest': withWrongManifest,
  'a foreign schema': withForeignSchema,
  'a broken shop': withBrokenShop,
  'no archive': notAnArchive,
};

/** What shows it soonest that something is planted. */
const shownBy: Readonly<Record<Carelessness, string>> = {
  'a restore that believes the manifest’s hashes': 'a wrong manifest',
  'a restore that takes what the file defines for its own': 'a foreign schema',
  'a restore that takes every version for its own': 'a foreign schema',
  'a restore that finds every file whole': 'a broken shop',
  'a restore that leaves lying what it unpacked': 'a broken shop',
};

/** Beside each round of hostile ones stand a whole one, which must be let in, and one of another shop. */
const ROUND = 40;

/** Of four archives one is of the other kind: a whole shop that was exported. */
const EXPORTED_ONE_IN = 4;

interface Sound {
  parts: SoundParts;
  other: Buffer;
  exported: ExportedParts;
}

/** With something planted it ends at the first violation. */
async function tryArchives({ cases, seed, progress }: RowOrder, planted?: Carelessness): Promise<RowReport> {
  return inScratch(async (_, folder) => {
    const place = join(folder, 'deep/in/a/folder');
    mkdirSync(place, { recursive: true });
    const parts = await leaveSoundParts(place);
    const sound = { parts, other: await leaveOther(place), exported: await leaveExportedParts(place) };
    const random = seededRandom(seed);
    const counts: Record<string, number> = {};
    const violations: string[] = [];
    const undo = planted ? makeCareless(planted) : () => undefined;
    try {
      for (let done = 0; done < cases && !(planted && violations.length > 0); done++) {
        const { kind, door, bytes } = drawArchive(sound, random, done, planted);
        const { reason, violations: found } = await offer(folder, place, door, bytes);
        for (const what of [kind, `refused as ${reason}`]) counts[what] = (counts[what] ?? 0) + 1;
        const unsaid = isSaid(reason) ? [] : [`it ends as "${reason}"`];
        violations.push(...[...unsaid, ...found].map((what) => `${kind} (archive ${done}): ${what}`));
        if (!planted && done % ROUND === 0) violations.push(...(await lookAtTheOthers(folder, place, sound)));
        progress(done + 1);
      }
    } finally {
      undo();
    }
    return { cases, counts, violations };
  });
}

function drawArchive(
  { parts, exported }: Sound,
  random: SeededRandom,
  number: number,
  planted?: Carelessness,
): { kind: string; door: Door; bytes: Buffer } {
  if (!planted && number % EXPORTED_ONE_IN === 0) {
    return {
      kind: 'an exported shop',
      door: 'exported',
      bytes: hostileExport(exported, random, parts.folder),
    };
  }
  const kind = planted ? shownBy[planted] : random.pick(Object.keys(kinds));
  return { kind, door: 'backup', bytes: kinds[kind]?.(parts, random) as Buffer };
}

/** Whole ones are let in and harm nothing; one of another shop is not taken for this one's. */
async function lookAtTheOthers(
  folder: string,
  place: string,
  { parts, other, exported }: Sound,
): Promise<string[]> {
  const expected = [
    ['backup', archiveOf(parts, entriesOf(parts)), 'let in'],
    ['exported', exportedWhole(exported), 'let in'],
    ['recovery', other, 'backups.other-shop'],
  ] as const;
  const violations: string[] = [];
  for (const [door, bytes, reason] of expected) {
    const answer = await offer(folder, place, door, bytes);
    violations.push(...answer.violations.map((what) => `a whole one, ${door}: ${what}`));
    if (answer.reason !== reason) violations.push(`a whole one, ${door}: it ends as ${answer.reason}`);
  }
  return violations;
}

async function leaveOther(place: string): Promise<Buffer> {
  const folder = join(place, 'other');
  const parts = await leaveSoundParts(folder);
  const archive = archiveOf(parts, entriesOf(parts));
  rmSync(folder, { recursive: true });
  return archive;
}
