import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { shim } from './shim.ts';

/** The calls that can be counted, as bits that shim.c knows. */
export const callKinds = {
  open: 1,
  write: 2,
  sync: 4,
  truncate: 8,
  rename: 16,
  unlink: 32,
  read: 64,
  mkdir: 128,
} as const;

export type CallKind = keyof typeof callKinds;

export interface PlannedFault {
  calls: readonly CallKind[];
  /** Which of these calls fails, counted from 1; with `isForEver` all after it too. */
  nth: number;
  isForEver: boolean;
  /**
   * A name of errno; 'short' writes half of the first and finds the disk full from then on; 'kill' ends the process
   * with no warning in place of the call.
   */
  error: 'EIO' | 'ENOSPC' | 'EMFILE' | 'EACCES' | 'EROFS' | 'short' | 'kill';
}

/** What the shim below a process does, changed by writing into a file that it holds in memory. */
export interface IoControl {
  record(isRecording: boolean): void;
  fail(fault: PlannedFault): void;
  /** Calls go through again. */
  heal(): void;
  /** How many bytes the files may grow by from now on; null: no end. */
  setBudget(bytes: number | null): void;
  /**
   * Calls of the planned kinds so far, how many of them failed (or met the end of the disk), and how many bytes the
   * files grew by at the most since there is a budget.
   */
  /** All calls since the last look, by their kind. */
  seen(): Record<CallKind, number>;
  counts(): { counted: number; failed: number; needed: number };
  close(): void;
}

const BYTES = 128;
const at = {
  recording: 0,
  kinds: 4,
  first: 8,
  last: 16,
  error: 24,
  hasBudget: 28,
  budget: 32,
  counted: 40,
  seen: 64,
};
const FOR_EVER = 2n ** 63n;

/** Makes the file; what is to be watched is started with `environmentOf` it. */
export function makeControl(path: string): void {
  writeFileSync(path, Buffer.alloc(BYTES));
}

export function environmentOf(watched: { folder: string; control: string; log?: string }): NodeJS.ProcessEnv {
  return {
    LD_PRELOAD: shim(),
    AFTERCARE_IO_FOLDER: watched.folder,
    AFTERCARE_IO_CONTROL: watched.control,
    ...(watched.log && { AFTERCARE_IO_LOG: watched.log }),
  };
}

export function openControl(path: string): IoControl {
  const file = openSync(path, 'r+');
  const put = (offset: number, bytes: Buffer) => writeSync(file, bytes, 0, bytes.length, offset);
  const put32 = (offset: number, value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    put(offset, bytes);
  };
  const put64 = (offset: number, value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
    put(offset, bytes);
  };
  return {
    record: (isRecording) => put32(at.recording, isRecording ? 1 : 0),
    fail({ calls, nth, isForEver, error }) {
      put32(at.kinds, 0);
      put64(at.first, BigInt(nth));
      put64(at.last, isForEver ? FOR_EVER : BigInt(nth));
      put32(at.error, numberOf(error));
      put(at.counted, Buffer.alloc(24));
      put32(
        at.kinds,
        calls.reduce((bits, call) => bits | callKinds[call], 0),
      );
    },
    heal: () => put32(at.kinds, 0),
    setBudget(bytes) {
      put64(at.budget, BigInt(bytes ?? 0));
      if (bytes !== null) put(at.counted, Buffer.alloc(24));
      put32(at.hasBudget, bytes === null ? 0 : 1);
    },
    seen() {
      const bytes = Buffer.alloc(64);
      readSync(file, bytes, 0, 64, at.seen);
      put(at.seen, Buffer.alloc(64));
      const calls = Object.keys(callKinds) as CallKind[];
      const counts = calls.map((call, index) => [call, Number(bytes.readBigUInt64LE(8 * index))] as const);
      return Object.fromEntries(counts) as Record<CallKind, number>;
    },
    counts() {
      const bytes = Buffer.alloc(24);
      readSync(file, bytes, 0, 24, at.counted);
      return {
        counted: Number(bytes.readBigUInt64LE(0)),
        failed: Number(bytes.readBigUInt64LE(8)),
        needed: Number(bytes.readBigUInt64LE(16)),
      };
    },
    close: () => closeSync(file),
  };
}

/** As plan.h has it. */
const KILLS = 9999;

function numberOf(error: PlannedFault['error']): number {
  if (error === 'short') return 0;
  return error === 'kill' ? KILLS : constants.errno[error];
}
