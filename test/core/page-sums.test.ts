import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { change } from '../../electron/core/store/statement.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';

const PAGE = 4096;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-sums-'));
  file = join(folder, 'aftercare.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openStore({ file, now: () => 0 });

function write(store: Store, count: number): void {
  store.write((writer) => {
    for (let index = 0; index < count; index++) {
      writer.run(change(`INSERT INTO brand (id, name, name_key) VALUES (:id, :name, hex(randomblob(400)))`), {
        id: writer.newId(),
        name: 'Bosch '.repeat(40),
      });
    }
  });
}

/** As a disk does it: nobody wrote into the file. */
function rot(path: string, work: (bytes: Buffer) => Buffer): void {
  const { atime, mtime } = statSync(path);
  writeFileSync(path, work(readFileSync(path)));
  utimesSync(path, atime, mtime);
}

function flip(at: number) {
  return (bytes: Buffer) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    return bytes;
  };
}

async function found() {
  const store = open();
  const findings = await store.comparePages();
  store.close();
  return findings;
}

describe('the sums of the pages', () => {
  beforeEach(() => {
    const store = open();
    write(store, 300);
    store.close();
  });

  test('are known of every page of a shop that was closed', async () => {
    const pages = statSync(file).size / PAGE;
    expect(await found()).toEqual({ known: pages, damaged: [], isTouched: false });
  });

  test('show the page in which one letter changed on the disk', async () => {
    const at = readFileSync(file).indexOf('Bosch');
    rot(file, flip(at));
    expect(new Database(file, { readonly: true }).pragma('integrity_check', { simple: true })).toBe('ok');
    const damaged = [Math.floor(at / PAGE) + 1];
    expect(await found()).toMatchObject({ damaged, isTouched: expect.any(Boolean) });
  });

  test('show pages that are gone', async () => {
    const pages = statSync(file).size / PAGE;
    const store = open();
    rot(file, (bytes) => bytes.subarray(0, -2 * PAGE));
    expect((await store.comparePages())?.damaged).toEqual([pages - 1, pages]);
    store.close();
  });

  test('say so where somebody else wrote into the file, until it is as it was', async () => {
    const at = readFileSync(file).indexOf('Bosch');
    writeFileSync(file, flip(at)(readFileSync(file)));
    expect(await found()).toMatchObject({ damaged: [Math.floor(at / PAGE) + 1], isTouched: true });
    writeFileSync(file, flip(at)(readFileSync(file)));
    expect(await found()).toMatchObject({ damaged: [], isTouched: false });
  });

  test('go with what is written, and with a log that a reader keeps from being emptied', async () => {
    const store = open();
    write(store, 50);
    const reader = new Database(file, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM brand').get();
    write(store, 50);
    expect(await store.comparePages()).toMatchObject({ damaged: [] });
    store.close();
    reader.close();
    expect(await found()).toMatchObject({ damaged: [] });
  });

  test.each([false, true])(
    'accuse no disk of what another program wrote (it was looked at before: %s)',
    async (isKnown) => {
      const store = open();
      write(store, 50);
      if (isKnown) expect(await store.comparePages()).toMatchObject({ damaged: [] });
      const other = new Database(file);
      for (let round = 0; round < 3; round++) {
        other.exec(`UPDATE brand SET name = name || ${round}; PRAGMA wal_checkpoint(TRUNCATE)`);
      }
      other.close();
      write(store, 5);
      store.close();
      const { damaged, isTouched } = (await found()) ?? { damaged: null };
      expect(isTouched || damaged?.length === 0).toBe(true);
    },
  );

  test('that were damaged themselves say nothing', async () => {
    rot(`${file}.sums`, (bytes) => bytes.fill(0x5a, 512, 700));
    const known = statSync(file).size / PAGE - 63;
    expect(await found()).toEqual({ known, damaged: [], isTouched: false });
    expect((await found())?.known).toBe(known + 63);
  });

  test('are left behind by no start that fails', async () => {
    expect(() =>
      openStore({ file, now: () => 0, migrations: [{ version: 999, sql: 'nonsense' }] }),
    ).toThrow();
    expect(existsSync(`${file}.sums`)).toBe(false);
    expect((await found())?.damaged).toEqual([]);
  });
});
