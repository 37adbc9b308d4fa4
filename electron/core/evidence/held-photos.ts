import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldPhoto } from '../../../shared/evidence/evidence.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { whatItIs } from '../attachments/what-it-is.ts';
import { makeFolder } from '../store/flush.ts';
import { writeWhole } from '../store/written-whole.ts';
import { withoutMetadata } from './without-metadata.ts';

/** A picture that says to be larger than this could take a screen's memory for itself. */
const LARGEST_SIDE = 20_000;
const MOST_PIXELS = 100_000_000;
const KEPT_MS = 7 * 24 * 3_600_000;
const MOST_HELD = 500;

/** Photos of forms that are still being filled in: they outlive the program, and go after a week. */
export interface HeldPhotos {
  /** @throws Refusal where the bytes are no photo, not a whole one, or too many dots. */
  hold(bytes: Buffer): HeldPhoto;
  /** @throws Refusal `evidence.photo-gone`. */
  bytesOf(photoId: string): Promise<Buffer>;
  letGo(photoId: string): void;
}

export function openHeldPhotos(folder: string, now: () => number): HeldPhotos {
  const pathOf = (photoId: string) => {
    if (!/^[0-9a-f-]{36}$/.test(photoId)) refuse('not-found', 'evidence.photo-gone');
    return join(folder, `${photoId}.photo`);
  };
  return {
    hold(bytes) {
      const { photo, kept } = photoIn(bytes);
      makeFolder(folder);
      if (sweep(folder, now() - KEPT_MS) >= MOST_HELD) refuse('conflict', 'evidence.too-many-held');
      const photoId = randomUUID();
      writeWhole(pathOf(photoId), kept);
      const seconds = now() / 1000;
      utimesSync(pathOf(photoId), seconds, seconds);
      return { photoId, ...photo };
    },
    async bytesOf(photoId) {
      return readFile(pathOf(photoId)).catch(() => refuse('not-found', 'evidence.photo-gone'));
    },
    letGo(photoId) {
      rmSync(pathOf(photoId), { force: true });
    },
  };
}

/** What a photo is by its own bytes, and what of them is kept. */
export function photoIn(bytes: Buffer): { photo: Omit<HeldPhoto, 'photoId'>; kept: Buffer } {
  const found = whatItIs(bytes);
  if (!found || found.kind === 'pdf' || !found.size) return refuse('invalid', 'evidence.no-photo');
  const { kind: type, size } = found;
  if (Math.max(size.width, size.height) > LARGEST_SIDE || size.width * size.height > MOST_PIXELS) {
    refuse('invalid', 'evidence.too-many-pixels');
  }
  const plain = withoutMetadata(bytes, type) ?? refuse('invalid', 'evidence.broken-photo');
  const kept = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  if (whatItIs(kept)?.kind !== type) refuse('invalid', 'evidence.broken-photo');
  return { photo: { type, bytes: kept.length, ...size }, kept };
}

/** Removes what nobody came back for. Answers how many are left. */
function sweep(folder: string, before: number): number {
  let left = 0;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < before) rmSync(path, { force: true });
    else left += 1;
  }
  return left;
}
