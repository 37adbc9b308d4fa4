import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noSteps, plans, type Step, walk } from '../walks/walk.ts';
import { layWalkGround } from '../walks/walked-shop.ts';

/** Walks of so many steps; `ORDER_WALKS=400` is a long run. */
const walks = Number(process.env.ORDER_WALKS ?? 12);
const steps = Number(process.env.ORDER_STEPS ?? 150);
const seed = process.env.ORDER_SEED === undefined ? {} : { seed: Number(process.env.ORDER_SEED) };

let ground: ReturnType<typeof layWalkGround>;
beforeAll(() => {
  ground = layWalkGround();
});
afterAll(() => rmSync(ground.folder, { recursive: true, force: true }));

const names = Object.keys(plans);
const step: fc.Arbitrary<Step> = fc.record({
  plan: fc.oneof(
    { weight: 6, arbitrary: fc.constant('forward') },
    { weight: 1, arbitrary: fc.constant('takeIn') },
    { weight: 6, arbitrary: fc.constantFrom(...names) },
  ),
  who: fc.nat(9),
  seed: fc.nat(),
});

/** The seed and what went wrong: the steps themselves come again from the seed. */
function said({
  failed,
  seed: begun,
  counterexamplePath,
  errorInstance,
  counterexample,
}: fc.RunDetails<[Step[]]>): void {
  if (!failed) return;
  const { message } = errorInstance as Error;
  const length = counterexample?.[0].length ?? 0;
  throw new Error(`seed ${begun}, path ${counterexamplePath}, ${length} steps: ${message}`, {
    cause: errorInstance,
  });
}

test(
  'whatever is done with orders, by whom and in what order, the books hold',
  async () => {
    const count = noSteps();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: steps, maxLength: steps }), (taken) =>
        walk(ground, taken, count),
      ),
      { numRuns: walks, endOnFailure: process.env.ORDER_SHRINK === undefined, reporter: said, ...seed },
    );
    if (process.env.ORDER_WALKS !== undefined) console.info(count);
    // walks that come nowhere would hold anything
    expect([...count.states].sort()).toEqual(
      expect.arrayContaining(['closed', 'ready', 'cancelled', 'inRepair']),
    );
    expect(count.crashed).toBeGreaterThan(0);
    expect(count.cutShort).toBeGreaterThan(0);
    expect(count.repeated).toBeGreaterThan(0);
  },
  Number.POSITIVE_INFINITY,
);
