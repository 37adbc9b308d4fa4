import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../shared/kernel/language.ts';
import { type ImportDesk, openImportDesk } from '../kit/import-desk.ts';
import { workbook } from '../kit/workbooks.ts';

let at: ImportDesk;
beforeEach(() => {
  at = openImportDesk();
});
afterEach(() => at.desk.close());

const inspect = async (file: Uint8Array | string, asked = {}) =>
  at.client.records.inspect({ uploadId: await at.upload(file), ...asked });

describe('delimiters', () => {
  test.each([',', ';', '\t', '|'])('%j is recognised', async (delimiter) => {
    const rows = [
      ['Name', 'Phone', 'Address'],
      ['Anna', '2107654321', 'Ermou 12, Athens; 2nd floor | left'],
      ['Ben', '2107654322', '"a quoted ""word"""'],
    ];
    const text = rows
      .map((row) =>
        row
          .map((cell) => (cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell))
          .join(delimiter),
      )
      .join('\r\n');
    const found = await inspect(text);
    expect(found.shape).toMatchObject({ format: 'csv', delimiter });
    expect(found.columns).toEqual(['Name', 'Phone', 'Address']);
  });

  test('can be said otherwise, and the samples are drawn anew', async () => {
    const uploadId = await at.upload('Name;Phone,Mobile\nAnna;1,2\n');
    const { columns } = await at.client.records.inspect({ uploadId, delimiter: ',' });
    expect(columns).toEqual(['Name;Phone', 'Mobile']);
  });
});

/** Bytes of a text in an encoding that Node reads but does not write. */
function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-8') return Buffer.from(text);
  const bytesOf = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let high = 0x80; high < 0x100; high++) {
    bytesOf.set(decoder.decode(Uint8Array.of(high)), [high]);
    if (encoding !== 'gb18030') continue;
    for (let low = 0x40; low < 0xff; low++)
      bytesOf.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Buffer.from(
    [...text].flatMap((letter) =>
      letter < '\u0080' ? [letter.charCodeAt(0)] : (bytesOf.get(letter) ?? [0x3f]),
    ),
  );
}

const greek = [
  'Όνομα;Τηλέφωνο;Διεύθυνση',
  'Νίκος Παππάς;2107654321;Ερμού 12',
  'Άννα Βλάχου;2107654322;Αθηνάς 3',
];
const russian = [
  'Клиент;Телефон;Адрес',
  'Иван Петров;84951234567;Москва',
  'Мария Сидорова;84951234568;улица Ленина',
];
const persian = ['نام;تلفن;آدرس', 'محمد رضايي;02112345678;تهران، خيابان', 'فاطمه نوروزي;02112345679;اصفهان'];
const chinese = ['姓名;电话;地址', '张伟;13800138000;北京市朝阳区', '王芳;13800138001;上海市浦东新区'];
const polish = [
  'Nazwa;Phone;Address',
  'Łukasz Żółć;500600700;ulica Długa',
  'Święta Jaśmina;500600701;Gdańsk Północ',
];
const german = [
  'Name;Phone;Address',
  'Jürgen Müller;030123456;Große Straße',
  'Käthe Böhm;030123457;Köln Süd',
];

describe('encodings', () => {
  test.each<[string, string[], Language, string]>([
    ['utf-16le', greek, 'el', '\ufeff'],
    ['utf-16be', greek, 'el', '\ufeff'],
    ['utf-16le', german, 'en', ''],
    ['utf-16be', german, 'en', ''],
    ['utf-8', persian, 'fa', '\ufeff'],
    ['utf-8', chinese, 'zh-CN', ''],
    ['windows-1253', greek, 'el', ''],
    ['windows-1253', greek, 'en', ''],
    ['windows-1251', russian, 'ru', ''],
    ['windows-1251', russian, 'en', ''],
    ['windows-1256', persian, 'fa', ''],
    ['gb18030', chinese, 'zh-CN', ''],
    ['windows-1252', german, 'en', ''],
  ])('%s with %j in a shop that speaks %s', async (encoding, lines, language, mark) => {
    at.desk.close();
    at = openImportDesk({ language });
    const { shape, samples, mapping } = await inspect(encoded(mark + lines.join('\r\n'), encoding));
    expect(shape).toMatchObject({ encoding });
    expect(samples.map((cells) => cells.join(';'))).toEqual(lines.slice(1));
    expect(Object.keys(mapping)).toEqual(['customer.name', 'customer.phone', 'customer.address']);
  });

  test('Vietnamese of before Unicode: tones behind their vowels become one letter', async () => {
    at.desk.close();
    at = openImportDesk({ language: 'vi' });
    const lines = ['Tên;Điện thoại', 'Nguyễn Thị Hồng;0901234567', 'Trần Văn Đức;0901234568'];
    // windows-1258 has ê, ă, đ as letters and the tones as marks of their own
    const apart = lines.map((line) =>
      line.normalize('NFD').replace(/[aeoAEO][\u0302\u0306]|[ou]\u031b/g, (pair) => pair.normalize('NFC')),
    );
    const mended = apart.map((line) =>
      line.replace(
        /([a-zêôâăơư])(\u0323)(\u0302)/gi,
        (_, vowel, tone, hat) => (vowel + hat).normalize('NFC') + tone,
      ),
    );
    const { shape, samples } = await inspect(encoded(mended.join('\n'), 'windows-1258'));
    expect(shape).toMatchObject({ encoding: 'windows-1258' });
    expect(samples.map(([name]) => name)).toEqual(['Nguyễn Thị Hồng', 'Trần Văn Đức']);
  });

  test('can be said otherwise, and what cannot be read in it is said', async () => {
    const uploadId = await at.upload(encoded(polish.join('\n'), 'windows-1250'));
    const { samples } = await at.client.records.inspect({ uploadId, encoding: 'windows-1250' });
    expect(samples[0]?.[0]).toBe('Łukasz Żółć');
    await expect(at.client.records.inspect({ uploadId, encoding: 'utf-8' })).rejects.toMatchObject({
      data: { reason: 'records.not-in-encoding' },
    });
  });

  test('a letter of another encoding far down in the file is seen as well', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `Customer ${n};2107${String(n).padStart(6, '0')}`);
    const bytes = Buffer.concat([
      Buffer.from(`Name;Phone\n${many.join('\n')}\n`),
      encoded('Νίκος Παππάς;2107654321\nΜαρία Γεωργίου;2107654322\n', 'windows-1253'),
    ]);
    const { shape, isEncodingGuessed } = await inspect(bytes);
    expect([shape, isEncodingGuessed]).toMatchObject([{ encoding: 'windows-1253' }, true]);
  });
});

