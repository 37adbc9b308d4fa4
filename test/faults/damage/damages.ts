import { copyFileSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import type { SeededRandom } from '../../../electron/core/records/seeded-random.ts';

const PAGE = 4096;
const SECTOR = 512;

type Work = (bytes: Buffer, random: SeededRandom, older: Buffer) => { bytes: Buffer; where: string };

/** What disks, cables and copying programs do to a file, as often as they stand here. */
const works = {
  'a flipped bit': (bytes, random) => {
    const at = random.below(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
    return { bytes, where: `at byte ${at}` };
  },
  'a page of nothing': (bytes, random) => inPage(bytes, random, (page) => page.fill(0)),
  'a page of garbage': (bytes, random) =>
    inPage(bytes, random, (page) => {
      for (let at = 0; at < page.length; at++) page.writeUInt8(random.below(256), at);
    }),
  'a sector of garbage': (bytes, random) => {
    const at = SECTOR * random.below(Math.ceil(bytes.length / SECTOR));
    for (let each = at; each < Math.min(at + SECTOR, bytes.length); each++)
      bytes.writeUInt8(random.below(256), each);
    return { bytes, where: `at byte ${at}` };
  },
  'two pages in each other’s place': (bytes, random) => {
    const [one, other] = [pageOf(bytes, random), pageOf(bytes, random)];
    const kept = Buffer.from(one.page);
    other.page.copy(one.page);
    kept.copy(other.page);
    return { bytes, where: `pages ${one.number} and ${other.number}` };
  },
  'a page as it was earlier': (bytes, random, older) => {
    const { page, number } = pageOf(older.length < bytes.length ? older : bytes, random);
    older.copy(bytes, (number - 1) * PAGE, (number - 1) * PAGE, (number - 1) * PAGE + page.length);
    return { bytes, where: `page ${number}` };
  },
  'a cut-off tail': (bytes, random) => {
    const left = random.chance(50)
      ? PAGE * random.below(Math.ceil(bytes.length / PAGE))
      : random.below(bytes.length);
    return { bytes: bytes.subarray(0, left), where: `${left} bytes left` };
  },
} satisfies Record<string, Work>;

export type DamageKind = keyof typeof works;
const rare = Object.keys(works).filter((kind) => kind !== 'a flipped bit') as DamageKind[];

/** Two of three are flipped bits: the hardest to see. */
export function drawDamage(random: SeededRandom): DamageKind {
  return random.below(3) < 2 ? 'a flipped bit' : random.pick(rare);
}

/**
 * Does it to the file as a disk would: nobody wrote into it, so the time of its last change stays.
 * @param older the file some time before, for a page that a disk forgot to write.
 * @returns where, and whether any byte is another now.
 */
export function damage(
  file: string,
  kind: DamageKind,
  random: SeededRandom,
  older: string,
): { where: string; isDone: boolean } {
  const sound = readFileSync(file);
  const { bytes, where } = works[kind](Buffer.from(sound), random, readFileSync(older));
  const { atime, mtime } = statSync(file);
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
  return { where, isDone: !bytes.equals(sound) };
}

/** With its times, by which a file is known to be untouched. */
export function copyAsIs(from: string, to: string): void {
  copyFileSync(from, to);
  const { atimeMs, mtimeMs } = statSync(from);
  utimesSync(to, atimeMs / 1000, mtimeMs / 1000);
}

function pageOf(bytes: Buffer, random: SeededRandom): { page: Buffer; number: number } {
  const number = 1 + random.below(Math.ceil(bytes.length / PAGE));
  return { page: bytes.subarray((number - 1) * PAGE, number * PAGE), number };
}

function inPage(bytes: Buffer, random: SeededRandom, work: (page: Buffer) => void) {
  const { page, number } = pageOf(bytes, random);
  work(page);
  return { bytes, where: `page ${number}` };
}
