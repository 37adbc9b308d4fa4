import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Finding, type IntakeShop, openIntakeShop } from './intake-shop.ts';
import { type HubDeath, takeInUntilKilled } from './kills/killed-hub.ts';

const points: HubDeath[] = [
  { step: 6, delayMs: 0 },
  { step: 2, delayMs: 2 },
  { step: 6, delayMs: 8 },
  { step: 4, delayMs: 4 },
  { step: 6, delayMs: 16 },
  { step: 16, delayMs: 12 },
  { step: 8, delayMs: 3 },
  { step: 6, delayMs: 30 },
];

let shop: IntakeShop;
beforeAll(async () => {
  // The hub has the clock of this machine.
  shop = await openIntakeShop(Date.now());
}, 60_000);
afterAll(() => shop.remove());

test(`a hub killed at ${points.length} points of an intake loses nothing, leaves no half and takes nothing in twice`, async () => {
  const fates: Record<Finding['fate'], number> = { none: 0, 'rolled back': 0, committed: 0 };
  for (const [index, point] of points.entries()) {
    const entries = await takeInUntilKilled(shop, 100 + index, point);
    const { violations, fate } = await shop.reopenAndCheck({ entries });
    expect(violations, JSON.stringify(point)).toEqual([]);
    fates[fate] += 1;
  }
  console.info(`${points.length} kills of the hub; commands in the air: ${JSON.stringify(fates)}`);
}, 120_000);
