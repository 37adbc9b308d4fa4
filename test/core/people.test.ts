import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventsAfter } from '../../electron/core/audit/audit.sql.ts';
import { personById } from '../../electron/core/people/people.sql.ts';
import { hashSecret, isSecret } from '../../electron/core/people/secret-hash.ts';
import { missesOf } from '../../electron/core/people/sessions.sql.ts';
import { select } from '../../electron/core/store/statement.ts';
import { waitLeftMs, waitMsAfter } from '../../shared/people/waiting.rules.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let shop: StaffedShop;
beforeEach(() => {
  shop = openStaffedShop();
});
afterEach(() => {
  expect(shop.faults).toEqual([]);
  shop.close();
});

const personFields = {
  name: 'Nikos New',
  roles: ['technician' as const],
  isSupervisor: false,
  language: 'el' as const,
  calendar: 'gregory' as const,
};

function missesIn(personId: number, device = String(shop.station.id)) {
  return shop.core.store.read((store) => store.get(missesOf, { person: personId, device }))?.misses ?? 0;
}

describe('secrets', () => {
  test('are kept as scrypt with N = 2^17, r = 8, p = 1 and a salt of their own', async () => {
    const one = await hashSecret('correct horse');
    expect(one).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await hashSecret('correct horse')).not.toBe(one);
    expect(await isSecret('correct horse', one)).toBe(true);
    expect(await isSecret('correct horsE', one)).toBe(false);
    const startedAt = performance.now();
    expect(await isSecret('correct horse', null)).toBe(false);
    expect(performance.now() - startedAt, 'nobody takes as long as somebody').toBeGreaterThan(50);
  });

  test('typed with marks apart or together are the same secret', async () => {
    const hash = await hashSecret('caf\u00e9 am Eck');
    expect(await isSecret('cafe\u0301 am Eck', hash)).toBe(true);
  });

  test('never stand in events or answers, and no fast hash of them either', async () => {
    const visitor = shop.visitorAs('owner');
    const owner = shop.clientOf(visitor);
    const { id } = await owner.people.add({ ...personFields, oneTimeCode: 'ABCDEFGH23' });
    const door = shop.atTheCounter();
    await shop
      .clientOf(door)
      .people.redeemCode({ personId: id, oneTimeCode: 'ABCDEFGH23', newPin: '748159' });
    await shop.clientOf(door).people.setPin({ presentSecret: '748159', newPin: '951847' });
    await shop.clientOf(shop.atTheCounter()).people.unlock({ personId: id, pin: '000111' });
    const kept = shop.core.store.read((store) =>
      JSON.stringify([
        store.all(eventsAfter, { after: 0, limit: 1000 }),
        store.all(
          select(
            z.object({ input_hash: z.string(), answer: z.string() }),
            'SELECT input_hash, answer FROM command',
          ),
        ),
        store.all(select(z.object({ token_hash: z.string() }), 'SELECT token_hash FROM session')),
      ]),
    );
    for (const secret of ['ABCDEFGH23', '748159', '951847', '000111', door.sessionToken ?? '-']) {
      expect(kept).not.toContain(secret);
    }
  });

  test('the same input with another PIN has the same fingerprint', async () => {
    const key = 'b6f8c7b2-2c39-4d7d-8a5e-111111111111';
    const client = shop.clientOf(shop.atTheCounter());
    const { id } = shop.staff.counter;
    const first = await client.people.unlock({ personId: id, pin: '0000' }, { context: { key } });
    const second = await client.people.unlock({ personId: id, pin: '0001' }, { context: { key } });
    expect(second).toEqual(first);
    expect(missesIn(id)).toBe(1);
  });
});

