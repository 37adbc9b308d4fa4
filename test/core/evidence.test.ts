import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../electron/core/backups/archive-read.ts';
import { makeBackup } from '../../electron/core/backups/make-backup.ts';
import { printedHead } from '../../shared/evidence/head.ts';
import { exportedShop } from '../kit/exported.ts';
import { accessory, heldPhoto, reasonOf, signed, takenIn } from '../kit/intakes.ts';
import { jpegPhoto, pngPhoto, webpPhoto } from '../kit/photos.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';
import { unzipped } from '../kit/unzipped.ts';

let shop: StaffedShop;
beforeEach(() => {
  shop = openStaffedShop();
});
afterEach(() => {
  expect(shop.faults).toEqual([]);
  shop.close();
});

const owner = () => shop.as('owner');
const photo = (photoId: string, more = {}) => ({ photoId, ...more });
const pathOf = (hash: string) => join(shop.folder, 'attachments', hash.slice(0, 2), hash);
const namesIn = (folder: string) =>
  existsSync(join(shop.folder, folder)) ? readdirSync(join(shop.folder, folder)) : [];

/** An order with a checklist, three photos, the terms and a signature: seven entries in all. */
async function wholeOrder() {
  const photos = [];
  for (const [index, bytes] of [jpegPhoto({ dots: 'one' }), pngPhoto(), webpPhoto()].entries()) {
    photos.push(
      photo(await heldPhoto(owner(), bytes), { shot: (['front', 'back', 'serial'] as const)[index] }),
    );
  }
  return takenIn(owner(), { accessories: [accessory('Charger')], photos }, { signature: signed });
}

const evidenceOf = (repairId: number) => owner().evidence.ofRepair({ repairId });
const check = (repairId: number) => owner().evidence.check({ repairId });

async function photosOf(repairId: number) {
  return (await evidenceOf(repairId)).entries.flatMap((entry) => (entry.kind === 'photo' ? [entry] : []));
}

/** Somebody with a tool of their own, who knows the way past the triggers. */
function tamper(sql: string) {
  shop.core.close();
  const db = new Database(shop.file);
  db.exec('DROP TRIGGER evidence_is_never_changed; DROP TRIGGER evidence_is_never_deleted');
  db.exec(sql);
  db.close();
  shop.reopen();
}

describe('an intake', () => {
  test('seals what was seen, the terms word for word, and who signed, with the head on the receipt', async () => {
    const { repairId, receiptPaperId } = await wholeOrder();
    const { entries, head } = await evidenceOf(repairId);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'checklist',
      'checklist',
      'photo',
      'photo',
      'photo',
      'terms',
      'signature',
    ]);
    expect(entries[5]).toMatchObject({ content: { language: 'el', text: expect.any(Array) } });
    expect(entries[6]).toMatchObject({ content: { purpose: 'intake', signature: signed } });
    const paper = await owner().papers.byId({ id: receiptPaperId });
    expect(JSON.stringify(paper.facts)).toContain(`"evidenceHead":"${printedHead(head ?? '')}"`);
    expect(printedHead(head ?? '')).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
    expect(await check(repairId)).toEqual({ entries: 7, head, flaws: [] });
    expect(namesIn('held-photos')).toEqual([]);
    expect(namesIn('incoming-photos')).toEqual([]);
  });

  test('with neither photos nor signature is sealed all the same, and asks for nothing more', async () => {
    const { repairId } = await takenIn(owner());
    expect(await check(repairId)).toMatchObject({ entries: 1, flaws: [] });
  });

  test('that is refused leaves no evidence, and its photos are still held', async () => {
    const photoId = await heldPhoto(owner(), jpegPhoto());
    expect(await reasonOf(takenIn(owner(), { photos: [photo(photoId)], promisedOn: '2020-01-01' }))).toBe(
      'repairs.invalid.past-promise',
    );
    expect(namesIn('held-photos')).toHaveLength(1);
    const { repairId } = await takenIn(owner(), { photos: [photo(photoId)] });
    expect(await photosOf(repairId)).toHaveLength(1);
  });

  test('whose photo is gone says so at the item, and none of it is taken in', async () => {
    const photoId = await heldPhoto(owner(), jpegPhoto());
    await owner().evidence.letGo({ photoId });
    expect(await reasonOf(takenIn(owner(), { photos: [photo(photoId)] }))).toBe('evidence.photo-gone');
    expect((await owner().repairs.list({ group: 'all', limit: 10 })).rows).toEqual([]);
  });

  test('sent twice is sealed once', async () => {
    const photoId = await heldPhoto(owner(), jpegPhoto());
    const category = (await owner().catalogue.addCategory({ name: 'P', names: { en: 'P' }, parent: null }))
      .id;
    const intake = {
      customer: {
        new: {
          name: 'Maria',
          language: 'el' as const,
          calendar: 'gregory' as const,
          consents: { service: true, promotion: false, survey: false },
        },
      },
      items: [{ device: { new: { categoryId: category } }, fault: 'x', photos: [photo(photoId)] }],
    };
    const client = owner();
    const key = crypto.randomUUID();
    const one = await client.repairs.takeIn(intake, { context: { key } });
    expect(await client.repairs.takeIn(intake, { context: { key } })).toEqual(one);
    expect(await photosOf(one.repairs[0]?.id ?? 0)).toHaveLength(1);
  });
});

