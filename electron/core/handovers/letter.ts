import type { Reading } from '../context.ts';
import { lastLetter } from './uncollected.sql.ts';

/** The letter of this time that an order waits for its owner, from whose day storage is counted. */
export function letterFor({ store }: Pick<Reading, 'store'>, repairId: number) {
  return store.get(lastLetter, { repair: repairId });
}
