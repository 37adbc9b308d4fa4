import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { seededRandom } from '../../electron/core/records/seeded-random.ts';
import { openTestCore } from '../kit/shop.ts';
import { type Finding, type IntakeShop, type KillPoint, openIntakeShop } from './intake-shop.ts';
import { intakeSteps } from './intake-steps.ts';
import { violationsOf } from './shop-check.ts';
import { shopRules } from './shop-rules.ts';

const POINTS = 50;
const TAKE_IN = 6;
const WALK_IN = intakeSteps.length - 1;
/** A customer, a device, an intake, a promise, a walk-in. */
const UNTOLD = [2, 4, TAKE_IN, 8, WALK_IN];

let shop: IntakeShop;
/** The same before any kill: what is broken on purpose is broken in a copy of it. */
let untouched: IntakeShop;
beforeAll(async () => {
  untouched = await openIntakeShop();
  shop = untouched.copy();
}, 30_000);
afterAll(() => {
  shop.remove();
  untouched.remove();
});

/**
 * Once after the answer of every step; then in the middle of them in turn, every third time in the long transaction of
 * an intake; then where a command was committed and its answer lost.
 */
function killPoints(): KillPoint[] {
  const random = seededRandom(20_261_005);
  const after = intakeSteps.map((_, step): KillPoint => ({ step, when: 'after' }));
  const untold = UNTOLD.map((step): KillPoint => ({ step, when: 'untold' }));
  const during = Array.from({ length: POINTS - after.length - untold.length }, (_, index): KillPoint => {
    const step = index % 3 === 2 ? (index % 2 === 0 ? TAKE_IN : WALK_IN) : (index * 2) % intakeSteps.length;
    return { step, when: 'during', share: (5 + random.below(115)) / 100 };
  });
  return [...after, ...during, ...untold];
}

describe('kill −9 in the middle of an intake', () => {
  test(`at ${POINTS} points loses nothing, leaves no half and takes nothing in twice`, async () => {
    const points = killPoints();
    const lanes = [shop, shop.copy()];
    const fates: Record<Finding['fate'], number> = { none: 0, 'rolled back': 0, committed: 0 };
    await Promise.all(
      lanes.map(async (lane, place) => {
        for (const killAt of points.filter((_, index) => index % lanes.length === place)) {
          const run = await lane.run({ killAt });
          const where = JSON.stringify(killAt);
          expect(run, where).toMatchObject({ hasOpened: true, signal: 'SIGKILL', complaints: '' });
          const { violations, fate } = await lane.reopenAndCheck(run);
          expect(violations, where).toEqual([]);
          fates[fate] += 1;
        }
      }),
    );
    lanes[1]?.remove();
    console.info(`${POINTS} kills; commands in the air: ${JSON.stringify(fates)}`);
    expect(points).toHaveLength(POINTS);
    expect(fates['rolled back'], 'kills in the middle of a command').toBeGreaterThan(4);
    expect(fates.committed, 'answers that did not come out').toBeGreaterThanOrEqual(UNTOLD.length);
  }, 120_000);

  test('while the desk lives nobody else opens its file', async () => {
    const copy = untouched.copy();
    let refusal: unknown;
    await copy.run({
      killAt: { step: 0, when: 'after' },
      onAnswered: () => {
        try {
          openTestCore({ file: copy.file }).close();
        } catch (error) {
          refusal = error;
        }
      },
    });
    expect(refusal).toMatchObject({ data: { reason: 'settings.store-locked' } });
    expect(existsSync(`${copy.file}.lock`)).toBe(true);
    openTestCore({ file: copy.file }).close();
    copy.remove();
  });
});

/** What somebody would have to do to the file, and what the check must then say. */
const sabotage: [finding: string, sql: string][] = [
  ['a row points to nothing', 'UPDATE repair SET device_id = 7 WHERE id = (SELECT min(id) FROM repair)'],
  ['an order without its visit', 'UPDATE repair SET visit_id = NULL'],
  ['a visit without an order', 'INSERT INTO visit SELECT 5, customer_id, at, taken_by FROM visit LIMIT 1'],
  ['an order of another customer', 'UPDATE visit SET customer_id = (SELECT max(id) FROM customer)'],
  ['an order that left no event', `DELETE FROM event WHERE domain = 'repairs'`],
  ['an order that cannot be found', `DELETE FROM search_entry WHERE kind = 'repair'`],
  ['an order without its receipt', `DELETE FROM paper WHERE kind = 'receipt'`],
  ['an order without its label', `DELETE FROM paper WHERE kind = 'label'`],
  ['an order without its decision', 'DELETE FROM warranty_decision'],
  ['an order that shows another day', `UPDATE repair SET promised_on = '2026-12-24'`],
  ['a promise that does not revise', 'UPDATE promise SET revises = NULL'],
  ['a promise that does not revise', 'DELETE FROM promise WHERE revises IS NULL'],
  ['a customer who left no event', `DELETE FROM event WHERE domain = 'customers'`],
  ['a customer who cannot be found', `DELETE FROM search_entry WHERE kind = 'customer'`],
  ['a customer without consents', `DELETE FROM customer_consent WHERE purpose = 'survey'`],
  ['a device that left no event', `DELETE FROM event WHERE domain = 'devices'`],
  ['a device that cannot be found', `DELETE FROM search_entry WHERE kind = 'device'`],
  ['a device without the owner', 'DELETE FROM device_owner'],
  [
    'an entry of the search for nothing',
    `INSERT INTO search_entry VALUES (999999, 'device', 5, '', '', '', '', '')`,
  ],
  ['a number left out', `UPDATE number_series SET next = next + 1 WHERE kind = 'repair'`],
  ['an id given twice', 'UPDATE branch SET next_id = next_id - 40'],
  ['an event that is not there', 'DELETE FROM event WHERE id = 9'],
  ['an event whose command left no answer', 'DELETE FROM command'],
  ['an answer whose command left no event', 'UPDATE event SET at = at + 1'],
  ['the chain of events breaks', `UPDATE event SET after = '{}' WHERE id = 9`],
  [`the search's index is not that`, `UPDATE search_entry SET words = 'other'`],
  [
    'paper has',
    `INSERT INTO paper SELECT 5, kind, visit_id, repair_id, device_id, language, calendar, facts, issued_at,
                                         issued_by FROM paper LIMIT 1`,
  ],
  ['the drafts are', `INSERT INTO draft SELECT id, 'x', '{}', 0 FROM person`],
];

