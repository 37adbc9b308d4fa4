import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badRowsCsv } from '../../../shared/records/bad-rows-csv.rules.ts';
import { outcomeIn } from '../../../shared/records/cells.rules.ts';
import { targetOfHeading } from '../../../shared/records/headings.rules.ts';
import { identityOf } from '../../../shared/records/identity.rules.ts';
import {
  type ImportKind,
  importKinds,
  isNeeded,
  mappingOf,
  missingIn,
  suggestKind,
  targetsOf,
} from '../../../shared/records/kinds.rules.ts';
import { fitsHeadings, suggestMapping } from '../../../shared/records/mapping.rules.ts';
import { isBad, layoutOf, readRow } from '../../../shared/records/records.rules.ts';
import { targets } from '../../../shared/records/targets.ts';

const today = '2026-10-05';
const everyTarget = Object.fromEntries(targets.map((target) => [target, target]));

function layout(kind: ImportKind, mapping: object = everyTarget, isGuarded = true) {
  return layoutOf([...targets], { kind, profile: 'own', mapping, dateFormat: 'ymd', isGuarded });
}

describe('a row', () => {
  test('of any cells is a record or a bad row in words, and never throws', { timeout: 20_000 }, () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('2024-01-02', 'Anna', '2107654321', '', 'unknown', 'x'.repeat(5000)),
    );
    const cells = fc.array(cell, { minLength: targets.length, maxLength: targets.length });
    fc.assert(
      fc.property(cells, fc.constantFrom(...importKinds), (row, kind) => {
        const read = readRow(row, 2, layout(kind), today);
        if (isBad(read)) expect(read.reason).toMatch(/^[a-z-]+$/);
        else expect(read.customer.name).not.toBe('');
      }),
      { numRuns: 150 },
    );
  });

  test('brings only what its kind has', () => {
    const row = targets.map((target) =>
      /On$/.test(target)
        ? '2024-01-02'
        : target === 'device.manufacturedIn'
          ? '2019'
          : target.split('.').join(' '),
    );
    const made = importKinds.map((kind) => {
      const read = readRow(row, 2, layout(kind), today);
      return isBad(read) ? read.reason : [read.device !== null, read.repair !== null];
    });
    expect(made).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  test('loses the apostrophe of an export, and only in a text file', () => {
    const row = targets.map((target) => (target === 'customer.name' ? "'=Anna" : ''));
    const name = (isGuarded: boolean) => {
      const read = readRow(row, 2, layout('customers', everyTarget, isGuarded), today);
      return isBad(read) ? read.reason : read.customer.name;
    };
    expect([name(true), name(false)]).toEqual(['=Anna', "'=Anna"]);
  });
});

describe('kinds', () => {
  test('each needs a customer, and more the more it is', () => {
    expect(importKinds.map((kind) => missingIn(kind, {}))).toEqual([
      'records.mapping-without-customer',
      'records.mapping-without-customer',
      'records.mapping-without-customer',
    ]);
    const name = { 'customer.name': 'Name' };
    expect(importKinds.map((kind) => missingIn(kind, name))).toEqual([
      null,
      'records.mapping-without-device',
      'records.mapping-without-date',
    ]);
    expect(missingIn('repairs', { ...name, 'repair.receivedOn': 'Date' })).toBeNull();
    expect(isNeeded('devices', 'device.model')).toBe(true);
    expect(isNeeded('repairs', 'device.model')).toBe(false);
  });

  test('a mapping keeps what the kind has, in one order', () => {
    const mixed = { 'repair.fault': 'F', 'customer.name': 'N', source: 'I', 'device.brand': 'B' };
    expect(Object.keys(mappingOf('devices', mixed))).toEqual(['source', 'customer.name', 'device.brand']);
    expect(targetsOf('customers').every((target) => !target.startsWith('device'))).toBe(true);
  });
});

describe('headings', () => {
  test.each<[string, string, ImportKind]>([
    [
      'Name;Phone;E-mail;Address',
      'customer.name customer.phone customer.email customer.address',
      'customers',
    ],
    [
      'Πελάτης;Τηλέφωνο;Μάρκα;Μοντέλο;Σειριακός αριθμός',
      'customer.name customer.phone device.brand device.model device.serial',
      'devices',
    ],
    [
      'نام مشتری;تلفن همراه;نوع دستگاه;تاریخ پذیرش;ایراد',
      'customer.name customer.phone device.category repair.receivedOn repair.fault',
      'repairs',
    ],
    [
      'Khách hàng;Số điện thoại;Loại thiết bị;Ngày nhận;Lỗi',
      'customer.name customer.phone device.category repair.receivedOn repair.fault',
      'repairs',
    ],
    [
      '姓名;手机号;设备类型;接收日期;故障描述',
      'customer.name customer.phone device.category repair.receivedOn repair.fault',
      'repairs',
    ],
    [
      'Клиент;Телефон;Марка;Дата приёма;Неисправность',
      'customer.name customer.phone device.brand repair.receivedOn repair.fault',
      'repairs',
    ],
  ])('%s are understood', (line, expected, kind) => {
    const { mapping } = suggestMapping(line.split(';'));
    expect(Object.keys(mapping).join(' ')).toBe(expected);
    expect(suggestKind(mapping)).toBe(kind);
  });

  test('names of prototypes are no headings', () => {
    expect(['__proto__', 'constructor', 'toString', ''].map(targetOfHeading)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('a kept mapping fits where all of its columns stand', () => {
    const mapping = { 'customer.name': 'A', 'customer.phone': 'B' };
    expect([['A', 'B', 'C'], ['A', 'C'], []].map((columns) => fitsHeadings(mapping, columns))).toEqual([
      true,
      false,
      false,
    ]);
    expect(fitsHeadings({}, ['A'])).toBe(false);
  });
});

test('customers are known by phone and name, or by name alone', () => {
  const one = { email: '', address: '', notes: '' };
  expect(identityOf({ ...one, name: 'Άννα', phone: '210 765 4321' }, 'GR')).toEqual({
    phone: '+302107654321',
    name: 'αννα',
  });
  expect(identityOf({ ...one, name: '2107654321', phone: '2107654321' }, 'GR').name).toBe('');
  expect(identityOf({ ...one, name: 'Anna', phone: '12' }, 'GR').phone).toBe('');
});

test('outcomes are read in six languages and as codes', () => {
  const words = [
    'Fixed',
    'endOfLife',
    'End of life',
    'επισκευάστηκε',
    'تعمیر شد',
    '报废',
    'ремонтопригодно',
    '?',
  ];
  expect(words.map(outcomeIn)).toEqual([
    'fixed',
    'endOfLife',
    'endOfLife',
    'fixed',
    'fixed',
    'endOfLife',
    'repairable',
    'unknown',
  ]);
});

test('rows that were left out are written so that no cell is computed and every cell is kept', () => {
  const csv = badRowsCsv(
    ['Name', '+Phone'],
    [
      { cells: ['=1+1', 'a "b", c'], reason: '-why' },
      { cells: ['one'], reason: 'short' },
      { cells: ['one', 'two', 'three'], reason: 'long' },
    ],
    'Reason',
  );
  expect(csv).toBe(
    '\ufeffName,\'+Phone,Reason\r\n\'=1+1,"a ""b"", c",\'-why\r\none,,short\r\none,two,long,three\r\n',
  );
});
