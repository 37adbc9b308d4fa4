import { createReadStream } from 'node:fs';
import { analyse } from 'chardet';
import type { Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type Encoding, encodings } from '../../../shared/records/file-shape.ts';
import { firstBytes } from './uploads.ts';

export interface Recognised {
  encoding: Encoding;
  /** Only its letters say so: another encoding would make letters of the same bytes too. */
  isGuessed: boolean;
}

const LOOK_BYTES = 64 * 1024;
const TELLING_BYTES = 128 * 1024;
/** Below this chardet says nothing that the shop's own language does not say better. */
const LEAST_CONFIDENCE = 30;
const CLOSE_BY = 10;

/** What programs of each country wrote before there was Unicode. */
const codePages: Readonly<Record<Language, Encoding>> = {
  en: 'windows-1252',
  el: 'windows-1253',
  fa: 'windows-1256',
  vi: 'windows-1258',
  'zh-CN': 'gb18030',
  ru: 'windows-1251',
};

/**
 * Tells in which encoding a text file is written, from its mark, its zeros, or all of its bytes.
 * @throws Refusal `records.not-text` or `records.encoding-unknown`.
 */
export async function recogniseEncoding(path: string, language: Language): Promise<Recognised> {
  const beginning = await firstBytes(path, LOOK_BYTES);
  const marked = encodingOfMark(beginning) ?? encodingOfZeros(beginning);
  if (marked) return { encoding: marked, isGuessed: false };
  if (beginning.includes(0)) refuse('invalid', 'records.not-text');
  const telling = await bytesThatAreNotUtf8(path);
  if (!telling) return { encoding: 'utf-8', isGuessed: false };
  return { encoding: guess(telling, language), isGuessed: true };
}

function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Commas, digits and line ends of UTF-16 have a zero byte each, always on the same side. */
function encodingOfZeros(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < Math.max(2, bytes.length * 0.02)) return null;
  if (odd > even * 20) return 'utf-16le';
  return even > odd * 20 ? 'utf-16be' : null;
}

/** The lines around bytes that UTF-8 does not have, as many as tell enough; null where the whole file is UTF-8. */
async function bytesThatAreNotUtf8(path: string): Promise<Uint8Array | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const telling: Buffer[] = [];
  let size = 0;
  let isUtf8 = true;
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const bytes = piece as Buffer;
    if (isUtf8) {
      try {
        decoder.decode(bytes, { stream: true });
      } catch {
        isUtf8 = false;
      }
    }
    for (const line of linesWithHighBytes(bytes)) {
      if (size >= TELLING_BYTES) break;
      telling.push(line);
      size += line.length;
    }
    if (!isUtf8 && size >= TELLING_BYTES) break;
  }
  try {
    if (isUtf8) decoder.decode();
  } catch {
    isUtf8 = false;
  }
  return isUtf8 ? null : Buffer.concat(telling).subarray(0, TELLING_BYTES);
}

const LONGEST_LINE = 2000;

function* linesWithHighBytes(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    if (line.some((byte) => byte >= 0x80)) yield line.subarray(0, LONGEST_LINE);
    start += line.length;
  }
}

function guess(bytes: Uint8Array, language: Language): Encoding {
  const own = codePages[language];
  const found = analyse(bytes)
    .map(({ name, confidence }) => ({ encoding: asKnown(name, bytes), confidence }))
    .filter((one): one is { encoding: Encoding; confidence: number } => one.encoding !== null);
  const best = found[0];
  const ofOwn = found.find(({ encoding }) => encoding === own);
  const likely: Encoding[] = [];
  if (own === 'windows-1258' && isVietnamese(bytes)) likely.push(own);
  if (!best || best.confidence < LEAST_CONFIDENCE) likely.push(own);
  if (ofOwn && best && ofOwn.confidence >= best.confidence - CLOSE_BY) likely.push(own);
  likely.push(...found.map(({ encoding }) => encoding), own);
  return (
    likely.find((encoding) => isWritten(bytes, encoding)) ?? refuse('invalid', 'records.encoding-unknown')
  );
}

/** chardet's name as one of ours: the Windows code page where it holds all that the ISO one does. */
function asKnown(name: string, bytes: Uint8Array): Encoding | null {
  const plain = name.toLowerCase();
  if (plain === 'iso-8859-1') return 'windows-1252';
  if (plain === 'iso-8859-9') return 'windows-1254';
  // Ά is the one letter that old Greek files write in two ways
  if (plain === 'iso-8859-7' && !bytes.includes(0xb6)) return 'windows-1253';
  return encodings.find((encoding) => encoding === plain) ?? null;
}

function isWritten(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    return !/[\u0080-\u009f]/.test(
      new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }),
    );
  } catch {
    return false;
  }
}

/** Tone marks of their own behind vowels: nobody else writes so. */
function isVietnamese(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1258').decode(bytes);
  const marks = text.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0;
  const well = text.match(/[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/gi)?.length ?? 0;
  const letters = text.match(/[đăơư]/gi)?.length ?? 0;
  return marks + letters > 0 && well >= marks * 0.8;
}
