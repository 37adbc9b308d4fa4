import { unguardFormula } from '../exports/formula-guard.rules.ts';
import type { Day } from '../kernel/day.ts';
import { emailField } from '../kernel/fields.ts';
import { searchText } from '../kernel/search-text.ts';
import { outcomeIn, pastDayIn, textIn, Unfit, unknownWords, yearIn } from './cells.rules.ts';
import type { DateFormat } from './dates.rules.ts';
import type { BadRow, ImportedDevice, ImportedRepair, ImportedRow } from './imported-row.ts';
import { type ImportKind, mappingOf } from './kinds.rules.ts';
import type { Mapping, Profile } from './mapping.rules.ts';
import { type Target, targets } from './targets.ts';

/** How the cells of each row of one file are understood. */
export interface Layout {
  kind: ImportKind;
  profile: Profile;
  mapping: Mapping;
  dateFormat: DateFormat;
  /** Where in a row the cell of each target stands. */
  places: ReadonlyMap<Target, number>;
  /** Cells may carry the apostrophe by which exports keep spreadsheets from computing them. */
  isGuarded: boolean;
}

export interface LayoutFacts {
  kind: ImportKind;
  profile: Profile;
  mapping: Mapping;
  dateFormat: DateFormat;
  isGuarded: boolean;
}

export function layoutOf(headings: readonly string[], facts: LayoutFacts): Layout {
  const mapping = mappingOf(facts.kind, facts.mapping);
  const places = new Map<Target, number>();
  for (const target of targets) {
    const place = headings.indexOf(mapping[target] ?? '');
    if (mapping[target] !== undefined && place >= 0) places.set(target, place);
  }
  return { ...facts, mapping, places };
}

/**
 * Reads one row of a file as a record.
 * @param today rows of later days are refused: nothing was received tomorrow.
 */
export function readRow(
  cells: readonly string[],
  line: number,
  layout: Layout,
  today: Day,
): ImportedRow | BadRow {
  try {
    return rowOf(new Cells(cells, layout, today), line, layout);
  } catch (error) {
    if (error instanceof Unfit) return { line, ...error.row };
    throw error;
  }
}

export function isBad(row: ImportedRow | BadRow): row is BadRow {
  return 'reason' in row;
}

/** The cells of one row by what they hold. */
class Cells {
  readonly #cells: readonly string[];
  readonly #layout: Layout;
  readonly #today: Day;

  constructor(cells: readonly string[], layout: Layout, today: Day) {
    this.#cells = cells;
    this.#layout = layout;
    this.#today = today;
  }

  column(target: Target): string {
    return this.#layout.mapping[target] ?? '';
  }

  /** As it stands in the file, without the guard against formulas. */
  raw(place: number): string {
    const cell = this.#cells[place] ?? '';
    return (this.#layout.isGuarded ? unguardFormula(cell) : cell).trim();
  }

  text(target: Target): string {
    const place = this.#layout.places.get(target);
    return place === undefined ? '' : textIn(this.raw(place), target, this.column(target));
  }

  /** The same, where words such as "unknown" say nothing. */
  known(target: Target): string {
    const text = this.text(target);
    return unknownWords.has(text.toLowerCase()) ? '' : text;
  }

  day(target: Target): Day | null {
    return pastDayIn(this.text(target), this.column(target), this.#layout.dateFormat, this.#today);
  }

  year(target: Target): Day | null {
    return yearIn(this.text(target), this.column(target), this.#layout.dateFormat, this.#today);
  }

  all(): string[] {
    return [...this.#layout.places.values()].map((place) => this.raw(place));
  }
}

function rowOf(cells: Cells, line: number, { kind, profile, places }: Layout): ImportedRow {
  const values = cells.all();
  if (values.every((value) => value === '')) throw new Unfit('nothing-in-it');
  const name = cells.known('customer.name');
  const phone = cells.known('customer.phone');
  const email = cells.known('customer.email');
  const isEmail = email === '' || emailField.safeParse(email).success;
  const ownId = cells.text('source') || fingerprint(values);
  if (!name && !phone) throw new Unfit('customer-missing', cells.column('customer.name'));
  const hasDevice =
    kind !== 'customers' &&
    (places.has('device.category') || places.has('device.model') || places.has('device.serial'));
  return {
    line,
    source: `${profile}:${ownId}`,
    customer: {
      name: name || phone,
      phone,
      email: isEmail ? email : '',
      address: cells.known('customer.address'),
      notes: isEmail ? '' : email,
    },
    device: hasDevice ? deviceOf(cells) : null,
    repair: kind === 'repairs' ? repairOf(cells, ownId) : null,
  };
}

function deviceOf(cells: Cells): ImportedDevice {
  const category = cells.text('device.category');
  if (!searchText(category || cells.text('device.model')))
    throw new Unfit('category-missing', cells.column('device.category'));
  return {
    category: searchText(category) && category,
    brand: cells.known('device.brand'),
    model: cells.known('device.model'),
    serial: cells.known('device.serial'),
    purchasedOn: cells.day('device.purchasedOn'),
    manufacturedOn: cells.year('device.manufacturedIn'),
    receiptNumber: cells.known('device.receiptNumber'),
  };
}

function repairOf(cells: Cells, ownId: string): ImportedRepair {
  const receivedOn = cells.day('repair.receivedOn');
  if (!receivedOn) throw new Unfit('date-missing', cells.column('repair.receivedOn'));
  return {
    number: cells.text('repair.number') || ownId,
    receivedOn,
    closedOn: cells.day('repair.closedOn') ?? receivedOn,
    fault: cells.text('repair.fault'),
    finding: cells.text('repair.finding'),
    outcome: outcomeIn(cells.text('repair.outcome')),
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
