import type { CellKind } from '../../../shared/exports/lists.ts';
import type { Cell } from './cells.ts';
import { decimal } from './csv-lines.ts';

/** A sheet ends here, the heading counted. */
export const MOST_ROWS = 1_048_576;
/** What a cell can hold, in UTF-16 units; longer text is cut and ends in this mark. */
export const LONGEST_TEXT = 32_767;
export const CUT_MARK = '…';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Places in `cellXfs` below. */
const style = {
  plain: 0,
  heading: 1,
  prose: 2,
  day: 3,
  instant: 4,
  money0: 5,
  money2: 6,
  money3: 7,
} as const;

export const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="#,##0.000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${[
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  ...[164, 165, 3, 4, 166].map(
    (format) =>
      `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  ),
].join('')}</cellXfs></styleSheet>`;

export function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${count(sheets, (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${kind}.worksheet+xml"/>`)}</Types>`;
}

export const rootRelations = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function workbook(name: string, sheets: number): string {
  const title = name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 25);
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${count(sheets, (n) => `<sheet name="${escaped(n === 1 ? title : `${title} ${n}`)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`;
}

export function workbookRelations(sheets: number): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${count(sheets, (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

function count(times: number, each: (n: number) => string): string {
  return Array.from({ length: times }, (_, index) => each(index + 1)).join('');
}

const widths: Partial<Record<CellKind, number>> = {
  id: 16,
  prose: 40,
  day: 12,
  'day-of-instant': 12,
  instant: 20,
  money: 12,
  whole: 10,
  'yes-no': 10,
};

/** Up to the first row: the heading stays in view, and the sheet reads from right to left where its reader does. */
export function sheetBegin(kinds: readonly CellKind[], isRightToLeft: boolean): string {
  const columns = kinds
    .map(
      (kind, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${widths[kind] ?? 22}" customWidth="1"/>`,
    )
    .join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView ${isRightToLeft ? 'rightToLeft="1" ' : ''}workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
}

export const sheetEnd = '</sheetData></worksheet>';

export function headingRow(words: readonly string[]): string {
  return row(
    1,
    words.map((word) => inline(word, style.heading)),
  );
}

/** One row, the heading being 1; a cell is a number, a day or a text, never a formula. Empty cells are left out. */
export function sheetRow(number: number, cells: readonly Cell[]): string {
  return row(number, cells.map(cellXml));
}

function row(number: number, cells: readonly string[]): string {
  const placed = cells.map((cell, index) => cell && `<c r="${letters(index)}${number}"${cell}</c>`);
  return `<row r="${number}">${placed.join('')}</row>`;
}

/** A, B … Z, AA, AB …: lists have dozens of columns, not hundreds. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

const moneyStyle = { 0: style.money0, 2: style.money2, 3: style.money3 } as const;

/** From the cell's place on: its look and type, and what it holds. */
function cellXml(cell: Cell): string {
  if (cell === null) return '';
  switch (cell.is) {
    case 'text':
      return inline(cell.text, cell.text.includes('\n') ? style.prose : style.plain);
    case 'number':
      return `><v>${cell.number}</v>`;
    case 'money':
      return ` s="${moneyStyle[cell.digits]}"><v>${decimal(cell.minor, cell.digits)}</v>`;
    case 'yes-no':
      return ` t="b"><v>${cell.yes ? 1 : 0}</v>`;
    case 'day':
      return dated(cell.day, Date.parse(`${cell.day}T00:00:00Z`), style.day);
    case 'instant':
      return dated(cell.local, Date.parse(`${cell.local}Z`), style.instant);
  }
}

/** Spreadsheets believe in a 29 February 1900, so that earlier days than the one after it are left as text. */
function dated(written: string, ms: number, look: number): string {
  const days = ms / 86_400_000 + 25_569;
  return days < 61 ? inline(written, style.plain) : ` s="${look}"><v>${Number(days.toFixed(9))}</v>`;
}

function inline(text: string, look: number): string {
  return ` s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(fitted(text))}</t></is>`;
}

/** At most what a cell holds, never half a character. */
export function fitted(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const cut = text.slice(0, LONGEST_TEXT - CUT_MARK.length);
  return cut.replace(/[\ud800-\udbff]$/, '') + CUT_MARK;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For XML 1.0; what it cannot say is said as spreadsheets do, `_x0000_`, and what looks like that is told apart. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, (unfit) => `_x${hex(unfit)}_`)
    .replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
