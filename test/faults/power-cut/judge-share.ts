import { join, relative } from 'node:path';
import { seededRandom } from '../../../electron/core/records/seeded-random.ts';
import { workloadNamed } from '../workloads/all.ts';
import { type Disk, diskOf } from './disk.ts';
import { type Cut, cuts, hasPending, imageOf, layImage, type Random } from './images.ts';
import { type Finding, fileIn, judge, type Kind, type Known, knowing, resume } from './judge.ts';
import type { Recorded } from './record.ts';
import { type Happened, readRecording } from './recording.ts';

export interface ShareOrder {
  recorded: Recorded;
  /** Where images may be laid. */
  place: string;
  share: number;
  shares: number;
  images: number;
  seed: number;
  /** Of how many images one is worked on to the end of the workload. */
  resumeEvery: number;
  /** One such finding is enough: what was planted is seen. */
  until?: readonly Kind[];
  /** A planted fault of the disk itself: a page of what was synced long ago is gone. */
  spoils?: boolean;
}

export interface ShareReport {
  images: number;
  resumed: number;
  points: number;
  found: Partial<Record<Kind, number>>;
  violations: string[];
}

const MOST_TOLD = 10;
const TELL_EVERY = 50;

/** Goes through the recording again and again, each time with other luck, until it has judged its images. */
export async function judgeShare(
  order: ShareOrder,
  place: string,
  tell: (done: number) => void,
): Promise<ShareReport> {
  const { recorded, images, seed, share, shares } = order;
  const happened = readRecording(recorded.log);
  const report: ShareReport = { images: 0, resumed: 0, points: 0, found: {}, violations: [] };
  const weights = happened.map((one, index) =>
    index % shares === share ? weightOf(one, happened[index + 1]) : 0,
  );
  const weighed = weights.reduce((sum, weight) => sum + weight, 0);
  for (let round = 0; report.images < images && round < 10_000; round++) {
    // Spread over the whole recording, whatever is still to be judged.
    const chance = (images - report.images) / cuts.length / weighed;
    const random = seededRandom(seed * 7919 + round * 104_729 + share);
    const disk = diskOf(recorded.before);
    rename(disk, recorded);
    let known: Known = { answered: -1, isAsking: false, answers: [], memory: new Map() };
    for (const [index, one] of happened.entries()) {
      disk.take(one);
      if (one.what === 'mark') known = knowing(known, one.mark);
      if (random.below(1e9) >= chance * (weights[index] ?? 0) * 1e9) continue;
      report.points += 1;
      for (const cut of hasPending(disk) ? cuts : cuts.slice(0, 1)) {
        if (report.images >= images || order.until?.some((kind) => report.found[kind])) return report;
        await judgeOne({ order, place, disk, cut, random, known, index }, report);
        if (report.images % TELL_EVERY === 0) tell(report.images);
      }
    }
  }
  return report;
}

/** Right before a sync and right after an answer most is at stake. */
function weightOf(one: Happened, next: Happened | undefined): number {
  return isTelling(one) || isTelling(next) ? 4 : 1;
}

function isTelling(one: Happened | undefined): boolean {
  return one?.what === 'mark' || one?.what === 'sync' || one?.what === 'rename' || one?.what === 'unlink';
}

/** The folder as it was lies elsewhere by now; its files have the names that they had. */
function rename(disk: Disk, { before, folder }: Recorded): void {
  for (const names of [disk.seen, disk.strict.durable, disk.ordered.durable]) {
    const there = (path: string) => join(folder, relative(before, path));
    names.files = new Map([...names.files].map(([path, body]) => [there(path), body]));
    names.folders = new Set([...names.folders].map(there));
  }
}

interface OneImage {
  order: ShareOrder;
  place: string;
  disk: Disk;
  cut: Cut;
  random: Random;
  known: Known;
  index: number;
}

async function judgeOne({ order, place, disk, cut, random, known, index }: OneImage, report: ShareReport) {
  const { recorded, resumeEvery, seed, spoils } = order;
  const workload = workloadNamed(recorded.workload);
  const image = imageOf(disk, cut, random);
  if (spoils) for (const [path, bytes] of image.contents) image.contents.set(path, spoilt(path, bytes));
  layImage(image, recorded.folder, place);
  const file = fileIn(place);
  const findings: Finding[] = await judge(file, workload, known, recorded.undisturbed);
  report.images += 1;
  if (findings.length === 0 && report.images % resumeEvery === 0) {
    layImage(image, recorded.folder, place);
    findings.push(...(await resume(file, workload, { ...recorded, known })));
    report.resumed += 1;
  }
  for (const { kind, says } of findings) {
    report.found[kind] = (report.found[kind] ?? 0) + 1;
    if (report.violations.length >= MOST_TOLD) continue;
    const where = `${workload.id} cut after record ${index} (${cut.bytes}, ${cut.names}; seed ${seed})`;
    report.violations.push(`${where}: ${kind}: ${says}`);
  }
}

const PAGE = 4096;

function spoilt(path: string, bytes: Buffer): Buffer {
  if (!path.endsWith('.db') || bytes.length < 20 * PAGE) return bytes;
  const other = Buffer.from(bytes);
  other.fill(0, 9 * PAGE, 10 * PAGE);
  return other;
}
