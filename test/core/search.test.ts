import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Findable, forgetFindable, makeFindable } from '../../electron/core/search/search.ts';
import { categoryId, type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const find = async (text: string, kinds?: ('customer' | 'device' | 'repair')[]) =>
  (await desk.client.search.find({ text, ...(kinds && { kinds }) })).hits;
const refs = async (text: string) => (await find(text)).map(({ ref }) => ref);

let lastRef = 0;
function put(facts: Partial<Findable>): number {
  lastRef += 1;
  const findable = {
    kind: 'device',
    ref: lastRef,
    title: 'Thing',
    detail: '',
    words: [],
    codes: [],
    ...facts,
  } as const;
  desk.core.store.write((store) => makeFindable(store, findable));
  return findable.ref;
}

describe('codes', () => {
  const spellings = [
    'FD-9702 1234',
    'fd97021234',
    'FD 9702-1234',
    'fd۹۷۰۲۱۲۳۴',
    'ＦＤ９７０２１２３４',
    'FD٩٧٠٢١٢٣٤',
    ' fd.9702/1234 ',
  ];

  test.each(spellings)('a serial is found as it is typed carelessly: %s', async (text) => {
    const ref = put({ codes: ['FD97021234'] });
    put({ codes: ['FD97021235'] });
    expect((await refs(text))[0]).toBe(ref);
  });

  test('any three characters in a row are enough', async () => {
    const ref = put({ codes: ['XK20394817QZ'] });
    for (const text of ['XK2', '394', '7qz', '481-7Q', '۳۹۴', 'xk 203'])
      expect(await refs(text), text).toEqual([ref]);
    for (const text of ['XK9', '3948170', '9481 8']) expect(await refs(text), text).toEqual([]);
  });

  test('letters alone may be a piece of a code too, after the words', async () => {
    const code = put({ codes: ['12KARIM9'] });
    const word = put({ title: 'Karim' });
    put({ codes: ['99'] });
    expect(await refs('karim')).toEqual([word, code].sort((one, other) => other - one));
  });

  test('the whole code comes before pieces of newer ones', async () => {
    const whole = put({ codes: ['123456'] });
    for (let i = 0; i < 30; i++) put({ codes: [`99123456${i}`] });
    const hits = await refs('123-456');
    expect(hits[0]).toBe(whole);
    expect(hits).toHaveLength(20);
    expect(hits.slice(1)).toEqual([...hits.slice(1)].sort((one, other) => other - one));
  });

  test('a whole code of eight characters or more is meant as one', async () => {
    const whole = put({ codes: ['12345678'] });
    put({ codes: ['9912345678'] });
    expect(await refs('1234-5678')).toEqual([whole]);
    expect(await refs('1234567')).toHaveLength(2);
  });

  test('what readers mistake is forgiven where nothing else is found', async () => {
    const letters = put({ codes: ['SO1IB58'] });
    for (const text of ['5011B58', 'S0IIBS8', 'so1ib58', '501IBS'])
      expect(await refs(text), text).toEqual([letters]);
    const digits = put({ codes: ['5011B58'] });
    expect(await refs('5011B58')).toEqual([digits]);
    expect(await refs('SO1IB58')).toEqual([letters]);
  });

  test('a word and a piece of a code go together', async () => {
    const ref = put({ title: 'Samsung Galaxy', detail: 'Maria Papa', codes: ['R58M4567XY'] });
    put({ title: 'Samsung Galaxy', detail: 'Petros', codes: ['R58M9999XY'] });
    put({ title: 'Nokia', detail: 'Maria', codes: ['Q4567'] });
    for (const text of ['samsung 4567', '4567 maria galaxy', 'μαρια', 'galaxy 58m4']) {
      if (text !== 'μαρια') expect(await refs(text), text).toEqual([ref]);
    }
  });

  test('two letters are no piece of a code', async () => {
    put({ codes: ['AB12'] });
    expect(await refs('B1')).toEqual([]);
    expect(await refs('ab')).toHaveLength(1);
  });
});

describe('words', () => {
  test('are found in any order, by their beginnings', async () => {
    const ref = put({ title: 'Bosch TWK 7203', detail: 'Ελένη Παππά' });
    for (const text of ['παππα bosch', 'ελεν', 'BOSCH twk', 'Twk ΕΛΕΝΗ bo'])
      expect(await refs(text), text).toEqual([ref]);
    for (const text of ['osch', 'bosch maria', 'παππας']) expect(await refs(text), text).toEqual([]);
  });

  test.each([
    ['Nguyễn Thị Đào', 'dao nguyen'],
    ['Nguyễn Thị Đào', 'NGUYEN thi'],
    ['Фёдор Ёлкин', 'елкин федор'],
    ['علی کریمی', 'علي كريمي'],
    ['می‌خواهم', 'خواهم'],
    ['张伟', '伟张'],
    ['张伟', '张'],
    ['Γιώργος Ρήγας', 'ρηγασ ΓΙΩΡΓΟΣ'],
    ['Straße 12', 'strasse ۱۲'],
    ['O’Neill-Smith', 'smith neill'],
  ])('%s is found by %s', async (name, text) => {
    const ref = put({ title: name });
    expect(await refs(text)).toEqual([ref]);
  });

  test('nothing is found of nothing, and no letter is an operator', async () => {
    put({ title: 'Anna AND Ben', codes: ['X1'] });
    for (const text of ['', '   ', '"', '*', '-', "' OR 1=1 --", 'NEAR(', '{words}', '🙂', '\u0000']) {
      expect(await find(text).then(() => true), JSON.stringify(text)).toBe(true);
    }
    expect(await refs('and')).toHaveLength(1);
    expect(await refs('anna OR nobody')).toEqual([]);
  });

  test('only the kinds that are asked for', async () => {
    put({ kind: 'customer', title: 'Anna' });
    put({ kind: 'repair', title: 'Anna' });
    expect((await find('anna', ['repair'])).map(({ kind }) => kind)).toEqual(['repair']);
    expect((await find('anna', ['customer', 'repair'])).map(({ kind }) => kind)).toEqual([
      'repair',
      'customer',
    ]);
    expect(await find('repair')).toEqual([]);
  });

  test('what was forgotten is not found, what was changed only as it is now', async () => {
    const ref = put({ title: 'Anna', codes: ['AAA111'] });
    desk.core.store.write((store) =>
      makeFindable(store, { kind: 'device', ref, title: 'Berta', detail: '', words: [], codes: ['BBB222'] }),
    );
    expect([await refs('anna'), await refs('aaa111'), await refs('berta'), await refs('bbb')]).toEqual([
      [],
      [],
      [ref],
      [ref],
    ]);
    desk.core.store.write((store) => forgetFindable(store, 'device', ref));
    expect([await refs('berta'), await refs('bbb222')]).toEqual([[], []]);
  });
});

describe('records', () => {
  test('a customer is found by name, number, phone at home and from abroad, its last digits, e-mail and street', async () => {
    const { id } = await desk.client.customers.register(
      customerOf({
        name: 'Anna Lind',
        phones: [{ typed: '6944 123 456', label: '' }],
        email: 'anna.lind@example.com',
        address: 'Ermou 12',
      }),
    );
    await desk.client.customers.register(
      customerOf({ name: 'Other', phones: [{ typed: '6944 999 999', label: '' }] }),
    );
    for (const text of [
      'lind',
      'c-00001',
      'C00001',
      '00001',
      '6944123456',
      '+30 6944-123-456',
      '00306944123456',
      '3456',
      '۶۹۴۴۱۲۳',
      'anna.lind@example',
      'ermou 12',
      'lind 3456',
    ]) {
      expect(
        (await find(text)).map(({ ref }) => ref),
        text,
      ).toEqual([id]);
    }
  });

  test('a British number is found with and without its zero', async () => {
    desk.close();
    desk = openDesk({ country: 'GB' });
    const { id } = await desk.client.customers.register(
      customerOf({ name: 'Amy', phones: [{ typed: '07911 123456', label: '' }] }),
    );
    for (const text of ['07911123456', '+44 7911 123456', '0044 7911 123456', '7911 123', '123456']) {
      expect(
        (await find(text)).map(({ ref }) => ref),
        text,
      ).toEqual([id]);
    }
  });

  test('a device is found by what it is in every language, its codes, its receipt, its owner; renamed owners too', async () => {
    const { id: owner } = await desk.client.customers.register(customerOf({ name: 'Anna Lind' }));
    const toaster = await categoryId(desk.client, 'Toaster');
    const { id } = await desk.client.devices.register(
      deviceOf({
        customerId: owner,
        categoryId: toaster,
        brand: 'Krüps',
        model: 'TT-6190',
        serial: 'KQ 31/88',
        receiptNumber: 'INV-2025/778',
      }),
    );
    for (const text of [
      'toaster',
      'τοστιέρα',
      'тостер krups',
      '烤面包机',
      'KRUPS',
      'tt6190',
      'TT-61',
      'kq3188',
      'Q31',
      '2025778',
      'inv 2025 778',
      'lind toaster',
    ]) {
      expect(
        (await find(text, ['device'])).map(({ ref }) => ref),
        text,
      ).toEqual([id]);
    }
    const { changedAt } = await desk.client.customers.byId({ id: owner });
    await desk.client.customers.change({
      ...customerOf({ name: 'Anna Berg' }),
      id: owner,
      seenAt: changedAt,
    });
    expect((await find('berg', ['device'])).map(({ ref }) => ref)).toEqual([id]);
    expect(await find('lind')).toEqual([]);
  });

  test('nobody who is signed out finds anything', async () => {
    const stranger = desk.clientOf(desk.visitor());
    await expect(stranger.search.find({ text: 'anna' })).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });
});

describe('whatever is written', () => {
  const scripts = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '０１２３４５６７８９', '0123456789'];
  const inDigits = (text: string, script: string) =>
    text.replace(/[0-9]/g, (digit) => script[Number(digit)] as string);
  const letters = fc.constantFrom(...'aeioubcdßéüñαβγάσςωжёйабвмیکهپ张伟đơễ');
  const word = fc.array(letters, { minLength: 2, maxLength: 8 }).map((parts) => parts.join(''));

  test('is found by any of its words, in any case, without accents', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.boolean(),
        async (words, at, isLoud) => {
          const ref = put({ title: words.join(' ') });
          const asked = words[at % words.length] as string;
          const spelt = isLoud ? asked.toUpperCase() : asked.normalize('NFD');
          const hits = await desk.client.search.find({ text: spelt, limit: 100 });
          expect(hits.hits.map((hit) => hit.ref)).toContain(ref);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is found by any piece of its code, in any digits, spaces and dashes', async () => {
    const code = fc.stringMatching(/^[A-Z0-9]{6,16}$/);
    await fc.assert(
      fc.asyncProperty(
        code,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...scripts),
        async (serial, from, length, script) => {
          const ref = put({ codes: [serial] });
          const start = from % (serial.length - 2);
          const piece = serial.slice(start, start + 3 + (length % (serial.length - start - 2)));
          const typed = inDigits(piece.toLowerCase().replace(/(...)/g, '$1-'), script);
          const { hits } = await desk.client.search.find({ text: typed, limit: 100 });
          expect(hits.map((hit) => hit.ref)).toContain(ref);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('no text at all is a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        put({ title: text, codes: [text] });
        await desk.client.search.find({ text });
      }),
      { numRuns: 100 },
    );
  });
});
