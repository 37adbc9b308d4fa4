import type { Finding } from '../../../shared/bench/bench.contract.ts';
import type { Names } from '../../../shared/catalogue/catalogue.rules.ts';
import type { Reading } from '../context.ts';
import { findingsOfDevice, findingsOfRepair } from './findings.sql.ts';

/** What was found on an order and stands, oldest first. `unit` and `fault` are '' where nothing was named. */
export function findingsOf({ store }: Pick<Reading, 'store'>, repairId: number): Finding[] {
  return store
    .all(findingsOfRepair, { repair: repairId })
    .map(({ unitNames, ...row }) => ({ ...row, unitNames: JSON.parse(unitNames) as Names }));
}

/** What was found in a device at any time, newest first: in one unit, by its word in warranty terms, or in all of it. */
export function unitHistory(
  { store }: Reading,
  { deviceId, unit }: { deviceId: number; unit?: string | undefined },
) {
  return store
    .all(findingsOfDevice, { device: deviceId, unit: unit ?? '' })
    .map(({ unitNames, ...row }) => ({ ...row, unitNames: JSON.parse(unitNames) as Names }));
}