describe('dates', () => {
  const repairs = (days: string[]) =>
    `Name,Phone,Type,Received,Problem\n${days.map((day, n) => `C${n},21076543${10 + n},Lamp,"${day}",dark`).join('\n')}\n`;
  const receivedAt = async (days: string[], choice = {}) => {
    await at.takeIn(repairs(days), choice);
    const { rows } = await at.client.repairs.list({ group: 'closed', limit: 50 } as never);
    return rows.map(({ receivedAt: day }) => new Date(day).toISOString().slice(0, 10)).sort();
  };

  test.each([
    ['31/01/2024 and 2/3/24', ['31/01/2024', '2/3/24'], ['2024-01-31', '2024-03-02']],
    ['month first', ['01/31/2024', '03/02/2024'], ['2024-01-31', '2024-03-02']],
    ['ISO with a time', ['2024-01-31 10:20', '2024-03-02T09:00:00Z'], ['2024-01-31', '2024-03-02']],
    ['Persian days', ['۱۴۰۲/۱۱/۱۱', '۱۴۰۲/۱۲/۱۲'], ['2024-01-31', '2024-03-02']],
    ['Persian days, year last', ['11/11/1402', '۱۲/۱۲/۱۴۰۲'], ['2024-01-31', '2024-03-02']],
    ['counts of days', ['45322', '45353.5'], ['2024-01-31', '2024-03-02']],
  ])('%s are recognised by the whole column', async (_, days, expected) => {
    expect(await receivedAt(days)).toEqual(expected);
  });

  test('where the file does not tell, somebody must', async () => {
    expect(await at.refusal(repairs(['01/02/2024', '03/04/2024']))).toBe('records.date-format-unknown');
    expect(await receivedAt(['01/02/2024', '03/04/2024'], { dateFormat: 'mdy' })).toEqual([
      '2024-01-02',
      '2024-03-04',
    ]);
  });
});

describe('a workbook', () => {
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

  test('comes in with its real days and long numbers as people read them', async () => {
    const file = await workbook({
      Repairs: [
        ['Name', 'Phone', 'Type', 'IMEI', 'Received', 'Problem'],
        ['Anna', 6_941_234_567, 'Smartphone', 355_000_000_000_009, day('2024-03-05'), 'dark'],
        [null, null, null, null, null, null],
        ['Ben', '694 123 4568', 'Smartphone', '0012', day('2024-03-06'), 'hums'],
      ],
    });
    const uploadId = await at.upload(file, 'old.csv');
    const { shape, samples, sheets } = await at.client.records.inspect({ uploadId });
    expect([shape, sheets]).toEqual([{ format: 'xlsx', sheet: 0 }, ['Repairs']]);
    expect(samples[0]).toEqual(['Anna', '6941234567', 'Smartphone', '355000000000009', '2024-03-05', 'dark']);
    const { job, jobId } = await at.tryRun(uploadId);
    expect(job.result).toMatchObject({ rowsRead: 2, rowsGood: 2, rowsBad: 0 });
    await at.client.records.commit({ jobId });
    expect((await at.client.devices.bySerial({ serial: '355000000000009' }))?.customerName).toBe('Anna');
    expect((await at.client.devices.bySerial({ serial: '0012' }))?.customerName).toBe('Ben');
  });

  test('is asked which of its sheets; an empty first one is passed over', async () => {
    const file = await workbook({
      Cover: [['An old list']],
      'Our customers': [
        ['Name', 'Phone'],
        ['Anna', '2107654321'],
      ],
      More: [
        ['Name', 'Phone'],
        ['Ben', '2107654322'],
        ['', '12345678901234567890'],
      ],
    });
    const uploadId = await at.upload(file);
    expect(await at.client.records.inspect({ uploadId })).toMatchObject({
      shape: { sheet: 1 },
      sheets: ['Cover', 'Our customers', 'More'],
    });
    const { samples } = await at.client.records.inspect({ uploadId, sheet: 2 });
    expect(samples[0]).toEqual(['Ben', '2107654322']);
    const { job } = await at.tryRun(uploadId, { shape: { format: 'xlsx', sheet: 2 } });
    expect(job.result).toMatchObject({ rowsRead: 2, made: { customers: 2 } });
  });

  test('names a bad row by its row in the sheet', async () => {
    const file = await workbook({
      Sheet: [['Name', 'Phone'], ['Anna', '2107654321'], [], ['x'.repeat(200), '2107654322']],
    });
    const { job } = await at.tryRun(await at.upload(file));
    expect(job.result?.bad).toMatchObject([{ line: 4, reason: 'text-too-long', column: 'Name' }]);
  });
});