describe('a held photo', () => {
  test('outlives the program, can be looked at, and goes after a week', async () => {
    const photoId = await heldPhoto(owner(), jpegPhoto());
    shop.reopen();
    const { base64, next } = await owner().evidence.readHeld({ photoId, offset: 0 });
    expect(Buffer.from(base64, 'base64').toString('latin1')).toContain('dots');
    expect(next).toBeNull();
    shop.clock.advanceMs(8 * 24 * 3_600_000);
    await heldPhoto(owner(), pngPhoto());
    expect(await reasonOf(owner().evidence.readHeld({ photoId, offset: 0 }))).toBe('evidence.photo-gone');
  });
});

describe('photos of an order', () => {
  test('are added later, kept without place and names under the hash of what is kept, and read back', async () => {
    const { repairId } = await takenIn(owner());
    const photoId = await heldPhoto(owner(), jpegPhoto({ dots: 'after the repair', orientation: 6 }));
    await shop
      .as('technician')
      .evidence.addPhotos({ repairId, photos: [photo(photoId, { stage: 'after', note: 'as new' })] });
    const [entry] = await photosOf(repairId);
    expect(entry).toMatchObject({
      position: 2,
      by: 'Tara Technician',
      content: { stage: 'after', shot: '', note: 'as new', type: 'jpeg', width: 800, height: 600 },
      withdrawn: null,
    });
    const hash = entry?.content.hash ?? '';
    const bytes = readFileSync(pathOf(hash));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    expect(bytes.toString('latin1')).not.toMatch(/N 37|GPS|with a name/);
    const piece = await owner().evidence.read({ repairId, position: 2, offset: 0 });
    expect(Buffer.from(piece.base64, 'base64').equals(bytes)).toBe(true);
  });

  test('are withdrawn with a reason and stay; twice, or of something else, is refused', async () => {
    const { repairId } = await wholeOrder();
    await owner().evidence.withdraw({ repairId, position: 3, reason: 'of another device' });
    expect((await photosOf(repairId))[0]).toMatchObject({
      withdrawn: { reason: 'of another device', by: 'Olga Owner' },
    });
    const again = (position: number, reason = 'x') =>
      reasonOf(owner().evidence.withdraw({ repairId, position, reason }));
    expect(await again(3)).toBe('evidence.withdrawn-already');
    expect(await again(1)).toBe('evidence.photo-unknown');
    expect(await again(99)).toBe('evidence.photo-unknown');
    expect(await again(4, ' ')).toBe('common.invalid.required');
    expect(await check(repairId)).toMatchObject({ entries: 8, flaws: [] });
  });

  test('cannot be changed or deleted by any statement of ours', async () => {
    await wholeOrder();
    shop.core.close();
    const db = new Database(shop.file);
    expect(() => db.exec("UPDATE evidence SET content = '{}'")).toThrow('evidence is append-only');
    expect(() => db.exec('DELETE FROM evidence')).toThrow('evidence is append-only');
    db.close();
    shop.reopen();
  });
});

