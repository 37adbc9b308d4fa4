import type { Day } from '../kernel/day.ts';
import { emailField } from '../kernel/fields.ts';
import { searchText } from '../kernel/search-text.ts';
import { dayIn, outcomeIn, textIn, Unfit, unknownWords, yearIn } from './cells.rules.ts';
import type { BadRow, ImportedRow } from './imported-row.ts';
import type { Mapping, Profile, Target } from './mapping.rules.ts';

/**
 * Reads one row of a file as a record.
 * @param cells by heading, as they stand in the file.
 * @param today rows of later days are refused: nothing was received tomorrow.
 */
export function readRow(
  cells: Readonly<Record<string, string>>,
  line: number,
  { mapping, profile }: { mapping: Mapping; profile: Profile },
  today: Day,
): ImportedRow | BadRow {
  try {
    return rowOf(cells, line, mapping, profile, today);
  } catch (error) {
    if (error instanceof Unfit) return { line, ...error.row };
    throw error;
  }
}

export function isBad(row: ImportedRow | BadRow): row is BadRow {
  return 'reason' in row;
}

function rowOf(
  cells: Readonly<Record<string, string>>,
  line: number,
  mapping: Mapping,
  profile: Profile,
  today: Day,
): ImportedRow {
  const cell = (target: Target): string => textIn(cells, mapping, target);
  const known = (target: Target): string =>
    unknownWords.has(cell(target).toLowerCase()) ? '' : cell(target);
  const day = (target: Target): Day | null => dayIn(cell(target), mapping[target] ?? '', today);

  const values = Object.values(mapping).map((column) => (column ? (cells[column] ?? '').trim() : ''));
  if (values.every((value) => value === '')) throw new Unfit('nothing-in-it');

  const hasDevice = ['device.category', 'device.model', 'device.serial'].some(
    (target) => mapping[target as Target],
  );
  const hasRepair = mapping['repair.receivedOn'] !== undefined || mapping['repair.fault'] !== undefined;
  const name = known('customer.name');
  const phone = known('customer.phone');
  const email = known('customer.email');
  const isEmail = email === '' || emailField.safeParse(email).success;
  const ownId = cell('source') || fingerprint(values);
  if (!name && !phone) throw new Unfit('customer-missing', mapping['customer.name'] ?? '');
  if (hasDevice && !searchText(cell('device.category') || cell('device.model'))) {
    throw new Unfit('category-missing', mapping['device.category'] ?? '');
  }
  const receivedOn = hasRepair ? day('repair.receivedOn') : null;
  if (hasRepair && !receivedOn) throw new Unfit('date-missing', mapping['repair.receivedOn'] ?? '');
  return {
    line,
    source: `${profile}:${ownId}`,
    customer: {
      name: name || phone,
      phone,
      email: isEmail ? email : '',
      address: known('customer.address'),
      notes: isEmail ? '' : email,
    },
    device: hasDevice
      ? {
          category: searchText(cell('device.category')) && cell('device.category'),
          brand: known('device.brand'),
          model: known('device.model'),
          serial: known('device.serial'),
          purchasedOn: day('device.purchasedOn'),
          manufacturedOn: yearIn(
            cell('device.manufacturedIn'),
            mapping['device.manufacturedIn'] ?? '',
            today,
          ),
          receiptNumber: known('device.receiptNumber'),
        }
      : null,
    repair: receivedOn
      ? {
          number: cell('repair.number') || ownId,
          receivedOn,
          closedOn: day('repair.closedOn') ?? receivedOn,
          fault: cell('repair.fault'),
          finding: cell('repair.finding'),
          outcome: outcomeIn(cell('repair.outcome')),
        }
      : null,
  };
}

/** FNV-1a over the cells, 53 bits: names a row that brings no id of its own. */
function fingerprint(values: readonly string[]): string {
  let high = 0xcbf2;
  let low = 0x9dc5811c;
  for (const character of values.join('\u001f')) {
    low = Math.imul(low ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    high = (Math.imul(high, 31) + low) & 0x1fffff;
  }
  return (high * 2 ** 32 + low).toString(36);
}
