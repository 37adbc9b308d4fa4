import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import type { WalName } from './wal-pages.ts';

const BLOCK_BYTES = 512;
const SUM_BYTES = 8;
/** Each block ends with a sum of itself, so that a block that was written in part says nothing instead of lies. */
const SUMS_A_BLOCK = BLOCK_BYTES / SUM_BYTES - 1;
/** First in the file, and said anew where the layout changes. */
const TITLE = 'Aftercare page sums 1';
export const UNKNOWN = 0n;

/** The shop's file when its sums were last settled. */
export interface Settled {
  /** The log that may stand beside it next. */
  next: WalName;
  /** When the file was last written to, in milliseconds since epoch with their fractions. */
  writtenAtMs: number;
  /** Whether somebody else wrote into the file since all its pages were last found to be as they were. */
  isTouched: boolean;
}

/** A sum of each page of a file, kept beside it; UNKNOWN where there is none. The first page is number 1. */
export interface SumsFile {
  settled: Settled | null;
  /** The last page of which there may be a sum. */
  readonly capacity: number;
  sumOf(page: number): bigint;
  set(page: number, sum: bigint): void;
  forgetAll(): void;
  /** Forgets every page from this one on. */
  forgetFrom(page: number): void;
  /** Writes what was set since the last time. Lost in a cut of power, it leaves pages unknown. */
  write(): void;
  /** The same, and it is on the disk when this returns. */
  flush(): void;
  close(): void;
}

/** Eight bytes of the page's SHA-1; never the value that stands for nothing. */
export function sumOfPage(bytes: Uint8Array): bigint {
  return createHash('sha1').update(bytes).digest().readBigUInt64LE(0) | 1n;
}

/** Opens the sums beside `file`, or begins them. What cannot be trusted of them is unknown. */
export function openSums(file: string): SumsFile {
  const handle = openSync(`${file}.sums`, constants.O_RDWR | constants.O_CREAT, 0o600);
  const stored = Buffer.alloc(Math.ceil(fstatSync(handle).size / BLOCK_BYTES) * BLOCK_BYTES);
  readSync(handle, stored, 0, stored.length, 0);
  let blocks = stored.length > 0 ? stored : Buffer.alloc(BLOCK_BYTES);
  const changed = new Set<number>();
  const blockAt = (index: number) => blocks.subarray(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
  for (let index = 0; index * BLOCK_BYTES < blocks.length; index++) {
    if (!isSealed(blockAt(index))) blockAt(index).fill(0);
  }
  let settled = settledIn(blockAt(0));

  const placeOf = (page: number) => ({
    index: 1 + Math.floor((page - 1) / SUMS_A_BLOCK),
    offset: ((page - 1) % SUMS_A_BLOCK) * SUM_BYTES,
  });
  const grow = (index: number) => {
    if ((index + 1) * BLOCK_BYTES <= blocks.length) return;
    const larger = Buffer.alloc(Math.max((index + 1) * BLOCK_BYTES, blocks.length * 2));
    blocks.copy(larger);
    blocks = larger;
  };

  const sums: SumsFile = {
    get settled() {
      return settled;
    },
    set settled(value) {
      settled = value;
      blockAt(0).fill(0);
      if (value) blockAt(0).write(JSON.stringify({ title: TITLE, ...value }));
      changed.add(0);
    },
    get capacity() {
      return (blocks.length / BLOCK_BYTES - 1) * SUMS_A_BLOCK;
    },
    sumOf(page) {
      const { index, offset } = placeOf(page);
      return (index + 1) * BLOCK_BYTES <= blocks.length ? blockAt(index).readBigUInt64LE(offset) : UNKNOWN;
    },
    set(page, sum) {
      const { index, offset } = placeOf(page);
      grow(index);
      blockAt(index).writeBigUInt64LE(sum, offset);
      changed.add(index);
    },
    forgetAll() {
      blocks = Buffer.alloc(BLOCK_BYTES);
      settled = null;
      changed.clear();
      ftruncateSync(handle, 0);
    },
    forgetFrom(page) {
      for (let each = page; each <= sums.capacity; each++) {
        if (sums.sumOf(each) !== UNKNOWN) sums.set(each, UNKNOWN);
      }
    },
    write() {
      for (const index of changed) {
        const block = blockAt(index);
        sealOf(block).copy(block, BLOCK_BYTES - SUM_BYTES);
        writeSync(handle, block, 0, BLOCK_BYTES, index * BLOCK_BYTES);
      }
      changed.clear();
    },
    flush() {
      sums.write();
      fsyncSync(handle);
    },
    close: () => closeSync(handle),
  };
  return sums;
}

function sealOf(block: Buffer): Buffer {
  return createHash('sha1').update(block.subarray(0, -SUM_BYTES)).digest().subarray(0, SUM_BYTES);
}

function isSealed(block: Buffer): boolean {
  return sealOf(block).equals(block.subarray(-SUM_BYTES));
}

function settledIn(block: Buffer): Settled | null {
  const text = block.subarray(0, -SUM_BYTES).toString('latin1').replace(/\0+$/, '');
  if (!text.startsWith(`{"title":"${TITLE}"`)) return null;
  const { next, writtenAtMs, isTouched } = JSON.parse(text) as Settled;
  return { next, writtenAtMs, isTouched };
}
