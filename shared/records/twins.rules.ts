import { serialKey } from '../kernel/serial.ts';
import type { BadRow, ImportedRow } from './imported-row.ts';

/** Finds what one file says twice: the later of the two rows is the bad one. */
export function watchForTwins(): (row: ImportedRow) => Omit<BadRow, 'line'> | null {
  const sources = new Set<string>();
  const numbers = new Set<string>();
  const serials = new Map<string, string>();
  return ({ source, device, repair, customer }) => {
    if (sources.has(source))
      return { reason: 'source-twice', column: '', value: source.slice(source.indexOf(':') + 1) };
    sources.add(source);
    const number = repair?.number ?? '';
    if (number && numbers.has(number)) return { reason: 'number-twice', column: '', value: number };
    if (number) numbers.add(number);
    const serial = serialKey(device?.serial ?? '');
    const owner = serials.get(serial);
    if (serial && owner !== undefined && owner !== customer.name) {
      return { reason: 'serial-twice', column: '', value: device?.serial ?? '' };
    }
    if (serial) serials.set(serial, customer.name);
    return null;
  };
}
