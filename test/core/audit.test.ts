import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

let shop: StaffedShop;
beforeEach(async () => {
  shop = openStaffedShop();
  const owner = shop.as('owner');
  for (let minutes = 1; minutes <= 12; minutes++) await owner.settings.change({ lockAfterMinutes: minutes });
});
afterEach(() => {
  expect(shop.faults).toEqual([]);
  shop.close();
});

/** What somebody with the file and a tool of their own could do. */
function tamper(sql: string) {
  shop.core.close();
  const db = new Database(shop.file);
  db.exec('DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;');
  db.exec(sql);
  db.close();
  shop.reopen();
}

describe('the chain of seals', () => {
  test('holds in an honest file', async () => {
    expect(await shop.as('owner').audit.check()).toEqual({ events: 12, firstBroken: null });
  });

  test.each([
    ['a changed value', `UPDATE event SET after = '{"lockAfterMinutes":60}' WHERE id = 5`, 5],
    ['a changed time', 'UPDATE event SET at = at - 1 WHERE id = 1', 1],
    ['another name under it', 'UPDATE event SET actor = actor + 1 WHERE id = 7', 7],
    ['a removed event', 'DELETE FROM event WHERE id = 3', 4],
    [
      'two events exchanged',
      'UPDATE event SET id = 100 WHERE id = 6; UPDATE event SET id = 6 WHERE id = 7',
      6,
    ],
  ])('finds %s', async (_what, sql, firstBroken) => {
    tamper(sql);
    expect(await shop.as('owner').audit.check()).toMatchObject({ firstBroken });
  });

  test('the log can be neither changed nor shortened through an ordinary connection', () => {
    const db = new Database(shop.file);
    expect(() => db.exec('UPDATE event SET at = 0 WHERE id = 1')).toThrow('append-only');
    expect(() => db.exec('DELETE FROM event WHERE id = 1')).toThrow('append-only');
    db.close();
  });
});

describe('reading the log', () => {
  test('newest first, page by page, nothing twice and nothing missed', async () => {
    const owner = shop.as('owner');
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await owner.audit.list({ limit: 5, ...(after && { after }) });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test('by domain, by person, by subject', async () => {
    const owner = shop.as('owner');
    const { id } = shop.staff.counter;
    await owner.people.deactivate({ id });
    await owner.people.reactivate({ id });
    expect((await owner.audit.list({ domain: 'people' })).rows.map(({ procedure }) => procedure)).toEqual([
      'people.reactivate',
      'people.deactivate',
    ]);
    expect((await owner.audit.list({ actor: shop.staff.owner.id })).rows).toHaveLength(14);
    expect((await owner.audit.list({ actor: shop.staff.owner.id, domain: 'people' })).rows).toHaveLength(2);
    expect((await owner.audit.list({ actor: id })).rows).toHaveLength(0);
    const page = await owner.audit.ofSubject({ domain: 'people', subject: id, limit: 1 });
    expect(page.rows[0]).toMatchObject({ before: { isActive: false }, after: { isActive: true } });
    const rest = await owner.audit.ofSubject({ domain: 'people', subject: id, after: page.next ?? '' });
    expect(rest).toMatchObject({ rows: [{ procedure: 'people.deactivate' }], next: null });
  });
});
