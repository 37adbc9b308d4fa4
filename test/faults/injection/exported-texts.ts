import { inspect } from 'node:util';
import { parse } from 'csv-parse/sync';
import { unguardFormula } from '../../../shared/exports/formula-guard.rules.ts';
import { exportedList } from '../../kit/exported.ts';
import { clientOf } from '../../kit/shop.ts';
import { unzipped } from '../../kit/unzipped.ts';
import { openShopUnderTest } from '../desk/shop-under-test.ts';
import type { Findings } from './findings.ts';

/** What a spreadsheet computes: begins so, white space and invisible characters aside, and is no number. */
const computed = /^[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
const number = /^-?\d+(\.\d+)?$/;

/** Reads a CSV file as a spreadsheet would: every cell by itself. */
export type Written = (csv: Buffer) => Buffer;

/** Registers a customer for every payload, lets the lists out, and reads the files as a spreadsheet does. */
export async function letOut(
  payloads: readonly string[],
  findings: Findings,
  asWritten: Written = (csv) => csv,
): Promise<void> {
  const shop = await openShopUnderTest();
  try {
    const kept = new Set<string>();
    const consents = { service: true, promotion: false, survey: false };
    for (const text of payloads) {
      const card = {
        name: text,
        notes: text,
        flag: text,
        language: 'en',
        calendar: 'gregory',
        email: '',
        consents,
      };
      const answer = await shop.ask(shop.seat('owner'), 'customers.register', card);
      if (answer.kind === 'value') kept.add(text.trim());
    }
    const client = clientOf(shop.core.router, shop.seat('owner'));
    const csv = asWritten(await exportedList(client, 'customers', 'csv'));
    checkCsv(csv, kept, findings);
    await checkXlsx(await exportedList(client, 'customers', 'xlsx'), findings);
    findings.count('texts let out', kept.size);
  } finally {
    shop.close();
  }
}

/** What begins a cell for a spreadsheet that splits lines elsewhere, quotation marks or not. */
const computedElsewhere = /^[\s"\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;

function checkCsv(csv: Buffer, kept: ReadonlySet<string>, findings: Findings): void {
  const rows = parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][];
  const said = new Set<string>();
  for (const cell of rows.flat()) {
    said.add(unguardFormula(cell));
    if (computed.test(cell) && !number.test(cell))
      findings.violation(`a cell of CSV is computed: ${inspect(cell)}`);
  }
  for (const cell of csv.toString().split(/[;\t|\r\n]/)) {
    if (computedElsewhere.test(cell))
      findings.violation(`a cell split elsewhere is computed: ${inspect(cell)}`);
  }
  findings.count('cells of CSV read', rows.flat().length);
  for (const text of kept)
    if (!said.has(text)) findings.violation(`CSV does not say literally ${inspect(text)}`);
}

async function checkXlsx(bytes: Buffer, findings: Findings): Promise<void> {
  const sheet = String((await unzipped(bytes)).get('xl/worksheets/sheet1.xml'));
  if (/<f[ >/]/.test(sheet)) findings.violation('a cell of XLSX is computed');
  const cells = [...sheet.matchAll(/<c r="[A-Z]+\d+"([^>]*?)\/?>/g)].map(([, attributes = '']) => attributes);
  const typed = cells.filter((attributes) => /t="(str|e|s)"/.test(attributes));
  if (typed.length > 0)
    findings.violation(`${typed.length} cells of XLSX may be computed or come from elsewhere`);
  findings.count('cells of XLSX read', cells.length);
}