describe('who am I', () => {
  test('nobody, at a device of the shop', async () => {
    const me = await shop.clientOf(shop.atTheCounter()).people.me();
    expect(me).toMatchObject({ state: 'signed-out', person: null, rights: [], station: { name: 'Counter' } });
    expect(me.shop).toMatchObject({ name: 'Athena Repairs', lockAfterMinutes: 5, hasLogo: false });
  });

  test('somebody signed in, with their rights and language', async () => {
    const me = await shop.as('supervisor').people.me();
    expect(me).toMatchObject({ state: 'signed-in', language: 'en', calendar: 'gregory' });
    expect(me.person).toEqual({
      id: shop.staff.supervisor.id,
      name: 'Sepideh Supervisor',
      roles: ['counter'],
      isSupervisor: true,
    });
    expect(me.rights).toContain('audit.read');
    expect(me.rights).not.toContain('people.manage');
  });

  test('names are told to an enrolled device only', async () => {
    const here = await shop.clientOf(shop.atTheCounter()).people.atTheDesk();
    expect(here.map(({ name }) => name)).toContain('Kostas Counter');
    expect(Object.keys(here[0] ?? {}).sort()).toEqual(['hasPin', 'id', 'name']);
    expect(await shop.clientOf(shop.visitor()).people.atTheDesk()).toEqual([]);
    const stranger = { ...shop.visitor(), stationToken: 'not-one-of-ours-at-all' };
    expect(await shop.clientOf(stranger).people.atTheDesk()).toEqual([]);
  });
});

describe('signing in', () => {
  test('by name and password on a new device, which is then enrolled', async () => {
    const visitor = shop.visitor();
    const client = shop.clientOf(visitor);
    const { password } = shop.staff.owner;
    expect(await client.people.signIn({ name: '  olga OWNER ', password, enrol: 'Bench 2' })).toEqual({
      outcome: 'signed-in',
      waitSeconds: 0,
    });
    expect(visitor.sessionToken).toMatch(/^[\w-]{43}$/);
    expect(visitor.stationToken).toMatch(/^[\w-]{43}$/);
    expect(await client.people.me()).toMatchObject({ state: 'signed-in', station: { name: 'Bench 2' } });
    const stations = await client.people.stations();
    expect(stations.map(({ name, isThis }) => [name, isThis])).toEqual([
      ['Bench 2', true],
      ['Counter', false],
    ]);
  });

  test('without enrolling leaves the device unknown: no PIN opens anything there', async () => {
    const visitor = shop.visitor();
    const client = shop.clientOf(visitor);
    await client.people.signIn({ name: 'Olga Owner', password: shop.staff.owner.password });
    expect(visitor.stationToken).toBeNull();
    await client.people.signOut();
    const { id, pin } = shop.staff.owner;
    await expect(client.people.unlock({ personId: id, pin })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { reason: 'people.not-enrolled' },
    });
  });

  test('answers the same for an unknown name and for a wrong password, and makes both wait alike', async () => {
    const client = shop.clientOf(shop.visitor());
    const answers = async (name: string) => {
      const given = [];
      for (let i = 0; i < 5; i++) given.push(await client.people.signIn({ name, password: 'not this one' }));
      given.push(await client.people.signIn({ name, password: 'not this one' }).catch((error) => error.data));
      return given;
    };
    expect(await answers('Nobody Here')).toEqual(await answers('Olga Owner'));
  });

  test('a replay gives the first answer again and signs nobody in', async () => {
    const key = 'b6f8c7b2-2c39-4d7d-8a5e-222222222222';
    const { id, password } = shop.staff.owner;
    const first = shop.atTheCounter();
    expect(
      await shop.clientOf(first).people.signIn({ personId: id, password }, { context: { key } }),
    ).toEqual({
      outcome: 'signed-in',
      waitSeconds: 0,
    });
    const thief = shop.atTheCounter();
    const answer = await shop
      .clientOf(thief)
      .people.signIn({ personId: id, password: 'x' }, { context: { key } });
    expect(answer.outcome).toBe('signed-in');
    expect(thief.sessionToken).toBeNull();
    expect(await shop.clientOf(thief).people.me()).toMatchObject({ state: 'signed-out' });
  });

  test('every sign-in has a token of its own, and the one before is worthless', async () => {
    const visitor = shop.atTheCounter();
    const client = shop.clientOf(visitor);
    const { counter, technician } = shop.staff;
    await client.people.unlock({ personId: counter.id, pin: counter.pin });
    const earlier = { ...visitor };
    await client.people.unlock({ personId: technician.id, pin: technician.pin });
    expect(visitor.sessionToken).not.toBe(earlier.sessionToken);
    expect((await client.people.me()).person?.name).toBe('Tara Technician');
    const [event] = (await shop.as('owner').audit.list({ limit: 1 })).rows;
    expect(event).toMatchObject({ procedure: 'people.unlock', actor: { name: 'Tara Technician' } });
    expect(await shop.clientOf(earlier).people.me()).toMatchObject({ state: 'signed-out' });
  });
});

