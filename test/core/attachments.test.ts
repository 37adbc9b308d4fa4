import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ATTACHMENT_CHUNK_BYTES } from '../../shared/attachments/attachments.contract.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

let desk: Desk;
let deviceId: number;
beforeEach(async () => {
  desk = openDesk();
  const { id: customerId } = await desk.client.customers.register(customerOf({ name: 'Anna' }));
  const categoryId = await desk.category('Kettle');
  ({ id: deviceId } = await desk.client.devices.register(deviceOf({ customerId, categoryId })));
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const reasonOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'taken',
    (error: { data?: { reason?: string; fields?: { message: string }[] } }) =>
      error.data?.fields?.[0]?.message ?? error.data?.reason,
  );

async function sendUp(bytes: Buffer, fileName = 'receipt.jpg') {
  const { attachments } = desk.client;
  const { uploadId } = await attachments.beginUpload({ fileName, bytes: bytes.length });
  for (let index = 0; index * ATTACHMENT_CHUNK_BYTES < bytes.length; index++) {
    const piece = bytes.subarray(index * ATTACHMENT_CHUNK_BYTES, (index + 1) * ATTACHMENT_CHUNK_BYTES);
    await attachments.addChunk({ uploadId, index, base64: piece.toString('base64') });
  }
  return uploadId;
}

async function bring(bytes: Buffer, fileName?: string) {
  return desk.client.attachments.add({ deviceId, uploadId: await sendUp(bytes, fileName) });
}

async function readBack(id: number) {
  const pieces: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const { base64, next }: { base64: string; next: number | null } = await desk.client.attachments.read({
      id,
      offset,
    });
    pieces.push(Buffer.from(base64, 'base64'));
    offset = next;
  }
  return Buffer.concat(pieces);
}

const ofDevice = () => desk.client.attachments.ofDevice({ deviceId });
const pathOf = (bytes: Buffer) => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return join(desk.folder, 'attachments', hash.slice(0, 2), hash);
};

/** The beginning of a picture of that size, as its format writes it, and some more bytes. */
const picture = {
  png(width: number, height: number, more = 100) {
    const bytes = Buffer.alloc(33 + more, 1);
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  },
  jpeg(width: number, height: number) {
    const bytes = Buffer.from(
      'ffd8ffe000104a46494600010100000100010000ffc00011080000000003012200021101031101',
      'hex',
    );
    bytes.writeUInt16BE(height, 25);
    bytes.writeUInt16BE(width, 27);
    return bytes;
  },
  webp(width: number, height: number) {
    const bytes = Buffer.alloc(40);
    bytes.write('RIFF\0\0\0\0WEBPVP8X', 'latin1');
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
    return bytes;
  },
};
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('a proof', () => {
  test.each([
    ['jpeg', picture.jpeg(800, 600)],
    ['png', picture.png(800, 600)],
    ['webp', picture.webp(800, 600)],
    ['pdf', pdf],
  ])('of kind %s is kept as it was brought, under its hash', async (kind, bytes) => {
    const { id } = await bring(bytes, 'Quittung № 5.jpg');
    expect(await ofDevice()).toMatchObject([
      { id, kind, name: 'Quittung № 5.jpg', bytes: bytes.length, withdrawn: null, isThere: true },
    ]);
    expect((await readBack(id)).equals(bytes)).toBe(true);
    expect(readFileSync(pathOf(bytes)).equals(bytes)).toBe(true);
    expect(readdirSync(join(desk.folder, 'incoming-proofs'))).toEqual([]);
  });

  test('of many chunks comes back whole', async () => {
    const bytes = picture.png(3000, 3000, 3 * ATTACHMENT_CHUNK_BYTES + 7);
    const { id } = await bring(bytes);
    expect((await readBack(id)).equals(bytes)).toBe(true);
  });

  test('is there after a restart, and its coming is in the history of the device', async () => {
    const { id } = await bring(pdf, 'invoice.pdf');
    desk.reopen();
    expect((await readBack(id)).equals(pdf)).toBe(true);
    const { rows } = await desk.client.audit.ofSubject({ domain: 'devices', subject: deviceId });
    expect(rows[0]).toMatchObject({ procedure: 'attachments.add', after: { proofAdded: 'invoice.pdf' } });
  });

  test('is the same only once at a device, and lies once on the disk', async () => {
    await bring(pdf);
    expect(await reasonOf(bring(pdf))).toBe('attachments.there-already');
    expect(await ofDevice()).toHaveLength(1);
  });

  test('that is withdrawn stays in the history, and can be taken back', async () => {
    const { id } = await bring(pdf);
    await desk.client.attachments.withdraw({ id });
    expect((await ofDevice())[0]?.withdrawn).toMatchObject({
      at: desk.clock.now,
      by: { name: expect.any(String) },
    });
    expect((await readBack(id)).equals(pdf)).toBe(true);
    expect(await reasonOf(desk.client.attachments.withdraw({ id }))).toBe('attachments.changed-meanwhile');
    await desk.client.attachments.reinstate({ id });
    expect((await ofDevice())[0]?.withdrawn).toBeNull();
    await desk.client.attachments.withdraw({ id });
    await bring(pdf);
    expect(await reasonOf(desk.client.attachments.reinstate({ id }))).toBe('attachments.there-already');
  });

  test('of a command that is sent again is added once', async () => {
    const uploadId = await sendUp(pdf);
    const key = crypto.randomUUID();
    const add = () => desk.client.attachments.add({ deviceId, uploadId }, { context: { key } });
    expect(await add()).toEqual(await add());
    expect(await ofDevice()).toHaveLength(1);
  });
});

