import type { AttachmentKind } from '../../../shared/attachments/attachments.contract.ts';

export interface Recognised {
  kind: AttachmentKind;
  /** Of a picture; null for a PDF. */
  size: { width: number; height: number } | null;
}

/**
 * What a file is by its own first bytes, never by what somebody calls it. A picture's size is read from its header and
 * nothing is decoded. Null for anything that is no JPEG, PNG, WebP or PDF, or whose header does not say its size.
 */
export function whatItIs(bytes: Buffer): Recognised | null {
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return { kind: 'pdf', size: null };
  return pngOf(bytes) ?? jpegOf(bytes) ?? webpOf(bytes);
}

const pngBeginning = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** PNG: the signature, then the IHDR chunk with width and height. */
function pngOf(bytes: Buffer): Recognised | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngBeginning)) return null;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return sized('png', bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** JPEG: segments from SOI on until a start of frame, which has height and width. */
function jpegOf(bytes: Buffer): Recognised | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized('jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    // a fill byte, or a whole segment with its length
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** WebP: a RIFF whose first chunk is simple lossy, lossless, or extended; each says its size in its own way. */
function webpOf(bytes: Buffer): Recognised | null {
  if (bytes.length < 30) return null;
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      if (bytes.readUIntBE(23, 3) !== 0x9d012a) return null;
      return sized('webp', bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      if (bytes[20] !== 0x2f) return null;
      const packed = bytes.readUInt32LE(21);
      return sized('webp', (packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sized('webp', bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
}

function sized(kind: AttachmentKind, width: number, height: number): Recognised | null {
  return width > 0 && height > 0 ? { kind, size: { width, height } } : null;
}
