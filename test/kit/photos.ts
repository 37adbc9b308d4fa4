/** Photos as cameras write them, as small as they can be: whole in their structure, with notes beside the picture. */

const u16 = (value: number) => [value >> 8, value & 0xff];
const ascii = (text: string) => [...Buffer.from(text, 'latin1')];
const segment = (marker: number, body: readonly number[]) => [0xff, marker, ...u16(body.length + 2), ...body];

/** An Exif block with which way up, and where it was taken. */
export function exif(orientation: number, place = 'N 37 58 E 23 43'): number[] {
  const entry = [...u16(0x0112), ...u16(3), 0, 0, 0, 1, ...u16(orientation), 0, 0];
  return [
    ...ascii('Exif\0\0'),
    ...ascii('MM'),
    0,
    0x2a,
    0,
    0,
    0,
    8,
    ...u16(1),
    ...entry,
    0,
    0,
    0,
    0,
    ...ascii(place),
  ];
}

interface Jpeg {
  width?: number;
  height?: number;
  orientation?: number;
  /** What makes one photo other than the next. */
  dots?: string;
  behind?: string;
}

export function jpegPhoto({
  width = 800,
  height = 600,
  orientation = 1,
  dots = 'dots',
  behind = '',
}: Jpeg = {}) {
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xe1, exif(orientation)),
    ...segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x>GPS of the house</x>')),
    ...segment(0xed, ascii('Photoshop 3.0\0caption with a name')),
    ...segment(0xfe, ascii('comment with a name')),
    ...segment(0xdb, Array(65).fill(1)),
    ...segment(0xc0, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]),
    ...segment(0xc4, Array(20).fill(0)),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...ascii(dots),
    ...[0xff, 0x00, 0xff, 0xd0, 0x12],
    ...[0xff, 0xd9],
    ...ascii(behind),
  ]);
}

const chunk = (type: string, body: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body, Buffer.alloc(4)]);
};

export function pngPhoto(width = 40, height = 30) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Author\0a name')),
    chunk('eXIf', Buffer.from('place')),
    chunk('IDAT', Buffer.from('dots')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const riff = (type: string, body: Buffer) => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

export function webpPhoto(width = 64, height = 48) {
  const features = Buffer.alloc(10);
  features[0] = 0x0c;
  features.writeUIntLE(width - 1, 4, 3);
  features.writeUIntLE(height - 1, 7, 3);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    riff('VP8X', features),
    riff('VP8L', Buffer.from([0x2f, 1, 2, 3, 4])),
    riff('EXIF', Buffer.from('place of the photo')),
    riff('XMP ', Buffer.from('a name')),
  ]);
  return riff('RIFF', body);
}