/** A check that cannot fail is none: each of these is a store that breaks a promise, and must be seen to. */
describe('the check sees', () => {
  // What a broken store does to a retry is logged as the fault that it is.
  beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterAll(() => void vi.restoreAllMocks());

  /** Kills at these points one after the other, each time on a fresh copy, until something is wrong. */
  async function firstSeen(broken: string, points: KillPoint[]): Promise<string[]> {
    for (const killAt of points) {
      const copy = untouched.copy();
      try {
        const { violations } = await copy.reopenAndCheck(await copy.run({ broken, killAt }));
        if (violations.length > 0) return violations;
      } finally {
        copy.remove();
      }
    }
    return [];
  }

  test.each(sabotage)('%s', (finding, sql) => {
    const copy = untouched.copy();
    const db = new Database(copy.file);
    db.pragma('foreign_keys = OFF');
    const triggers = db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
      .all();
    for (const { name } of triggers) if (!name.startsWith('search_')) db.exec(`DROP TRIGGER ${name}`);
    const look = () => {
      const test = openTestCore({ file: copy.file });
      const found = violationsOf(test, copy.ledger);
      test.close();
      return found;
    };
    expect(look()).toEqual([]);
    db.exec(sql);
    expect(look()).toContainEqual(expect.stringContaining(finding));
    db.close();
    copy.remove();
  });

  test('a page of the file that was overwritten', () => {
    const copy = untouched.copy();
    const db = new Database(copy.file, { readonly: true });
    const placeOf = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck();
    const [from, to] = ['repair', 'event'].map((table) => 4096 * ((placeOf.get(table) ?? 0) - 1)) as [
      number,
      number,
    ];
    db.close();
    const bytes = readFileSync(copy.file);
    bytes.copy(bytes, to, from, from + 4096);
    writeFileSync(copy.file, bytes);
    const test = openTestCore({ file: copy.file });
    expect(violationsOf(test, copy.ledger)).toContainEqual(
      expect.stringContaining('a page or a row is damaged'),
    );
    test.close();
    copy.remove();
  });

  test('every rule of the shop was seen to fail', () => {
    const seen = (rule: string) => sabotage.some(([finding]) => rule.startsWith(finding));
    const unseen = Object.keys(shopRules).filter((rule) => !seen(rule));
    expect(unseen).toEqual(['a page or a row is damaged']);
  });

  test('a store that writes each statement by itself', async () => {
    const shares = [0.6, 0.4, 0.8, 0.3, 0.9, 1.2, 1.5, 2];
    const points = shares.map((share): KillPoint => ({ step: TAKE_IN, when: 'during', share }));
    const seen = await firstSeen('piecemeal', points);
    expect(seen).toContainEqual(expect.stringMatching(/^after the kill, .* rows too many$/));
  }, 30_000);

  test('a store that says saved before it is', async () => {
    const seen = await firstSeen('hasty', [
      { step: 4, when: 'after' },
      { step: 6, when: 'after' },
    ]);
    expect(seen).toContainEqual(expect.stringMatching(/^after the kill, .* was answered and is not there/));
  }, 30_000);

  test('a store that forgets its answers', async () => {
    const seen = await firstSeen('forgetful', [{ step: TAKE_IN, when: 'after' }]);
    expect(seen).toContain('after the kill, repairs.takeIn was answered and is not there');
    expect(seen).toContainEqual(expect.stringMatching(/now answers|a retry ends in/));
  }, 30_000);

  test('commands that were committed and done again', async () => {
    const seen = await firstSeen('forgetful', [{ step: 2, when: 'untold' }]);
    expect(seen).toContainEqual(expect.stringMatching(/^after the retry, customer has \d+ rows? too many$/));
  }, 30_000);
});
