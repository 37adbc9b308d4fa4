import type { Reading } from '../context.ts';
import { itemsOfRepair } from './custody.sql.ts';

/** What was left with us on an order, each with where it was last said to be. */
export function thingsOf({ store }: Pick<Reading, 'store'>, repairId: number) {
  return store.all(itemsOfRepair, { repair: repairId });
}
