import { orientationIn, orientationSegment } from './exif-orientation.ts';

/**
 * A picture without what its camera wrote beside it: where and when it was taken, by which device, small copies of it.
 * Not a dot of the picture changes; which way up it stands is kept. Null where the file is not whole.
 */
export function withoutMetadata(bytes: Uint8Array, kind: 'jpeg' | 'png' | 'webp'): Uint8Array | null {
  if (kind === 'jpeg') return plainJpeg(bytes);
  return kind === 'png' ? plainPng(bytes) : plainWebp(bytes);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const asciiAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** What a reader needs to show the colours: JFIF, the colour profile, Adobe's transform. All other notes go. */
function isNeeded(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xe0) return asciiAt(segment, 4, 4) === 'JFIF';
  if (marker === 0xe2) return asciiAt(segment, 4, 11) === 'ICC_PROFILE';
  if (marker === 0xee) return asciiAt(segment, 4, 5) === 'Adobe';
  const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
  return !isNote;
}

function plainJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let hasFrame = false;
  let hasScan = false;
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker === 0xd9) {
      if (!hasFrame || !hasScan) return null;
      // what stands behind the end is no part of the picture
      kept.push(bytes.subarray(at, at + 2));
      if (orientation !== 1) kept.splice(kept[1]?.[1] === 0xe0 ? 2 : 1, 0, orientationSegment(orientation));
      return joined(kept);
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (view.getUint16(at + 2) < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation;
    if (isNeeded(marker, segment)) kept.push(segment);
    hasFrame ||= marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    at = end;
    if (marker !== 0xda) continue;
    hasScan = true;
    const scanEnd = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, scanEnd));
    at = scanEnd;
  }
  return null;
}

/** Where the dots of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const PNG_BEGINNING = 8;
/** Chunks that change what is seen; anything else of a PNG is a note. */
const seenPngChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

function plainPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_BEGINNING)];
  let hasDots = false;
  for (let at = PNG_BEGINNING; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = asciiAt(bytes, at + 4, 4);
    if (seenPngChunks.has(type)) kept.push(bytes.subarray(at, end));
    hasDots ||= type === 'IDAT';
    if (type === 'IEND') return hasDots ? joined(kept) : null;
    at = end;
  }
  return null;
}

const EXIF_AND_XMP = 0x0c;

function plainWebp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  if (bytes.length < 20) return null;
  const whole = 8 + view.getUint32(4, true);
  if (whole > bytes.length) return null;
  const kept: Uint8Array[] = [];
  let hasDots = false;
  for (let at = 12; at + 8 <= whole; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > whole) return null;
    const type = asciiAt(bytes, at, 4);
    hasDots ||= type === 'VP8 ' || type === 'VP8L' || type === 'ANMF';
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(bytes.slice(at, end));
    at = end;
  }
  if (!hasDots) return null;
  const [first] = kept;
  if (first && asciiAt(first, 0, 4) === 'VP8X') first[8] = (first[8] ?? 0) & ~EXIF_AND_XMP;
  const body = joined(kept);
  const head = bytes.slice(0, 12);
  viewOf(head).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