describe('the terms', () => {
  test('can be accepted later than at the intake', async () => {
    const { repairId } = await takenIn(owner());
    await owner().evidence.acceptTerms({
      repairId,
      language: 'fa',
      signature: { way: 'paper', name: 'Reza' },
    });
    const { entries } = await evidenceOf(repairId);
    expect(entries.map(({ kind }) => kind)).toEqual(['checklist', 'terms', 'signature']);
    expect(entries[1]).toMatchObject({
      content: { language: 'fa', version: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
  });

  test('are not accepted by a signature of nothing', async () => {
    const { repairId } = await takenIn(owner());
    const accept = (strokes: [number, number][][]) =>
      reasonOf(
        owner().evidence.acceptTerms({
          repairId,
          language: 'el',
          signature: { way: 'pad', name: '', strokes },
        }),
      );
    expect(await accept([])).toBe('evidence.invalid.empty-signature');
    expect(await accept([[[500, 100]]])).toBe('evidence.invalid.empty-signature');
    expect(await reasonOf(takenIn(owner(), {}, { signature: { way: 'pad', name: '', strokes: [] } }))).toBe(
      'evidence.invalid.empty-signature',
    );
    expect((await evidenceOf(repairId)).entries).toHaveLength(1);
  });
});

describe('the examination', () => {
  test('finds one changed byte of a photo, and names the photo', async () => {
    const { repairId } = await wholeOrder();
    const [, second] = await photosOf(repairId);
    const path = pathOf(second?.content.hash ?? '');
    const bytes = readFileSync(path);
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect((await check(repairId)).flaws, `byte ${at}`).toEqual([
        { position: 4, kind: 'photo', flaw: 'file-changed' },
      ]);
      expect(await reasonOf(owner().evidence.read({ repairId, position: 4, offset: 0 }))).toBe(
        'attachments.changed',
      );
    }
    rmSync(path);
    expect((await check(repairId)).flaws).toEqual([{ position: 4, kind: 'photo', flaw: 'file-missing' }]);
    writeFileSync(path, bytes);
    expect((await check(repairId)).flaws).toEqual([]);
  });

  test.each([
    ["UPDATE evidence SET content = replace(content, 'Charger', 'Chargen') WHERE position = 2", 2],
    ['UPDATE evidence SET at = at + 1 WHERE position = 3', 3],
    ['UPDATE evidence SET taken_by = NULL WHERE position = 5', 5],
    ["UPDATE evidence SET kind = 'photo' WHERE position = 6", 6],
    ["UPDATE evidence SET content = '{' WHERE position = 4", 4],
  ])('names the entry that was changed: %s', async (sql, position) => {
    const { repairId } = await wholeOrder();
    tamper(sql);
    expect((await check(repairId)).flaws).toMatchObject([{ position, flaw: 'changed' }]);
    await evidenceOf(repairId);
  });

  test('names entries that were taken out, from the middle and from the end', async () => {
    const { repairId } = await wholeOrder();
    tamper('DELETE FROM evidence WHERE position = 4');
    expect((await check(repairId)).flaws).toEqual([{ position: 4, kind: null, flaw: 'removed' }]);
    tamper2('DELETE FROM evidence WHERE position > 5');
    expect((await check(repairId)).flaws).toEqual([
      { position: 4, kind: null, flaw: 'removed' },
      { position: 6, kind: null, flaw: 'cut-off' },
      { position: 7, kind: null, flaw: 'cut-off' },
    ]);
  });

  test('names entries that changed places', async () => {
    const { repairId } = await wholeOrder();
    tamper(`UPDATE evidence SET position = 100 WHERE position = 3; UPDATE evidence SET position = 3 WHERE position = 4;
            UPDATE evidence SET position = 4 WHERE position = 100`);
    expect((await check(repairId)).flaws.map(({ position }) => position)).toEqual([3, 4]);
  });

  test('sees that a chain was sealed anew, by what the event log knows', async () => {
    const { repairId } = await takenIn(owner());
    const other = await takenIn(owner(), { conditionNote: 'a scratch' });
    const { sealOfRow } = await import('../../electron/core/evidence/seal.ts');
    shop.core.close();
    const db = new Database(shop.file);
    const row = db.prepare('SELECT * FROM evidence WHERE repair_id = ?').get(repairId) as Record<
      string,
      never
    >;
    db.close();
    const content = JSON.stringify({ title: 'condition', lines: [], note: 'was broken before' });
    const seal = sealOfRow({ ...row, repairId, content, takenBy: row.taken_by } as never);
    tamper(`UPDATE evidence SET content = '${content}', seal = '${seal}' WHERE repair_id = ${repairId}`);
    expect((await check(repairId)).flaws).toMatchObject([{ position: 1, flaw: 'changed' }]);
    expect((await check(other.repairId)).flaws).toEqual([]);
  });

  function tamper2(sql: string) {
    shop.core.close();
    const db = new Database(shop.file);
    db.exec(sql);
    db.close();
    shop.reopen();
  }
});

describe('what is no photo', () => {
  const cut = jpegPhoto();
  test.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'evidence.no-photo'],
    ['a PDF', Buffer.from('%PDF-1.7 and more of it'), 'evidence.no-photo'],
    ['a program', Buffer.from(`MZ${'\0'.repeat(100)}`, 'latin1'), 'evidence.no-photo'],
    ['a truncated JPEG', cut.subarray(0, cut.length - 6), 'evidence.broken-photo'],
    ['the beginning of a PNG', pngPhoto().subarray(0, 60), 'evidence.broken-photo'],
    ['a pixel bomb', jpegPhoto({ width: 60_000, height: 60_000 }), 'evidence.too-many-pixels'],
    ['a wall of a PNG', pngPhoto(2_000_000_000, 1), 'evidence.too-many-pixels'],
  ])('%s is refused in words, and nothing of it stays', async (_what, bytes, reason) => {
    expect(await reasonOf(heldPhoto(owner(), bytes))).toBe(reason);
    expect(namesIn('held-photos')).toEqual([]);
    expect(namesIn('incoming-photos')).toEqual([]);
    expect(namesIn('attachments')).toEqual([]);
  });

  test('200 MB are refused before the first byte is sent', async () => {
    expect(await reasonOf(owner().evidence.beginUpload({ bytes: 200 * 1024 * 1024 }))).toBe(
      'evidence.invalid.large-photo',
    );
    expect(await reasonOf(owner().evidence.beginUpload({ bytes: 0 }))).toBe('evidence.invalid.empty-photo');
  });

  test('more than was said is refused', async () => {
    const { uploadId } = await owner().evidence.beginUpload({ bytes: 4 });
    const base64 = jpegPhoto().toString('base64');
    expect(await reasonOf(owner().evidence.addChunk({ uploadId, index: 0, base64 }))).toBe(
      'records.too-much',
    );
    expect(await reasonOf(owner().evidence.hold({ uploadId }))).toBe('records.upload-unfinished');
  });

  test('a held photo that was exchanged on the disk is looked at again', async () => {
    const photoId = await heldPhoto(owner(), jpegPhoto());
    writeFileSync(join(shop.folder, 'held-photos', `${photoId}.photo`), 'MZ something else');
    const { repairId } = await takenIn(owner());
    expect(await reasonOf(owner().evidence.addPhotos({ repairId, photos: [photo(photoId)] }))).toBe(
      'evidence.no-photo',
    );
  });
});

