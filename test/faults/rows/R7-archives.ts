import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examineBackup } from '../../../electron/core/backups/examine-backup.ts';
import { recoverFrom } from '../../../electron/core/backups/recover.ts';
import { type SeededRandom, seededRandom } from '../../../electron/core/records/seeded-random.ts';
import { languages } from '../../../shared/kernel/language.ts';
import {
  bomb,
  notAnArchive,
  withBrokenShop,
  withForeignSchema,
  withWrongManifest,
} from '../archives/hostile-contents.ts';
import { withHostileName, withStrangeKind, withTwins } from '../archives/hostile-names.ts';
import { type Carelessness, carelessnesses, makeCareless } from '../archives/planted.ts';
import { archiveOf, entriesOf, hashOf, leaveSoundParts, type SoundParts } from '../archives/sound-parts.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { inScratch } from '../scratch.ts';

export const row: FaultRow = {
  id: 'R7',
  title: 'Hostile archives',
  sizes: { quick: 60, full: 400 },
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

const PATIENCE_MS = 5000;
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

/** With something planted it ends at the first violation. */
async function tryArchives({ cases, seed, progress }: RowOrder, planted?: Carelessness): Promise<RowReport> {
  return inScratch(async (_, folder) => {
    const place = join(folder, 'deep/in/a/folder');
    mkdirSync(place, { recursive: true });
    const parts = await leaveSoundParts(place);
    const other = await leaveOther(place);
    const random = seededRandom(seed);
    const counts: Record<string, number> = {};
    const add = (what: string) => {
      counts[what] = (counts[what] ?? 0) + 1;
    };
    const violations: string[] = [];
    const undo = planted ? makeCareless(planted) : () => undefined;
    try {
      for (let done = 0; done < cases && !(planted && violations.length > 0); done++) {
        const kind = planted ? shownBy[planted] : random.pick(Object.keys(kinds));
        const bytes = kinds[kind]?.(parts, random) as Buffer;
        const { reason, found } = await offer(folder, place, bytes);
        add(kind);
        add(`refused as ${reason}`);
        violations.push(...found.map((what) => `${kind} (archive ${done}): ${what}`));
        if (!planted && done % ROUND === 0)
          violations.push(...(await lookAtTheOthers(folder, place, parts, other)));
        progress(done + 1);
      }
    } finally {
      undo();
    }
    return { cases, counts, violations };
  });
}

/** Offers an archive to the restore of the shop in `place/data`: it must be refused, and nothing else be anywhere. */
async function offer(
  folder: string,
  place: string,
  bytes: Buffer,
): Promise<{ reason: string; found: string[] }> {
  const source = join(place, 'offered.aftercare');
  writeFileSync(source, bytes);
  const before = everythingIn(folder);
  const began = process.cpuUsage();
  const reason = await examineBackup(
    { source, stage: join(place, 'data/restore/stage-1') },
    () => undefined,
  ).then(
    () => 'let in',
    (error: unknown) => (error as { data?: { reason?: string } }).data?.reason ?? `a fault: ${String(error)}`,
  );
  const { user, system } = process.cpuUsage(began);
  const tookMs = (user + system) / 1000;
  const found = [
    ...(isSaid(reason) ? [] : [`ends as "${reason}", which no screen can say`]),
    ...changesIn(folder, before),
    ...(tookMs > PATIENCE_MS ? [`takes ${Math.round(tookMs / 1000)} s of the processor`] : []),
  ];
  rmSync(join(place, 'data/restore'), { recursive: true, force: true });
  return { reason, found };
}

/** A whole one is let in and harms nothing; one of another shop is not taken for this one's. */
async function lookAtTheOthers(
  folder: string,
  place: string,
  parts: SoundParts,
  other: Buffer,
): Promise<string[]> {
  const whole = await offer(folder, place, archiveOf(parts, entriesOf(parts)));
  const source = join(place, 'offered.aftercare');
  writeFileSync(source, other);
  const before = everythingIn(folder);
  const file = join(place, 'data/aftercare.db');
  const told = await recoverFrom({ file, source, now: () => 0 }).then(
    () => 'let in',
    (error: { data?: { reason?: string } }) => error.data?.reason ?? String(error),
  );
  rmSync(join(place, 'data/restore'), { recursive: true, force: true });
  return [
    ...(whole.reason === 'let in' ? [] : [`a whole archive is refused as ${whole.reason}`]),
    ...(told === 'backups.other-shop' ? [] : [`another shop's archive ends as ${told}`]),
    ...changesIn(folder, before).filter((what) => !what.endsWith('.lock')),
  ];
}

async function leaveOther(place: string): Promise<Buffer> {
  const folder = join(place, 'other');
  const parts = await leaveSoundParts(folder);
  const archive = archiveOf(parts, entriesOf(parts));
  rmSync(folder, { recursive: true });
  return archive;
}

/** Every file below, with a digest of its bytes; a hostile name that climbs out lands in one of the folders above. */
function everythingIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? hashOf(readFileSync(path)) : 'no file'] as const;
    }),
  );
}

function changesIn(folder: string, before: ReadonlyMap<string, string>): string[] {
  const after = everythingIn(folder);
  const isStage = (path: string) => path.endsWith('data/restore');
  return [
    ...[...after]
      .filter(([path, digest]) => before.get(path) !== digest && !isStage(path))
      .map(([path]) => `it wrote ${path}`),
    ...[...before.keys()].filter((path) => !after.has(path)).map((path) => `it removed ${path}`),
  ];
}

const sentences = new Map(
  languages.map((language) => {
    const path = join(import.meta.dirname, '../../../shared/locales', language, 'backups.json');
    return [
      language,
      (JSON.parse(readFileSync(path, 'utf8')) as { refusal: Record<string, string> }).refusal,
    ] as const;
  }),
);

/** Whether every language has a sentence for it. */
function isSaid(reason: string): boolean {
  const [domain, name = ''] = reason.split('.');
  return domain === 'backups' && [...sentences.values()].every((refusal) => Boolean(refusal[name]));
}
