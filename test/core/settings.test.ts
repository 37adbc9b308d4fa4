import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Writing } from '../../electron/core/context.ts';
import { readingFor } from '../../electron/core/reading.ts';
import { nextNumber } from '../../electron/core/settings/number-series.ts';
import { closedDaysOf } from '../../electron/core/settings/opening-days.ts';
import type { Day } from '../../shared/kernel/day.ts';
import { currencies } from '../../shared/kernel/money.ts';
import { countries, isZone, suggestFor } from '../../shared/settings/country.rules.ts';
import { openTestCore, type TestCore } from '../kit/shop.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

const profile = {
  name: 'Corner Repairs',
  address: '1 High Street\nLeeds',
  phone: '0113 496 0000',
  email: '',
  website: '',
  taxNumber: '',
  country: 'GB',
  zone: 'Europe/London',
  currency: 'GBP',
  taxBasisPoints: 2000,
  language: 'en' as const,
  calendar: 'gregory' as const,
  paperLanguages: ['en' as const],
  hours: suggestFor('GB').hours,
  keepsPublicHolidays: true,
  closedDays: [],
  openDays: [],
  lockAfterMinutes: 5,
};
const opening = {
  profile,
  owner: { name: 'Ann Owner', password: 'a good long password', pin: '2580' },
  stationName: 'Counter',
};

describe('the first run', () => {
  let test0: TestCore;
  beforeEach(() => {
    test0 = openTestCore();
  });
  afterEach(() => {
    expect(test0.faults).toEqual([]);
    test0.close();
  });

  test('makes the shop, its owner and its first device, and signs the owner in', async () => {
    const visitor = test0.visitor();
    const client = test0.clientOf(visitor);
    expect(await client.people.me()).toMatchObject({ state: 'no-shop', shop: null });
    const { ownerId } = await client.settings.openShop({ ...opening, branch: 7 });
    expect(Math.floor(ownerId / 2 ** 40)).toBe(7);
    expect(test0.core.store.branch).toBe(7);
    expect(await client.people.me()).toMatchObject({
      state: 'signed-in',
      person: { id: ownerId, roles: ['owner', 'counter', 'technician'], isSupervisor: true },
      station: { name: 'Counter' },
      shop: { name: 'Corner Repairs', isSample: false },
    });
    expect(await client.settings.shop()).toMatchObject({ ...profile, branch: 7, isSample: false });
    await client.people.signOut();
    expect((await client.people.unlock({ personId: ownerId, pin: '2580' })).outcome).toBe('signed-in');
    const elsewhere = test0.clientOf(test0.visitor());
    const { outcome } = await elsewhere.people.signIn({
      name: 'ann owner',
      password: 'a good long password',
    });
    expect(outcome).toBe('signed-in');
  });

  test('happens once; a replay answers the same, another is refused', async () => {
    const key = 'b6f8c7b2-2c39-4d7d-8a5e-333333333333';
    const stranger = test0.visitor();
    const first = await test0.clientOf(test0.visitor()).settings.openShop(opening, { context: { key } });
    const replay = await test0.clientOf(stranger).settings.openShop(opening, { context: { key } });
    expect(replay).toEqual(first);
    expect(stranger).toMatchObject({ sessionToken: null, stationToken: null });
    await expect(test0.clientOf(stranger).settings.openShop(opening)).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'settings.shop-exists' },
    });
  });

  test('leaves nothing half done when something in it is refused', async () => {
    const client = test0.clientOf(test0.visitor());
    const bad = { ...opening, profile: { ...profile, zone: 'Mars/Olympus', currency: 'XXX' } };
    await expect(client.settings.openShop(bad)).rejects.toMatchObject({ code: 'INVALID' });
    expect((await client.people.me()).state).toBe('no-shop');
  });

  test('goes on from the numbers of the old book', async () => {
    const client = test0.clientOf(test0.visitor());
    await client.settings.openShop({
      ...opening,
      series: [
        { kind: 'repair', prefix: 'A', next: 4711, width: 1, beginsAnewEachYear: false },
        { kind: 'customer', prefix: '', next: 900, width: 6, beginsAnewEachYear: false },
      ],
    });
    expect((await client.settings.series()).map(({ sample }) => sample)).toEqual([
      'A4711',
      '000900',
      'I-2026-00001',
      'N-2026-00001',
    ]);
  });
});

