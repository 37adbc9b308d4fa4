import yauzl from 'yauzl';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';

const MOST_ENTRIES = 2000;
const MOST_BYTES = 512 * 1024 * 1024;
/** Sheets that say the same few words over and over are packed at most so tightly. */
const TIGHTEST = 250;
const SMALL_BYTES = 4 * 1024 * 1024;
const LARGEST_WANTED_BYTES = 4 * 1024 * 1024;
const KIND_OF_FILE = 0xf000;
const SYMBOLIC_LINK = 0xa000;

const notAWorkbook = () => new Refusal('invalid', { reason: 'records.not-a-workbook' });
const tooLarge = () => new Refusal('invalid', { reason: 'records.workbook-too-large' });

/**
 * Unpacks every part of an archive once, into nothing, so that its true size is known before anything is read.
 * @returns the text of the part with that name, if there is one.
 * @throws Refusal for a bomb, a locked archive, links, names that lead elsewhere, or what is no archive at all.
 */
export async function passZip(path: string, wanted: string): Promise<string | undefined> {
  const zip = await open(path);
  try {
    if (zip.entryCount > MOST_ENTRIES) throw tooLarge();
    let unpacked = 0;
    let found: string | undefined;
    for await (const entry of entriesOf(zip)) {
      if ((entry.generalPurposeBitFlag & 1) === 1) refuse('invalid', 'records.workbook-locked');
      if (((entry.externalFileAttributes >>> 16) & KIND_OF_FILE) === SYMBOLIC_LINK) throw notAWorkbook();
      const isWanted = entry.fileName === wanted;
      const { bytes, text } = await unpack(zip, entry, MOST_BYTES - unpacked, isWanted);
      unpacked += bytes;
      if (isWanted) found = text;
    }
    return found;
  } finally {
    zip.close();
  }
}

function open(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error || !zip) reject(notAWorkbook());
      else resolve(zip);
    });
  });
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      zip.removeAllListeners();
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', () => reject(notAWorkbook()));
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function unpack(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  mostBytes: number,
  isWanted: boolean,
): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(notAWorkbook());
      const kept: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (piece: Buffer) => {
        bytes += piece.length;
        const isBomb = bytes > SMALL_BYTES && bytes > entry.compressedSize * TIGHTEST;
        if (bytes > mostBytes || isBomb) {
          reject(tooLarge());
          stream.destroy();
        } else if (isWanted && bytes <= LARGEST_WANTED_BYTES) kept.push(piece);
      });
      stream.on('end', () => resolve({ bytes, text: Buffer.concat(kept).toString('utf8') }));
      stream.on('error', () => reject(notAWorkbook()));
    });
  });
}
