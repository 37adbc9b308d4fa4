import { procedures } from '../desk/procedures.ts';
import type { ShopUnderTest } from '../desk/shop-under-test.ts';
import { failLater, ponderLongTexts, stumbleOverHalves, writeAndRefuse } from '../inputs/planted.ts';
import { tryInputs } from '../inputs/try-inputs.ts';
import type { Control, FaultRow } from '../row.ts';

function planted(plants: string, plant: (shop: ShopUnderTest) => void): Control {
  return {
    plants,
    async isSeen(order) {
      const cases = procedures.length * 500;
      const { violations } = await tryInputs({ ...order, cases }, { plant, only: 'customers.alike' });
      return violations.length > 0;
    },
  };
}

/** Whatever a call brings, the answer is an answer or one of our refusals, and a refusal leaves the store as it was. */
export const row: FaultRow = {
  id: 'S1',
  title: `Generated inputs: good, broken and hostile ones for each of ${procedures.length} procedures`,
  sizes: { quick: procedures.length * 30, full: procedures.length * 1500 },
  missing: () => null,
  run: (order) => tryInputs(order),
  controls: [
    planted('a use case that fails on half of a surrogate pair', stumbleOverHalves),
    planted('a use case that writes and then refuses', writeAndRefuse),
    planted('a use case that ponders over a long text for a second', ponderLongTexts),
    planted('a use case that leaves a promise behind which fails later', failLater),
  ],
  leavesOut: [
    'what is no plain data (big integers, dates, sets): the transports refuse it, see S2 and S3',
    'the cost of hashing a secret, which is turned down here',
    'sequences of calls that only together do harm',
  ],
};
