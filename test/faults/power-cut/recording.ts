import { readFileSync } from 'node:fs';

/** One thing that reached the operating system, or a mark that the workload set between two of them. */
export type Happened =
  | { what: 'open'; inode: bigint; path: string; isNew: boolean; isEmptied: boolean; isFolder: boolean }
  | { what: 'write'; inode: bigint; offset: number; bytes: Buffer }
  | { what: 'truncate'; inode: bigint; size: number }
  | { what: 'sync'; inode: bigint }
  | { what: 'rename'; path: string; to: string }
  | { what: 'unlink' | 'mkdir'; path: string }
  | { what: 'mark'; mark: Mark };

/** What the workload knew at that moment: which step it began, or what a step answered. */
export type Mark =
  | { kind: 'asking'; step: number }
  | { kind: 'remembered'; name: string; value: unknown }
  | { kind: 'answered'; step: number; answer: unknown; state: string };

const HEAD = 32;
/** Beside the kinds of plan.h. */
const MARK = 256;

/** A record as shim.c writes it, of a mark. */
export function recordOf(mark: Mark): Buffer {
  const payload = Buffer.from(JSON.stringify(mark, (_, value: unknown) => value ?? null));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(MARK, 0);
  head.writeBigUInt64LE(BigInt(payload.length), 24);
  return Buffer.concat([head, payload]);
}

/** What was recorded, in its order; payloads stay views of the file's bytes. */
export function readRecording(file: string): Happened[] {
  const log = readFileSync(file);
  const all: Happened[] = [];
  for (let at = 0; at < log.length; ) {
    const length = Number(log.readBigUInt64LE(at + 24));
    const payload = log.subarray(at + HEAD, at + HEAD + length);
    all.push(happenedIn(log.subarray(at, at + HEAD), payload));
    at += HEAD + length;
  }
  return all;
}

function happenedIn(head: Buffer, payload: Buffer): Happened {
  const kind = head.readUInt32LE(0);
  const flags = head.readUInt32LE(4);
  const inode = head.readBigUInt64LE(8);
  const offset = Number(head.readBigUInt64LE(16));
  const [path = '', to = ''] = kind === MARK ? [] : payload.toString('utf8').split('\0');
  switch (kind) {
    case 1:
      return {
        what: 'open',
        inode,
        path,
        isNew: (flags & 1) !== 0,
        isEmptied: (flags & 2) !== 0,
        isFolder: (flags & 4) !== 0,
      };
    case 2:
      return { what: 'write', inode, offset, bytes: payload };
    case 4:
      return { what: 'sync', inode };
    case 8:
      return { what: 'truncate', inode, size: offset };
    case 16:
      return { what: 'rename', path, to };
    case 32:
      return { what: 'unlink', path };
    case 128:
      return { what: 'mkdir', path };
    case MARK:
      return { what: 'mark', mark: JSON.parse(payload.toString('utf8')) as Mark };
    default:
      throw new Error(`a record of kind ${kind}`);
  }
}