describe('backups and archives', () => {
  test('hold every photo, and clean-ups leave them where they are', async () => {
    const { repairId } = await wholeOrder();
    const hashes = (await photosOf(repairId)).map(({ content }) => content.hash).sort();
    const target = join(shop.folder, 'one.aftercare');
    await makeBackup(
      {
        ...{ file: shop.file, attachments: join(shop.folder, 'attachments'), target, why: 'asked' },
        ...{ scratch: join(shop.folder, 'scratch'), madeAt: shop.clock.now, programVersion: 'test' },
      },
      () => undefined,
    );
    const archive = await openArchive(target);
    archive.close();
    const attachments = Object.keys(archive.manifest.entries).filter((name) =>
      name.startsWith('attachments/'),
    );
    expect(attachments.sort()).toEqual(hashes.map((hash) => `attachments/${hash}`));

    const parts = await unzipped(await exportedShop(owner(), shop.staff.owner.password));
    const names = [...parts.keys()];
    for (const hash of hashes) expect(names).toContain(`files/${hash}`);

    shop.clock.advanceMs(90 * 24 * 3_600_000);
    shop.reopen();
    await heldPhoto(owner(), jpegPhoto({ dots: 'another day' }));
    for (const hash of hashes) expect(existsSync(pathOf(hash))).toBe(true);
    expect((await check(repairId)).flaws).toEqual([]);
  }, 60_000);
});
