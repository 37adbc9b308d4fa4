import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PIECE_LENGTH = 64 * 1024;

/** Joins small pieces of text to larger ones, as bytes: a stream of many small pieces is slow. */
export function* inPieces(texts: Iterable<string>): Generator<Uint8Array> {
  let begun = '';
  for (const text of texts) {
    begun += text;
    if (begun.length < PIECE_LENGTH) continue;
    yield Buffer.from(begun);
    begun = '';
  }
  if (begun !== '') yield Buffer.from(begun);
}

/** Writes it all and flushes it to the disk. */
export async function writeFlushed(path: string, pieces: Iterable<Uint8Array> | NodeJS.ReadableStream) {
  await pipeline(Symbol.iterator in pieces ? Readable.from(pieces) : pieces, createWriteStream(path));
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The bytes of a file and their SHA-256 in hex. */
export async function measured(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(path);
  stream.on('data', (piece) => {
    hash.update(piece);
    bytes += piece.length;
  });
  await once(stream, 'end');
  return { bytes, sha256: hash.digest('hex') };
}
