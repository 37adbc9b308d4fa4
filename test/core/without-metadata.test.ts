import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whatItIs } from '../../electron/core/attachments/what-it-is.ts';
import { orientationIn, orientationSegment } from '../../electron/core/evidence/exif-orientation.ts';
import { withoutMetadata } from '../../electron/core/evidence/without-metadata.ts';
import { exif, jpegPhoto, pngPhoto, webpPhoto } from '../kit/photos.ts';

const plain = (bytes: Buffer, kind: 'jpeg' | 'png' | 'webp') => {
  const kept = withoutMetadata(bytes, kind);
  return kept === null ? null : Buffer.from(kept);
};

describe('a JPEG', () => {
  test('loses place, names, comments and what stands behind its end, and no dot', () => {
    const kept = plain(jpegPhoto({ dots: 'the dots', behind: 'a second picture' }), 'jpeg') as Buffer;
    const text = kept.toString('latin1');
    for (const note of ['N 37 58', 'GPS', 'name', 'Exif', 'second']) expect(text).not.toContain(note);
    expect(text).toContain('JFIF');
    expect(text).toContain('the dots');
    expect(text.endsWith('\xff\x00\xff\xd0\x12\xff\xd9')).toBe(true);
    expect(whatItIs(kept)).toEqual({ kind: 'jpeg', size: { width: 800, height: 600 } });
  });

  test.each([2, 3, 6, 8])('that stands %i way up still does, and says nothing else', (orientation) => {
    const kept = plain(jpegPhoto({ orientation }), 'jpeg') as Buffer;
    const at = kept.indexOf('Exif') - 4;
    expect(orientationIn(kept.subarray(at, at + 36))).toBe(orientation);
    expect(kept.toString('latin1')).not.toContain('N 37');
    expect(whatItIs(kept)?.kind).toBe('jpeg');
    expect(plain(kept, 'jpeg')?.equals(kept)).toBe(true);
  });

  test('that is cut anywhere is not whole', () => {
    const whole = jpegPhoto();
    for (let length = 0; length < whole.length; length++) {
      expect(plain(whole.subarray(0, length), 'jpeg'), `${length} bytes`).toBeNull();
    }
  });

  test('without a picture, or with segments that end beyond it, is none', () => {
    expect(plain(Buffer.from('ffd8ffd9', 'hex'), 'jpeg')).toBeNull();
    expect(plain(Buffer.from('ffd8ffe0ffff0000', 'hex'), 'jpeg')).toBeNull();
    expect(plain(Buffer.from('ffd8ffe00000ffd9', 'hex'), 'jpeg')).toBeNull();
  });
});

describe('which way up', () => {
  test('is read in both orders of bytes', () => {
    const big = Buffer.from([0xff, 0xe1, 0, 60, ...exif(6)]);
    expect(orientationIn(big)).toBe(6);
    const little = Buffer.from(
      'ffe1002245786966000049492a0008000000010012010300010000000800000000000000',
      'hex',
    );
    expect(orientationIn(little)).toBe(8);
    expect(orientationIn(Buffer.from(orientationSegment(3)))).toBe(3);
  });

  test('is read of no rubbish, and rubbish breaks nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (rubbish) => {
        const segment = new Uint8Array([0xff, 0xe1, 0, 80, ...Buffer.from('Exif\0\0'), ...rubbish]);
        const found = orientationIn(segment);
        expect(found === null || (found >= 2 && found <= 8)).toBe(true);
      }),
    );
  });
});

test('a PNG keeps its dots and loses its notes', () => {
  const kept = plain(pngPhoto(), 'png') as Buffer;
  for (const note of ['tEXt', 'eXIf', 'name', 'place']) expect(kept.toString('latin1')).not.toContain(note);
  expect(whatItIs(kept)).toEqual({ kind: 'png', size: { width: 40, height: 30 } });
  expect(kept.toString('latin1')).toContain('IDATdots');
  const whole = pngPhoto();
  for (let length = 0; length < whole.length; length++) {
    expect(plain(whole.subarray(0, length), 'png'), `${length} bytes`).toBeNull();
  }
});

test('a WebP keeps its dots, loses its notes, and says so itself', () => {
  const kept = plain(webpPhoto(), 'webp') as Buffer;
  for (const note of ['EXIF', 'XMP', 'name', 'place']) expect(kept.toString('latin1')).not.toContain(note);
  expect(whatItIs(kept)).toEqual({ kind: 'webp', size: { width: 64, height: 48 } });
  expect(kept[20]).toBe(0);
  expect(kept.readUInt32LE(4)).toBe(kept.length - 8);
  expect(plain(webpPhoto().subarray(0, 60), 'webp')).toBeNull();
});

test('whatever the bytes are, it answers', () => {
  const beginnings = [jpegPhoto(), pngPhoto(), webpPhoto()];
  const kinds = ['jpeg', 'png', 'webp'] as const;
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }),
      (which, changes) => {
        const bytes = Buffer.from(beginnings[which] as Buffer);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        withoutMetadata(bytes, kinds[which] as 'jpeg');
      },
    ),
  );
});
