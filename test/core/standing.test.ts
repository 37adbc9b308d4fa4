import { afterEach, beforeEach, expect, test } from 'vitest';
import { change } from '../../electron/core/store/statement.ts';
import { type Desk, openDesk } from '../kit/desk.ts';

// Who asks, and in which shop, is kept between two writes: whatever was written must be seen by the very next call.

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error) => error.data.reason,
  );

test('a right that was taken away, a person who left and a session that ended count at once', async () => {
  const technician = desk.clientAs('Tarek', ['owner']);
  await technician.audit.list({ limit: 1 });
  const write = (sql: string) => desk.core.store.write((store) => store.run(change(sql)));
  write(`UPDATE person SET roles = '["technician"]', is_supervisor = 0 WHERE name = 'Tarek'`);
  expect(await reasonOf(technician.audit.list({ limit: 1 }))).toBe('people.not-yours');
  await technician.repairs.list({ limit: 1 });
  write(`UPDATE person SET is_active = 0 WHERE name = 'Tarek'`);
  expect(await reasonOf(technician.repairs.list({ limit: 1 }))).toBe('people.signed-out');
  write(`UPDATE person SET is_active = 1 WHERE name = 'Tarek'`);
  await technician.repairs.list({ limit: 1 });
  write(`DELETE FROM session WHERE person_id = (SELECT id FROM person WHERE name = 'Tarek')`);
  expect(await reasonOf(technician.repairs.list({ limit: 1 }))).toBe('people.signed-out');
});

test('what a command that failed had written is not remembered', async () => {
  const { client } = desk;
  await client.repairs.list({ limit: 1 });
  const failing = () =>
    desk.core.store.write((store) => {
      store.run(change('DELETE FROM session'));
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  await client.repairs.list({ limit: 1 });
});

test('a session is too old by the clock alone, without a write', async () => {
  const { client } = desk;
  await client.repairs.list({ limit: 1 });
  desk.clock.advanceMs(12 * 3_600_000 + 1);
  expect(await reasonOf(client.repairs.list({ limit: 1 }))).toBe('people.signed-out');
});

test('the shop’s zone counts at once', async () => {
  const { client } = desk;
  const before = await client.people.me();
  desk.core.store.write((store) => store.run(change(`UPDATE shop SET zone = 'Asia/Tehran'`)));
  expect(before.shop?.zone).toBe('Europe/Athens');
  expect((await client.people.me()).shop?.zone).toBe('Asia/Tehran');
});