describe('in a running shop', () => {
  let shop: StaffedShop;
  beforeEach(() => {
    shop = openStaffedShop();
  });
  afterEach(() => {
    expect(shop.faults).toEqual([]);
    shop.close();
  });

  test('only what is named changes, and the log says what', async () => {
    const owner = shop.as('owner');
    await owner.settings.change({ phone: '+30 210 765 4321', lockAfterMinutes: 2 });
    expect(await owner.settings.shop()).toMatchObject({
      name: 'Athena Repairs',
      phone: '+30 210 765 4321',
      lockAfterMinutes: 2,
    });
    const [event] = (await owner.audit.list({ limit: 1 })).rows;
    expect(event).toMatchObject({
      procedure: 'settings.change',
      actor: { name: 'Olga Owner' },
      station: 'Counter',
      before: { phone: '+302101234567', lockAfterMinutes: 5 },
      after: { phone: '+30 210 765 4321', lockAfterMinutes: 2 },
    });
  });

  test('wrong values are refused, each at its field', async () => {
    const owner = shop.as('owner');
    const refusals: [Record<string, unknown>, string, string][] = [
      [{ name: '  ' }, 'name', 'common.invalid.required'],
      [{ zone: 'Mars/Olympus' }, 'zone', 'common.invalid.choice'],
      [{ currency: 'XXX' }, 'currency', 'common.invalid.choice'],
      [{ country: 'xx' }, 'country', 'common.invalid.choice'],
      [{ taxBasisPoints: 10_001 }, 'taxBasisPoints', 'common.invalid.share'],
      [{ paperLanguages: [] }, 'paperLanguages', 'settings.invalid.paper-language'],
      [{ lockAfterMinutes: 0 }, 'lockAfterMinutes', 'settings.invalid.lock'],
      [{ email: 'not one' }, 'email', 'common.invalid.email'],
    ];
    for (const [changes, field, message] of refusals) {
      await expect(owner.settings.change(changes as never)).rejects.toMatchObject({
        code: 'INVALID',
        data: { fields: [{ path: [field], message }] },
      });
    }
  });

  describe('numbers', () => {
    const draw = (day: Day, kind: 'repair' | 'customer' = 'repair') =>
      shop.core.store.write((store) =>
        nextNumber({ ...contextParts(), store } as unknown as Writing, kind, day),
      );
    const contextParts = () => ({ shop: { calendar } });
    let calendar = 'gregory';
    beforeEach(() => {
      calendar = 'gregory';
    });

    test('count up, begin anew each year, and never come twice', () => {
      expect([draw('2026-10-05'), draw('2026-12-31'), draw('2027-01-01'), draw('2026-12-31')]).toEqual([
        'R-2026-00001',
        'R-2026-00002',
        'R-2027-00001',
        'R-2026-00003',
      ]);
      expect([draw('2026-10-05', 'customer'), draw('2027-10-05', 'customer')]).toEqual([
        'C-00001',
        'C-00002',
      ]);
      const many = Array.from({ length: 500 }, () => draw('2026-10-06'));
      expect(new Set(many).size).toBe(500);
    });

    test('count by the year of the shop’s own calendar', () => {
      calendar = 'persian';
      expect([draw('2026-03-20'), draw('2026-03-21')]).toEqual(['R-1404-00001', 'R-1405-00001']);
    });

    test('a number drawn in a command that fails is drawn again', () => {
      expect(() =>
        shop.core.store.write((store) => {
          nextNumber({ ...contextParts(), store } as unknown as Writing, 'repair', '2026-10-05');
          throw new Error('the command failed');
        }),
      ).toThrow('the command failed');
      expect(draw('2026-10-05')).toBe('R-2026-00001');
    });

    test('the form changes, the count never goes back', async () => {
      const owner = shop.as('owner');
      for (let i = 0; i < 9; i++) draw('2026-10-05');
      const series = { kind: 'repair' as const, prefix: 'AT-', next: 10, width: 4, beginsAnewEachYear: true };
      await expect(owner.settings.changeSeries({ ...series, next: 9 })).rejects.toMatchObject({
        data: { fields: [{ path: ['next'], message: 'settings.invalid.next-used', data: { minimum: 10 } }] },
      });
      await owner.settings.changeSeries(series);
      expect([draw('2026-10-05'), draw('2027-02-01')]).toEqual(['AT-2026-0010', 'AT-2027-0001']);
      await owner.settings.changeSeries({ ...series, next: 11, beginsAnewEachYear: false });
      expect([draw('2026-10-05'), draw('2027-02-01')]).toEqual(['AT-0011', 'AT-0012']);
      await expect(owner.settings.changeSeries({ ...series, next: 12 })).rejects.toMatchObject({
        code: 'INVALID',
      });
      await owner.settings.changeSeries({ ...series, next: 13 });
      expect(draw('2026-10-05')).toBe('AT-2026-0013');
    });

    test('a prefix that ends in a digit is refused: A1 and 23 would be A and 123', async () => {
      const series = { kind: 'repair' as const, prefix: 'A1', next: 23, width: 1, beginsAnewEachYear: false };
      await expect(shop.as('owner').settings.changeSeries(series)).rejects.toMatchObject({
        data: { fields: [{ path: ['prefix'], message: 'settings.invalid.prefix' }] },
      });
    });
  });

  describe('the logo', () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010002001011100ffd9', 'hex');

    test('a PNG or a JPEG is kept and given back, and taken away again', async () => {
      const owner = shop.as('owner');
      await owner.settings.setLogo({ base64: png.toString('base64') });
      expect(await owner.settings.logo()).toEqual({ type: 'image/png', base64: png.toString('base64') });
      await owner.settings.setLogo({ base64: jpeg.toString('base64') });
      expect((await owner.settings.logo())?.type).toBe('image/jpeg');
      expect((await owner.people.me()).shop?.hasLogo).toBe(true);
      await owner.settings.setLogo({ base64: null });
      expect(await owner.settings.logo()).toBeNull();
    });

    test('anything else is refused: by its bytes, its size, its measures', async () => {
      const owner = shop.as('owner');
      const huge = Buffer.from(png);
      huge.writeUInt32BE(60_000, 16);
      const refused: [Buffer, string][] = [
        [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'logo-kind'],
        [Buffer.from('GIF89a______________________________'), 'logo-kind'],
        [Buffer.from([0xff, 0xd8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), 'logo-kind'],
        [png.subarray(0, 20), 'logo-kind'],
        [Buffer.alloc(0), 'logo-kind'],
        [huge, 'logo-large'],
        [Buffer.concat([png, Buffer.alloc(512 * 1024)]), 'logo-large'],
      ];
      for (const [bytes, reason] of refused) {
        await expect(owner.settings.setLogo({ base64: bytes.toString('base64') })).rejects.toMatchObject({
          code: 'INVALID',
          data: { fields: [{ path: ['base64'], message: `settings.invalid.${reason}` }] },
        });
      }
      expect(await owner.settings.logo()).toBeNull();
    });
  });

  test('holidays: those of the country and the shop’s own, and which of them it keeps', async () => {
    const owner = shop.as('owner');
    await owner.settings.change({
      closedDays: [{ on: '2026-08-10', name: 'Summer break' }],
      openDays: ['2026-10-28'],
    });
    const days = await owner.settings.holidays({ year: 2026 });
    expect(days).toContainEqual({ on: '2026-08-10', name: 'Summer break', kind: 'own', isOpen: false });
    expect(days.find(({ on }) => on === '2026-10-28')).toMatchObject({ kind: 'public', isOpen: true });
    expect(days.find(({ on }) => on === '2026-12-25')).toMatchObject({ kind: 'public', isOpen: false });
    const closed = () =>
      shop.core.store.read((store) =>
        closedDaysOf(readingFor(store, shop.visitor(), shop.clock.now), [2026]),
      );
    expect([closed().has('2026-08-10'), closed().has('2026-10-28'), closed().has('2026-12-25')]).toEqual([
      true,
      false,
      true,
    ]);
    await owner.settings.change({ keepsPublicHolidays: false });
    expect(closed()).toEqual(new Set(['2026-08-10']));
  });

  test('a signed-out screen learns no more of the shop than the door shows', async () => {
    const stranger = shop.clientOf(shop.visitor());
    const me = await stranger.people.me();
    expect(Object.keys(me.shop ?? {}).sort()).toEqual(
      'calendar country currency hasLogo isSample language lockAfterMinutes name phone zone'.split(' '),
    );
    await expect(stranger.settings.shop()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });
});

describe('suggestions by country', () => {
  test.each([
    ['GB', 'Europe/London', 'GBP', 'en', 'gregory', 2000],
    ['GR', 'Europe/Athens', 'EUR', 'el', 'gregory', 2400],
    ['IR', 'Asia/Tehran', 'IRR', 'fa', 'persian', 1000],
    ['VN', 'Asia/Ho_Chi_Minh', 'VND', 'vi', 'gregory', 1000],
    ['CN', 'Asia/Shanghai', 'CNY', 'zh-CN', 'gregory', 1300],
    ['RU', 'Europe/Moscow', 'RUB', 'ru', 'gregory', 2200],
    ['DE', 'Europe/Berlin', 'EUR', null, 'gregory', 1900],
    ['US', 'America/New_York', 'USD', 'en', 'gregory', 0],
    ['TW', 'Asia/Taipei', 'TWD', null, 'gregory', 0],
    ['CH', 'Europe/Zurich', 'CHF', null, 'gregory', 810],
    ['SN', 'Africa/Dakar', 'XOF', null, 'gregory', 0],
  ])('%s', (country, zone, currency, language, calendar, taxBasisPoints) => {
    expect(suggestFor(country)).toMatchObject({ currency, language, calendar, taxBasisPoints });
    expect([zone, 'Asia/Saigon']).toContain(suggestFor(country).zone);
  });

  test('every country has a zone, a currency and hours', () => {
    for (const country of countries) {
      const { zone, currency, hours } = suggestFor(country);
      expect(isZone(zone), country).toBe(true);
      expect(currencies, country).toContain(currency);
      expect(Object.keys(hours)).toHaveLength(7);
    }
  });
});
