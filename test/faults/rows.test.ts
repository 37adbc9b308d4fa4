import { describe, expect, test } from 'vitest';
import { allRows } from './all-rows.ts';

const SEED = 1;

for (const row of await allRows()) {
  const missing = row.missing();
  const order = { cases: row.sizes.quick, seed: SEED, progress: () => undefined };
  describe.skipIf(missing !== null)(
    `${row.id} ${row.title}${missing === null ? '' : ` (${missing})`}`,
    () => {
      test(`holds in ${row.sizes.quick} cases`, async () => {
        const { violations } = await row.run(order);
        expect(violations.slice(0, 20)).toEqual([]);
      });

      test.each(row.controls)('sees $plants', async ({ isSeen }) => {
        expect(await isSeen(order)).toBe(true);
      });
    },
  );
}
