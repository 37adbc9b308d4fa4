import { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import { isDay } from '../kernel/day.ts';
import { toLatinDigits } from '../kernel/digits.ts';
import { emailField } from '../kernel/fields.ts';
import { searchText } from '../kernel/search-text.ts';
import { serialKey } from '../kernel/serial.ts';

/** How a file's columns are understood: the Open Repair Data Standard 0.3, or as the owner mapped them. */
export const profiles = ['open-repair', 'own'] as const;
export type Profile = (typeof profiles)[number];

/** What a column may hold. */
export const targets = [
  'source',
  'customer.name',
  'customer.phone',
  'customer.email',
  'customer.address',
  'device.category',
  'device.brand',
  'device.model',
  'device.serial',
  'device.purchasedOn',
  'device.manufacturedIn',
  'device.receiptNumber',
  'repair.number',
  'repair.receivedOn',
  'repair.closedOn',
  'repair.fault',
  'repair.finding',
  'repair.outcome',
] as const;
export type Target = (typeof targets)[number];

/** Which column (by its heading) holds what. */
export const mapping = z.partialRecord(z.enum(targets), z.string().max(200));
export type Mapping = z.output<typeof mapping>;

export const badReasons = [
  'cells-missing',
  'cells-too-many',
  'quote-open',
  'nothing-in-it',
  'customer-missing',
  'category-missing',
  'date-missing',
  'date-unreadable',
  'date-in-future',
  'year-unreadable',
  'text-too-long',
  'characters',
  'source-twice',
  'serial-twice',
  'number-twice',
  'serial-of-other',
  'number-taken',
] as const;
export type BadReason = (typeof badReasons)[number];

/** A row that cannot come in: where it stands in the file, why, and the words that it says it with. */
export const badRow = z.object({
  /** 1 for the heading, so that it agrees with what a spreadsheet shows. */
  line: z.number(),
  reason: z.enum(badReasons),
  column: z.string(),
  value: z.string(),
});
export type BadRow = z.output<typeof badRow>;

export const outcomes = ['fixed', 'repairable', 'endOfLife', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

export interface ImportedCustomer {
  name: string;
  phone: string;
  email: string;
  address: string;
  /** What the file says in a column of another kind, such as an e-mail address that is none. */
  notes: string;
}

export interface ImportedDevice {
  category: string;
  brand: string;
  model: string;
  serial: string;
  purchasedOn: Day | null;
  manufacturedOn: Day | null;
  receiptNumber: string;
}

export interface ImportedRepair {
  number: string;
  receivedOn: Day;
  closedOn: Day;
  fault: string;
  finding: string;
  outcome: Outcome;
}

/** One row as it will come in. */
export interface ImportedRow {
  line: number;
  /** What names this row over files and years: the same source is never taken in twice. */
  source: string;
  customer: ImportedCustomer;
  device: ImportedDevice | null;
  repair: ImportedRepair | null;
}

const openRepair: Mapping = {
  source: 'id',
  'customer.name': 'group_identifier',
  'device.category': 'product_category',
  'device.brand': 'brand',
  'device.manufacturedIn': 'year_of_manufacture',
  'repair.number': 'id',
  'repair.receivedOn': 'event_date',
  'repair.fault': 'problem',
  'repair.outcome': 'repair_status',
  'repair.finding': 'repair_barrier_if_end_of_life',
};

/** Headings that shops use, by what they mean; compared without case, spaces and underscores. */
const headings: Partial<Record<Target, readonly string[]>> = {
  source: ['id', 'recordid', 'uid'],
  'customer.name': ['customer', 'customername', 'name', 'client', 'clientname', 'fullname'],
  'customer.phone': ['phone', 'mobile', 'telephone', 'tel', 'phonenumber', 'customerphone'],
  'customer.email': ['email', 'emailaddress', 'customeremail'],
  'customer.address': ['address', 'customeraddress', 'street'],
  'device.category': ['category', 'devicecategory', 'productcategory', 'devicetype', 'type'],
  'device.brand': ['brand', 'make', 'manufacturer'],
  'device.model': ['model', 'device', 'product', 'modelname'],
  'device.serial': ['serial', 'serialnumber', 'serialno', 'sn', 'imei', 'imeiserial'],
  'device.purchasedOn': ['purchasedate', 'purchasedon', 'dateofpurchase', 'bought', 'solddate'],
  'device.manufacturedIn': ['yearofmanufacture', 'year', 'manufacturedin'],
  'device.receiptNumber': ['receipt', 'receiptnumber', 'invoice', 'invoicenumber'],
  'repair.number': [
    'repairnumber',
    'ticket',
    'ticketnumber',
    'order',
    'ordernumber',
    'workorder',
    'jobnumber',
  ],
  'repair.receivedOn': [
    'received',
    'receivedon',
    'date',
    'createddate',
    'created',
    'dateofintake',
    'eventdate',
  ],
  'repair.closedOn': ['closed', 'closedon', 'completed', 'completeddate', 'delivered'],
  'repair.fault': ['fault', 'problem', 'issue', 'symptom', 'description', 'reportedfault'],
  'repair.finding': ['finding', 'diagnosis', 'resolution', 'workdone', 'notes'],
  'repair.outcome': ['outcome', 'status', 'result', 'repairstatus'],
};

const plain = (heading: string) => heading.toLowerCase().replace(/[\s_\-./]/g, '');

/** The profile and mapping that the headings of a file suggest. */
export function suggestMapping(columns: readonly string[]): { profile: Profile; mapping: Mapping } {
  if (Object.values(openRepair).every((column) => columns.includes(column))) {
    return { profile: 'open-repair', mapping: openRepair };
  }
  const found: Mapping = {};
  const taken = new Set<string>();
  for (const target of targets) {
    const column = columns.find((name) => !taken.has(name) && headings[target]?.includes(plain(name)));
    if (column === undefined) continue;
    found[target] = column;
    taken.add(column);
  }
  return { profile: 'own', mapping: found };
}

/** Words by which a file says that it does not know; they come in as nothing. */
const unknownWords = new Set(['unknown', 'n/a', 'na', 'none', '-', '?', 'onbekend', 'null']);

/** As long as the desk's own forms let such a text be. */
const LONGEST: Partial<Record<Target, number>> = {
  'customer.name': 120,
  'customer.phone': 40,
  'customer.address': 500,
  'device.category': 80,
  'device.brand': 80,
  'device.model': 120,
  'device.serial': 60,
  'device.receiptNumber': 60,
  'repair.number': 60,
  'repair.fault': 4000,
  'repair.finding': 4000,
};
const LONGEST_LINE = 200;
const ofSeveralLines = new Set<Target>(['customer.address', 'repair.fault', 'repair.finding']);

class Unfit extends Error {
  readonly row: Omit<BadRow, 'line'>;
  constructor(reason: BadReason, column = '', value = '') {
    super(reason);
    this.row = { reason, column, value: value.slice(0, 120) };
  }
}

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

function textIn(cells: Readonly<Record<string, string>>, mapping: Mapping, target: Target): string {
  const column = mapping[target];
  if (!column) return '';
  const prose = (cells[column] ?? '').replace(/\r\n?/g, '\n').trim();
  const text = ofSeveralLines.has(target) ? prose : prose.replace(/\s*[\n\t\u2028\u2029]\s*/g, ' ');
  if (text.length > (LONGEST[target] ?? LONGEST_LINE)) throw new Unfit('text-too-long', column, text);
  if (/(?![\n\t])\p{Cc}|\p{Cs}/u.test(text)) throw new Unfit('characters', column);
  return text;
}

function dayIn(text: string, column: string, today: Day): Day | null {
  if (text === '' || unknownWords.has(text.toLowerCase())) return null;
  const digits = toLatinDigits(text);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(digits);
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/.exec(digits);
  const [year, month, dayOfMonth] = iso
    ? [iso[1], iso[2], iso[3]]
    : european
      ? [european[3], european[2], european[1]]
      : ['', '', ''];
  const day = `${year}-${month?.padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`;
  if (!isDay(day)) throw new Unfit('date-unreadable', column, text);
  if (day > today) throw new Unfit('date-in-future', column, text);
  return day;
}

/** A year alone stands for its first day: the earliest that the device can be. */
function yearIn(text: string, column: string, today: Day): Day | null {
  if (text === '' || unknownWords.has(text.toLowerCase())) return null;
  const year = toLatinDigits(text).replace(/\.0$/, '');
  if (!/^(19|20)\d\d$/.test(year) || `${year}-01-01` > today)
    throw new Unfit('year-unreadable', column, text);
  return `${year}-01-01`;
}

const outcomeWords: Record<string, Outcome> = {
  fixed: 'fixed',
  repaired: 'fixed',
  completed: 'fixed',
  repairable: 'repairable',
  'end of life': 'endOfLife',
  'not repairable': 'endOfLife',
};

function outcomeIn(text: string): Outcome {
  return outcomeWords[text.toLowerCase()] ?? 'unknown';
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
