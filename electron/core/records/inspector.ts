import { searchText } from '../../../shared/kernel/search-text.ts';
import { serialKey } from '../../../shared/kernel/serial.ts';
import type { Reader } from '../store/store.ts';
import type { Inspector } from './dry-run.ts';
import { knownSource, ownerOfSerial, repairOfNumber } from './records.sql.ts';

/** Looks each row up in the shop's file: taken in before, a serial of somebody else's, a number that is given. */
export function inspectorOver(store: Reader): Inspector {
  return ({ source, customer, device, repair }) => {
    if (store.get(knownSource, { source })) return 'known';
    if (repair?.number && store.get(repairOfNumber, { number: repair.number })) {
      return { reason: 'number-taken', column: '', value: repair.number };
    }
    const serial = serialKey(device?.serial ?? '');
    const owner = serial ? store.get(ownerOfSerial, { serial }) : undefined;
    if (owner && owner.name_key !== searchText(customer.name)) {
      return { reason: 'serial-of-other', column: '', value: device?.serial ?? '' };
    }
    return null;
  };
}
