import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import * as yauzl from 'yauzl';
import { entryProblem } from '../../../shared/backups/entry-name.rules.ts';
import { MANIFEST_NAME, type Manifest, manifestSchema, SHOP_NAME } from '../../../shared/backups/manifest.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';

export const LIMITS = {
  entries: 1_000_000,
  /** All entries unpacked. */
  bytes: 2 ** 40,
  manifestBytes: 256 * 1024 * 1024,
  /** Unpacked to packed, of each entry larger than `ratioFromBytes`. */
  ratio: 100,
  ratioFromBytes: 4 * 1024 * 1024,
} as const;

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };

/** What may be in an archive before anything of it is unpacked: names, sizes and kinds, held against its manifest. */
export interface OpenArchive {
  manifest: Manifest;
  /** All entries but the manifest, unpacked. */
  bytes: number;
  attachments: string[];
  /** Unpacks one entry to a file, or nowhere, and holds it against the manifest. */
  unpack(name: string, to: string | null, onBytes: (bytes: number) => void): Promise<void>;
  close(): void;
}

/**
 * Opens an archive that may be hostile.
 * @throws Refusal `backups.archive-…` at the first thing that no backup of ours has.
 */
export async function openArchive(path: string, limits: Limits = LIMITS): Promise<OpenArchive> {
  const zip = await orRefuse(
    // names come as bytes, so that nobody repairs them before they are judged
    yauzl.openPromise(path, { decodeStrings: false, autoClose: false, validateEntrySizes: true }),
  );
  try {
    const entries = await readEntries(zip, limits);
    const manifest = await readManifest(zip, entries, limits);
    holdAgainst(manifest, entries);
    return {
      manifest,
      bytes: Object.values(manifest.entries).reduce((sum, { bytes }) => sum + bytes, 0),
      attachments: [...entries.keys()].filter((name) => name.startsWith('attachments/')),
      async unpack(name, to, onBytes) {
        const entry = entries.get(name);
        const promised = manifest.entries[name];
        if (!entry || !promised) return refuse('invalid', 'backups.archive-incomplete');
        const { sha256, bytes } = await pour(zip, entry, to, onBytes);
        if (sha256 !== promised.sha256 || bytes !== promised.bytes)
          refuse('invalid', 'backups.archive-changed');
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: yauzl.ZipFile, limits: Limits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) refuse('invalid', 'backups.archive-too-large');
  const entries = new Map<string, yauzl.Entry>();
  const spellings = new Set<string>();
  let unpacked = 0;
  let packed = 0;
  await orRefuse(
    (async () => {
      for await (const entry of zip.eachEntry()) {
        const name = Buffer.from(entry.fileName as unknown as Uint8Array).toString('latin1');
        const problem = entryProblem(name);
        if (problem) refuse('invalid', 'backups.archive-names', { problem });
        if (spellings.has(name.toLowerCase()))
          refuse('invalid', 'backups.archive-names', { problem: 'twice' });
        spellings.add(name.toLowerCase());
        if (!isPlainFile(entry)) refuse('invalid', 'backups.archive-names', { problem: 'no-file' });
        unpacked += entry.uncompressedSize;
        packed += entry.compressedSize;
        if (unpacked > limits.bytes || entries.size >= limits.entries) {
          refuse('invalid', 'backups.archive-too-large');
        }
        if (
          entry.uncompressedSize > limits.ratioFromBytes &&
          entry.uncompressedSize > entry.compressedSize * limits.ratio
        ) {
          refuse('invalid', 'backups.archive-bomb');
        }
        entries.set(name, entry);
      }
    })(),
  );
  // entries that lie over each other unpack to more than there is
  if (packed > zip.fileSize) refuse('invalid', 'backups.archive-bomb');
  return entries;
}

/** No folder, link or device, not locked, and packed in a way that we write. */
function isPlainFile(entry: yauzl.Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  const isFile = type === 0 || type === 0o100000;
  return isFile && !entry.isEncrypted() && (entry.compressionMethod === 0 || entry.compressionMethod === 8);
}

async function readManifest(
  zip: yauzl.ZipFile,
  entries: Map<string, yauzl.Entry>,
  limits: Limits,
): Promise<Manifest> {
  const entry = entries.get(MANIFEST_NAME);
  if (!entry) return refuse('invalid', 'backups.archive-not-ours');
  if (entry.uncompressedSize > limits.manifestBytes) return refuse('invalid', 'backups.archive-too-large');
  const chunks: Buffer[] = [];
  await pourInto(zip, entry, collectInto(chunks), () => undefined);
  try {
    return manifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    return refuse('invalid', 'backups.archive-not-ours');
  }
}

function holdAgainst({ entries: promised }: Manifest, entries: Map<string, yauzl.Entry>): void {
  if (!promised[SHOP_NAME]) refuse('invalid', 'backups.archive-incomplete');
  const names = Object.keys(promised);
  if (names.length !== entries.size - 1) refuse('invalid', 'backups.archive-incomplete');
  for (const name of names) {
    const entry = entries.get(name);
    if (!entry || name === MANIFEST_NAME) refuse('invalid', 'backups.archive-incomplete');
    else if (entry.uncompressedSize !== promised[name]?.bytes) refuse('invalid', 'backups.archive-changed');
    if (name.startsWith('attachments/') && name.slice(12) !== promised[name]?.sha256) {
      refuse('invalid', 'backups.archive-changed');
    }
  }
}

async function pour(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  to: string | null,
  onBytes: (bytes: number) => void,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  if (to !== null) await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const bytes = await pourInto(zip, entry, to === null ? nowhere() : newFile(to), (chunk) => {
    hash.update(chunk);
    onBytes(chunk.length);
  });
  return { sha256: hash.digest('hex'), bytes };
}

/** Unpacks an entry, and stops as soon as it turns out to be larger than it said. */
async function pourInto(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  sink: Writable,
  onChunk: (chunk: Buffer) => void,
): Promise<number> {
  // unpacked here and not by the library, so that every failure of it ends up in this one pipeline
  const packed = await orRefuse(zip.openReadStreamPromise(entry, { decodeFileData: false }));
  const inflate = entry.compressionMethod === 8 ? createInflateRaw() : new PassThrough();
  let bytes = 0;
  const measured = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > entry.uncompressedSize) refuse('invalid', 'backups.archive-bomb');
      onChunk(chunk);
      yield chunk;
    }
  };
  await orRefuse(pipeline(packed, inflate, measured, sink));
  return bytes;
}

/** Never over something that is there. */
function newFile(path: string): WriteStream {
  return createWriteStream(path, { flags: 'wx', mode: 0o600 });
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function collectInto(chunks: Buffer[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
}

/** Where an attachment lies below its folder: `ab/abcdef…`. */
export function attachmentPath(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash);
}

/** What the archive itself is to blame for is a refusal; a disk that is full or broken is not. */
async function orRefuse<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isOfDisk(error)) throw error;
    return refuse('invalid', 'backups.archive-damaged');
  }
}

function isOfDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  if (error.name === 'Refusal') return true;
  const code = 'code' in error ? String(error.code) : '';
  return /^E[A-Z]+$/.test(code);
}
