import { refuseField } from '../../../shared/kernel/refusal.ts';
import { largestLogoBytes } from '../../../shared/settings/settings.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { keepLogo, shopLogo } from './settings.sql.ts';

const largestSide = 4096;

interface Picture {
  type: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

/** The picture as it is kept. */
export function keptLogo({ store }: Reading) {
  return store.get(shopLogo) ?? null;
}

export function logo(context: Reading) {
  const row = keptLogo(context);
  if (!row) return null;
  const type: Picture['type'] = row.logo_type === 'image/png' ? 'image/png' : 'image/jpeg';
  return { type, base64: Buffer.from(row.logo).toString('base64') };
}

/** A picture is what its first bytes say, never what somebody calls it. */
export function setLogo(context: Writing, { base64 }: { base64: string | null }): Record<string, never> {
  const { store } = context;
  const before = { hasLogo: store.get(shopLogo) !== undefined };
  if (base64 === null) {
    store.run(keepLogo, { logo: null, type: null });
    context.record({ domain: 'settings', subject: null, before, after: { hasLogo: false } });
    return {};
  }
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > largestLogoBytes) refuseField(['base64'], 'settings.invalid.logo-large');
  const picture = pictureOf(bytes);
  if (!picture) refuseField(['base64'], 'settings.invalid.logo-kind');
  if (picture.width > largestSide || picture.height > largestSide) {
    refuseField(['base64'], 'settings.invalid.logo-large');
  }
  store.run(keepLogo, { logo: bytes, type: picture.type });
  context.record({
    domain: 'settings',
    subject: null,
    before,
    after: { hasLogo: true, bytes: bytes.length },
  });
  return {};
}

function pictureOf(bytes: Buffer): Picture | null {
  return pngOf(bytes) ?? jpegOf(bytes);
}

const pngBeginning = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** PNG: the signature, then the IHDR chunk with width and height. */
function pngOf(bytes: Buffer): Picture | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngBeginning)) return null;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return sized('image/png', bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** JPEG: segments from SOI on until a start of frame, which has height and width. */
function jpegOf(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized('image/jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function sized(type: Picture['type'], width: number, height: number): Picture | null {
  return width > 0 && height > 0 ? { type, width, height } : null;
}
