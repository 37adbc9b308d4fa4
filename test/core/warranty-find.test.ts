import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { change } from '../../electron/core/store/statement.ts';
import { card, desk, device, setDesk, takenIn } from '../kit/warranty-desk.ts';

setDesk();

describe('finding', () => {
  test('a serial in Persian digits and spaces leads to “covered, 41 days left”, with the clause', async () => {
    const id = await device({ serial: 'SN-5544-77', purchasedOn: '2024-11-15' });
    const { rows } = await desk.client.warranty.find({ text: 'sn ۵۵ ۴۴ ۷۷' });
    expect(rows).toMatchObject([{ deviceId: id, isExact: true, status: 'covered', daysLeft: 41 }]);
    expect((await card(id)).verdict.leading).toMatchObject({
      layer: 'legal',
      clause: 'Art. 10(1)',
      until: '2026-11-15',
    });
  });

  test('an exact serial first, typed as it may be', async () => {
    const near = await device({ serial: 'FD-9702-12345', purchasedOn: '2026-01-10' });
    const exact = await device({ serial: 'FD-9702-1234', purchasedOn: '2024-01-10' });
    const { rows, unknownSerial } = await desk.client.warranty.find({ text: ' fd ۹۷۰۲ ۱۲۳۴ ' });
    expect(rows.map(({ deviceId, isExact, status }) => [deviceId, isExact, status])).toEqual([
      [exact, true, 'expired'],
      [near, false, 'covered'],
    ]);
    expect(rows[0]).toMatchObject({
      daysLeft: -268,
      until: '2026-01-10',
      layer: 'legal',
      customerName: 'Anna Lind',
    });
    expect(unknownSerial).toBeNull();
  });

  test('by name, phone, receipt, model and order', async () => {
    const id = await device({
      brand: 'Bosch',
      model: 'TWK 7203',
      receiptNumber: 'A/17-22',
      purchasedOn: '2026-01-10',
    });
    await takenIn(id);
    const number = (await card(id)).history[0]?.number ?? '';
    for (const [text, via] of [
      ['anna', 'customer'],
      ['6941234567', 'customer'],
      ['a17 22', null],
      ['twk 72', null],
      [number, 'repair'],
    ] as const) {
      const { rows } = await desk.client.warranty.find({ text });
      expect(
        rows.map(({ deviceId }) => deviceId),
        text,
      ).toEqual([id]);
      if (via === null) expect(rows[0], text).toMatchObject({ isExact: text === 'a17 22', via: null });
      expect(rows[0]?.openRepairId).not.toBeNull();
    }
  });

  test('says of a serial that nobody knows that it can be registered', async () => {
    expect(await desk.client.warranty.find({ text: ' SN-44 556 677 ' })).toEqual({
      rows: [],
      unknownSerial: 'SN-44 556 677',
    });
    expect(await desk.client.warranty.find({ text: 'nobody' })).toEqual({ rows: [], unknownSerial: null });
    expect(await desk.client.warranty.find({ text: '' })).toEqual({ rows: [], unknownSerial: null });
  });

  test('looks as often for twenty devices as for one, and never through a whole table', async () => {
    for (let n = 0; n < 25; n++) await device({ serial: `SER-${1000 + n}`, purchasedOn: '2026-01-10' });
    expect((await desk.client.warranty.find({ text: 'anna lind' })).rows).toHaveLength(20);
    const file = new Database(desk.file, { readonly: true });
    for (const isAnalysed of [false, true]) {
      if (isAnalysed) desk.core.store.write((store) => store.run(change('ANALYZE')));
      for (const name of ['facts', 'find', 'terms', 'decisions', 'card']) {
        const statements = (await import(`../../electron/core/warranty/${name}.sql.ts`)) as Record<
          string,
          { sql: string }
        >;
        for (const [key, { sql }] of Object.entries(statements)) {
          if (!sql || key === 'allTerms' || key === 'allServices' || !sql.trimStart().startsWith('SELECT'))
            continue;
          const plan = (
            file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({
              devices: '[]',
              customers: '[]',
              repairs: '[]',
              key: 'A',
              category: 1,
              model: 1,
              layer: 'legal',
              id: 1,
              repair: 1,
              device: 1,
              brand: 'a',
            }) as { detail: string }[]
          ).map(({ detail }) => detail);
          expect(
            plan.filter((step) => /^SCAN (device|repair|customer|warranty_\w+)\b/.test(step)),
            `${name} ${key}`,
          ).toEqual([]);
        }
      }
    }
    file.close();
  });
});