describe('a session', () => {
  test('ends twelve hours after it began', async () => {
    const client = shop.as('counter');
    shop.clock.advanceMs(12 * HOUR);
    expect((await client.people.me()).state).toBe('signed-in');
    shop.clock.advanceMs(1);
    expect((await client.people.me()).state).toBe('signed-out');
    await expect(client.drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });

  test('that is locked asks nothing more until a PIN, and still says whose it is', async () => {
    const visitor = shop.visitorAs('counter');
    const client = shop.clientOf(visitor);
    await client.people.lock();
    await expect(client.drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
    await expect(client.customers.list({})).rejects.toMatchObject({ code: 'SIGNED_OUT' });
    expect(await client.people.me()).toMatchObject({
      state: 'locked',
      person: { name: 'Kostas Counter' },
    });
    const locked = { ...visitor };
    const { id, pin } = shop.staff.counter;
    expect((await client.people.unlock({ personId: id, pin })).outcome).toBe('signed-in');
    await client.drafts.list();
    expect(visitor.sessionToken).not.toBe(locked.sessionToken);
    await expect(shop.clientOf(locked).drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });

  test('is over for good after signing out', async () => {
    const visitor = shop.visitorAs('counter');
    const kept = { ...visitor };
    await shop.clientOf(visitor).people.signOut();
    expect(visitor.sessionToken).toBeNull();
    await expect(shop.clientOf(kept).drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });

  test('is seen and ended by the owner', async () => {
    const counter = shop.as('counter');
    const owner = shop.as('owner');
    const sessions = await owner.people.sessions();
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    const theirs = sessions.find(({ person }) => person.id === shop.staff.counter.id);
    expect(theirs).toMatchObject({ station: 'Counter', isLocked: false });
    await owner.people.endSession({ id: theirs?.id ?? 0 });
    await expect(counter.drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
    await expect(owner.people.endSession({ id: theirs?.id ?? 0 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('dies at once with its person, on every device', async () => {
    const one = shop.as('counter');
    const other = shop.as('counter');
    await shop.as('owner').people.deactivate({ id: shop.staff.counter.id });
    for (const client of [one, other]) {
      await expect(client.drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
    }
    const door = shop.clientOf(shop.atTheCounter());
    expect((await door.people.atTheDesk()).map(({ id }) => id)).not.toContain(shop.staff.counter.id);
    const { id, pin, password } = shop.staff.counter;
    expect((await door.people.unlock({ personId: id, pin })).outcome).toBe('wrong');
    expect((await door.people.signIn({ personId: id, password })).outcome).toBe('wrong');
  });

  test('dies at once with its device', async () => {
    const counter = shop.visitorAs('counter');
    await shop.as('owner').people.revokeStation({ id: shop.station.id });
    expect(await shop.clientOf(counter).people.me()).toMatchObject({ state: 'signed-out', station: null });
    expect(await shop.clientOf(counter).people.atTheDesk()).toEqual([]);
  });

  test('rights taken away are gone with the next call', async () => {
    const supervisor = shop.as('supervisor');
    await supervisor.audit.list({});
    const { id, name } = shop.staff.supervisor;
    await shop.as('owner').people.change({ ...personFields, id, name, roles: ['counter'] });
    await expect(supervisor.audit.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('waiting after misses', () => {
  test('1, 2, 4, 8, 15 minutes from the fifth on', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 500].map((misses) => waitMsAfter(misses) / MINUTE);
    expect(minutes).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]);
  });

  test('a clock set back shortens nothing', () => {
    const misses = { misses: 5, lastAt: 10 * MINUTE, waitUntil: 11 * MINUTE };
    expect(waitLeftMs(misses, 10.5 * MINUTE)).toBe(MINUTE / 2);
    expect(waitLeftMs(misses, 11 * MINUTE)).toBe(0);
    expect(waitLeftMs(misses, 0)).toBe(MINUTE);
  });

  test('a wrong PIN twenty times, over a restart: the wait grows and is kept', async () => {
    const { id, pin } = shop.staff.counter;
    const waits: number[] = [];
    for (let miss = 1; miss <= 20; miss++) {
      if (miss === 11) shop.reopen();
      const client = shop.clientOf(shop.atTheCounter());
      const { outcome, waitSeconds } = await client.people.unlock({ personId: id, pin: '9999' });
      expect(outcome).toBe('wrong');
      waits.push(waitSeconds / 60);
      if (waitSeconds === 0) continue;
      if (miss % 2 === 0) shop.reopen();
      const again = shop.clientOf(shop.atTheCounter());
      await expect(again.people.unlock({ personId: id, pin })).rejects.toMatchObject({
        code: 'CONFLICT',
        data: { reason: 'people.wait', facts: { waitSeconds } },
      });
      shop.clock.advanceMs(waitSeconds * 1000);
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, ...Array(12).fill(15)]);
    expect(missesIn(id)).toBe(20);
    const { outcome } = await shop.clientOf(shop.atTheCounter()).people.unlock({ personId: id, pin });
    expect(outcome).toBe('signed-in');
    expect(missesIn(id)).toBe(0);
  });

  test('at most 20 tries an hour, however hard one tries', async () => {
    const { id } = shop.staff.counter;
    const client = shop.clientOf(shop.atTheCounter());
    for (let second = 0; second < 3600; second += 10) {
      await client.people.unlock({ personId: id, pin: '9999' }).catch(() => undefined);
      shop.clock.advanceMs(10_000);
    }
    expect(missesIn(id)).toBeLessThanOrEqual(20);
    expect(missesIn(id)).toBeGreaterThan(5);
  });

  test('twenty at the same time count as twenty, and a right one among them opens nothing', async () => {
    const { id, pin } = shop.staff.counter;
    const visitors = Array.from({ length: 20 }, () => shop.atTheCounter());
    const answers = await Promise.all(
      visitors.map((visitor, index) =>
        shop.clientOf(visitor).people.unlock({ personId: id, pin: index === 19 ? pin : '9999' }),
      ),
    );
    expect(answers.every(({ outcome }) => outcome === 'wrong')).toBe(true);
    expect(missesIn(id)).toBe(20);
    expect(visitors.every(({ sessionToken }) => sessionToken === null)).toBe(true);
    await expect(
      shop.clientOf(shop.atTheCounter()).people.unlock({ personId: id, pin }),
    ).rejects.toMatchObject({ data: { reason: 'people.wait', facts: { waitSeconds: 900 } } });
  });

  test('others on the same device, and the same person elsewhere, are not slowed', async () => {
    const { counter, technician } = shop.staff;
    for (let miss = 0; miss < 5; miss++) {
      await shop.clientOf(shop.atTheCounter()).people.unlock({ personId: counter.id, pin: '9999' });
    }
    const here = shop.clientOf(shop.atTheCounter());
    const { outcome } = await here.people.unlock({ personId: technician.id, pin: technician.pin });
    expect(outcome).toBe('signed-in');
    const elsewhere = shop.clientOf({ ...shop.visitor(), address: '192.168.1.20' });
    const { name, password } = counter;
    expect((await elsewhere.people.signIn({ name, password })).outcome).toBe('signed-in');
    expect(missesIn(counter.id)).toBe(5);
  });

  test('a clock set back begins the wait anew and does not last until the old time', async () => {
    const { id, pin } = shop.staff.counter;
    const client = shop.clientOf(shop.atTheCounter());
    for (let miss = 0; miss < 5; miss++) await client.people.unlock({ personId: id, pin: '9999' });
    shop.clock.advanceMs(-24 * HOUR);
    expect(await client.people.unlock({ personId: id, pin })).toEqual({ outcome: 'wrong', waitSeconds: 60 });
    shop.clock.advanceMs(59_000);
    await expect(client.people.unlock({ personId: id, pin })).rejects.toMatchObject({
      data: { reason: 'people.wait', facts: { waitSeconds: 1 } },
    });
    shop.clock.advanceMs(1_000);
    expect((await client.people.unlock({ personId: id, pin })).outcome).toBe('signed-in');
  });

  test('the present secret of a signed-in person may not be guessed either', async () => {
    const client = shop.as('counter');
    for (let miss = 0; miss < 5; miss++) {
      const { outcome } = await client.people.setPin({ presentSecret: '9999', newPin: '1357' });
      expect(outcome).toBe('wrong');
    }
    await expect(
      client.people.changePassword({
        presentSecret: shop.staff.counter.password,
        newPassword: 'quite another one',
      }),
    ).rejects.toMatchObject({ data: { reason: 'people.wait' } });
  });
});

describe('own secrets', () => {
  test('a PIN is changed with the present PIN or password, in any digits; other sessions end', async () => {
    const { id, pin } = shop.staff.counter;
    const elsewhere = shop.as('counter');
    const client = shop.as('counter');
    expect((await client.people.setPin({ presentSecret: pin, newPin: '۹۱۵۳' })).outcome).toBe('changed');
    await client.drafts.list();
    await expect(elsewhere.drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
    const door = shop.clientOf(shop.atTheCounter());
    expect((await door.people.unlock({ personId: id, pin })).outcome).toBe('wrong');
    expect((await door.people.unlock({ personId: id, pin: '9153' })).outcome).toBe('signed-in');
  });

  test('whoever saw the PIN cannot replace the password', async () => {
    const { pin, password } = shop.staff.owner;
    const client = shop.as('owner');
    const newPassword = 'quite another one';
    expect((await client.people.changePassword({ presentSecret: pin, newPassword })).outcome).toBe('wrong');
    expect((await client.people.changePassword({ presentSecret: password, newPassword })).outcome).toBe(
      'changed',
    );
    const { outcome } = await shop
      .clientOf(shop.visitor())
      .people.signIn({ name: 'Olga Owner', password: newPassword });
    expect(outcome).toBe('signed-in');
  });

  test('weak ones are refused at the field', async () => {
    const client = shop.as('owner');
    await expect(client.people.setPin({ presentSecret: 'x', newPin: '123' })).rejects.toMatchObject({
      code: 'INVALID',
      data: { fields: [{ path: ['newPin'], message: 'people.invalid.pin' }] },
    });
    await expect(
      client.people.changePassword({ presentSecret: 'x', newPassword: 'short' }),
    ).rejects.toMatchObject({
      data: { fields: [{ path: ['newPassword'], message: 'people.invalid.password-short' }] },
    });
  });

  test('language and calendar are each person’s own', async () => {
    const client = shop.as('counter');
    await client.people.setLanguage({ language: 'fa', calendar: 'persian' });
    expect(await client.people.me()).toMatchObject({ language: 'fa', calendar: 'persian' });
    expect(await shop.as('owner').people.me()).toMatchObject({ language: 'en' });
  });
});

describe('the owner', () => {
  test('adds somebody, who chooses their own PIN with the code, once', async () => {
    const owner = shop.as('owner');
    const { id } = await owner.people.add({ ...personFields, oneTimeCode: 'QRSTUVWX45' });
    expect((await owner.people.list()).find((row) => row.id === id)).toMatchObject({
      name: 'Nikos New',
      hasPin: false,
      hasCode: true,
    });
    const visitor = shop.atTheCounter();
    const door = shop.clientOf(visitor);
    const using = { personId: id, oneTimeCode: 'qrst-uvwx-45', newPin: '8642' };
    expect((await door.people.redeemCode(using)).outcome).toBe('signed-in');
    expect((await door.people.me()).person?.name).toBe('Nikos New');
    expect((await door.people.redeemCode(using)).outcome).toBe('wrong');
    const { outcome } = await shop.clientOf(shop.atTheCounter()).people.unlock({ personId: id, pin: '8642' });
    expect(outcome).toBe('signed-in');
  });

  test('resets a PIN by a code that ends after three days, and ends what was open', async () => {
    const owner = shop.as('owner');
    const { id } = shop.staff.technician;
    const open = shop.as('technician');
    const code = { id, oneTimeCode: 'QRSTUVWX45' };
    const { validUntil } = await owner.people.giveCode(code);
    expect(validUntil - shop.clock.now).toBe(72 * HOUR);
    await open.drafts.list();
    shop.clock.now = validUntil;
    const door = shop.clientOf(shop.atTheCounter());
    const using = { personId: id, oneTimeCode: 'QRSTUVWX45', newPin: '8642' };
    expect((await door.people.redeemCode(using)).outcome).toBe('wrong');
    await shop.as('owner').people.giveCode(code);
    const working = shop.as('technician');
    expect((await door.people.redeemCode(using)).outcome).toBe('signed-in');
    await expect(working.drafts.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });

  test('never sees a hash, nor does anybody', async () => {
    const { id } = shop.staff.counter;
    const owner = shop.as('owner');
    const told = JSON.stringify([
      await owner.people.list(),
      await owner.people.sessions(),
      await owner.people.stations(),
      await owner.audit.list({ limit: 200 }),
    ]);
    const row = shop.core.store.read((store) => store.get(personById, { id }));
    expect(told).not.toContain('scrypt');
    expect(told).not.toContain(row?.pin_hash);
    expect(told).not.toMatch(/token|hash/i);
  });

  test('stays: the last one can neither leave nor lose the role', async () => {
    const owner = shop.as('owner');
    const { id, name } = shop.staff.owner;
    const refused = { code: 'CONFLICT', data: { reason: 'people.last-owner' } };
    await expect(owner.people.deactivate({ id })).rejects.toMatchObject(refused);
    await expect(owner.people.change({ ...personFields, id, name })).rejects.toMatchObject(refused);
    const { counter } = shop.staff;
    await owner.people.change({ ...personFields, id: counter.id, name: counter.name, roles: ['owner'] });
    await owner.people.deactivate({ id });
    await expect(owner.people.list()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });

  test('cannot have two people of one name at the desk', async () => {
    const owner = shop.as('owner');
    const taken = { data: { fields: [{ path: ['name'], message: 'people.invalid.name-taken' }] } };
    const again = { ...personFields, name: 'KÓSTAS  counter', oneTimeCode: 'QRSTUVWX45' };
    await expect(owner.people.add(again)).rejects.toMatchObject(taken);
    await owner.people.deactivate({ id: shop.staff.counter.id });
    await owner.people.add(again);
    await expect(owner.people.reactivate({ id: shop.staff.counter.id })).rejects.toMatchObject(taken);
  });

  test('gives a device another name', async () => {
    const owner = shop.as('owner');
    await owner.people.renameStation({ id: shop.station.id, name: 'Front desk' });
    expect((await owner.people.stations())[0]).toMatchObject({
      name: 'Front desk',
      enrolledBy: 'Olga Owner',
    });
    await expect(owner.people.renameStation({ id: 5, name: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
