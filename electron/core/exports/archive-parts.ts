import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';

/** What an archive may hold, and nothing else: no path leads anywhere but here. */
const knownParts =
  /^(README\.txt|manifest\.json|schema\.json|tables\/[a-z][a-z0-9_]{0,80}\.jsonl|files\/[0-9a-f]{64})$/;

const MOST_PARTS = 1_000_000;
const MOST_RATIO = 100;
/** Below this no ratio is dangerous. */
const HARMLESS_BYTES = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;

export interface Parts {
  readonly names: ReadonlySet<string>;
  sizeOf(name: string): number;
  read(name: string): Promise<Readable>;
  close(): void;
}

/**
 * Looks at what an archive says of itself, before anything of it is unpacked.
 * @throws Refusal `exports.not-an-archive`, `exports.archive-stranger` and `exports.archive-bomb`.
 */
export async function openParts(path: string): Promise<Parts> {
  const zip = await opened(path);
  try {
    const entries = await entriesOf(zip);
    const packed = [...entries.values()].reduce((sum, { compressedSize }) => sum + compressedSize, 0);
    // parts that lie upon each other are how a small file becomes an endless one
    if (packed > zip.fileSize) refuse('invalid', 'exports.archive-bomb', { part: 'ZIP' });
    const entryOf = (name: string) =>
      entries.get(name) ?? refuse('invalid', 'exports.archive-damaged', { part: name });
    return {
      names: new Set(entries.keys()),
      sizeOf: (name) => entryOf(name).uncompressedSize,
      read: (name) => streamOf(zip, entryOf(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function opened(path: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    yauzl.open(path, options, (error, zip) => {
      if (zip) resolve(zip);
      else
        reject(isSystemFault(error) ? error : new Refusal('invalid', { reason: 'exports.not-an-archive' }));
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    const refuseAs = (reason: string, part: string) =>
      reject(new Refusal('invalid', { reason, facts: { part: part.slice(0, 100) } }));
    zip.on('error', (error) =>
      isSystemFault(error) ? reject(error) : refuseAs('exports.archive-damaged', 'ZIP'),
    );
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const { fileName, compressedSize, uncompressedSize, compressionMethod } = entry;
      if (!knownParts.test(fileName)) return refuseAs('exports.archive-stranger', fileName);
      if (entries.has(fileName)) return refuseAs('exports.archive-stranger', fileName);
      if (entry.generalPurposeBitFlag & ENCRYPTED) return refuseAs('exports.archive-stranger', fileName);
      if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
        return refuseAs('exports.archive-stranger', fileName);
      }
      if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * MOST_RATIO) {
        return refuseAs('exports.archive-bomb', fileName);
      }
      if (entries.size >= MOST_PARTS) return refuseAs('exports.archive-bomb', fileName);
      entries.set(fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)));
  });
}

/** A fault of this computer, and not of what the file says. */
function isSystemFault(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/**
 * Unpacks one part to `target` and proves that it is what the manifest says.
 * @throws Refusal `exports.archive-damaged` where it is not.
 */
export async function unpack(
  parts: Parts,
  name: string,
  said: { bytes: number; sha256: string },
  target: string,
): Promise<void> {
  if (parts.sizeOf(name) !== said.bytes) refuse('invalid', 'exports.archive-damaged', { part: name });
  const hash = createHash('sha256');
  const measure = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  try {
    await pipeline(await parts.read(name), measure, createWriteStream(target));
  } catch (error) {
    if (isSystemFault(error)) throw error;
    refuse('invalid', 'exports.archive-damaged', { part: name });
  }
  if (hash.digest('hex') !== said.sha256) refuse('invalid', 'exports.archive-damaged', { part: name });
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A part of at most `mostBytes`, as text. */
export async function textOf(parts: Parts, name: string, mostBytes: number): Promise<string> {
  if (parts.sizeOf(name) > mostBytes) refuse('invalid', 'exports.archive-damaged', { part: name });
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of await parts.read(name)) pieces.push(piece as Uint8Array);
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch (error) {
    if (isSystemFault(error)) throw error;
    return refuse('invalid', 'exports.archive-damaged', { part: name });
  }
}