describe('a file that is not what it should be', () => {
  const hostile: Record<string, [Buffer, string]> = {
    'a page that calls itself a picture': [Buffer.from('<html><script>alert(1)</script>'), 'unknown-kind'],
    'an SVG': [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown-kind'],
    'a program': [Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'), 'unknown-kind'],
    'an archive': [Buffer.from('504b0304140000000800', 'hex'), 'unknown-kind'],
    'a PDF with something before it': [Buffer.from('x%PDF-1.7'), 'unknown-kind'],
    'the beginning of a PNG': [Buffer.from('89504e470d0a1a0a', 'hex'), 'unknown-kind'],
    'a JPEG without a picture': [Buffer.from('ffd8ffd9', 'hex'), 'unknown-kind'],
    'a JPEG of empty segments': [
      Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(4000, Buffer.from('ffe00000', 'hex'))]),
      'unknown-kind',
    ],
    'a JPEG of fill bytes': [
      Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(100_000, 0xff)]),
      'unknown-kind',
    ],
    'a picture of no size': [picture.png(0, 100), 'unknown-kind'],
    'a WebP of an unknown sort': [
      Buffer.from('RIFF0000WEBPVP9X00000000000000000000', 'latin1'),
      'unknown-kind',
    ],
    'a pixel bomb': [picture.png(19_000, 19_000), 'too-many-pixels'],
    'a picture as wide as a street': [picture.png(2_000_000_000, 1), 'too-many-pixels'],
    'a JPEG that is too large': [picture.jpeg(65_535, 65_535), 'too-many-pixels'],
    'a WebP that is too large': [picture.webp(16_000_000, 16_000_000), 'too-many-pixels'],
  };

  test.each(Object.keys(hostile))('%s: refused, and nothing of it is kept', async (what) => {
    const [bytes, reason] = hostile[what] as [Buffer, string];
    expect(await reasonOf(bring(bytes, 'receipt.png'))).toBe(`attachments.${reason}`);
    expect(await ofDevice()).toEqual([]);
    expect(existsSync(join(desk.folder, 'attachments'))).toBe(false);
  });

  test('one byte too many, none at all, or a name that is a trick', async () => {
    const begin = (bytes: number, fileName = 'x.png') =>
      reasonOf(desk.client.attachments.beginUpload({ fileName, bytes }));
    expect(await begin(20 * 1024 * 1024 + 1)).toBe('attachments.invalid.tooLarge');
    expect(await begin(0)).toBe('attachments.invalid.empty');
    expect(await begin(5, 'a\0b.png')).toBe('common.invalid.characters');
    const { id } = await bring(pdf, '../../../etc/passwd');
    expect((await ofDevice()).find((row) => row.id === id)?.name).toBe('../../../etc/passwd');
    expect(readdirSync(join(desk.folder, 'attachments'))).toHaveLength(1);
  });

  test('more than was said, or not all of it', async () => {
    const { attachments } = desk.client;
    const { uploadId } = await attachments.beginUpload({ fileName: 'x.pdf', bytes: 4 });
    expect(await reasonOf(attachments.addChunk({ uploadId, index: 0, base64: pdf.toString('base64') }))).toBe(
      'records.too-much',
    );
    expect(await reasonOf(attachments.add({ deviceId, uploadId }))).toBe('records.upload-unfinished');
  });
});

describe('a file that was touched on the disk', () => {
  test('and is gone: named so, never shown', async () => {
    const { id } = await bring(pdf);
    rmSync(pathOf(pdf));
    expect((await ofDevice())[0]?.isThere).toBe(false);
    expect(await reasonOf(readBack(id))).toBe('attachments.missing');
  });

  test('and is longer, or another of the same length', async () => {
    const { id } = await bring(pdf);
    appendFileSync(pathOf(pdf), 'x');
    expect((await ofDevice())[0]?.isThere).toBe(false);
    expect(await reasonOf(readBack(id))).toBe('attachments.changed');
    const other = Buffer.from(pdf);
    other[20] = (other[20] ?? 0) ^ 1;
    writeFileSync(pathOf(pdf), other);
    expect(await reasonOf(readBack(id))).toBe('attachments.changed');
  });

  test('while it is being read: what is read is what was checked', async () => {
    const bytes = picture.png(3000, 3000, 2 * ATTACHMENT_CHUNK_BYTES);
    const { id } = await bring(bytes);
    const first = await desk.client.attachments.read({ id, offset: 0 });
    writeFileSync(pathOf(bytes), Buffer.alloc(bytes.length, 7));
    const second = await desk.client.attachments.read({ id, offset: first.next ?? 0 });
    const wanted = bytes.subarray(ATTACHMENT_CHUNK_BYTES, 2 * ATTACHMENT_CHUNK_BYTES);
    expect(Buffer.from(second.base64, 'base64').equals(wanted)).toBe(true);
  });

  test('is mended when the same is brought again', async () => {
    const { id } = await bring(pdf);
    writeFileSync(pathOf(pdf), 'nothing of it');
    await desk.client.attachments.withdraw({ id });
    await bring(pdf);
    expect((await readBack(id)).equals(pdf)).toBe(true);
  });
});
