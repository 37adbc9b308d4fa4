import Database from 'better-sqlite3';
import { hashOf } from '../../../electron/core/audit/seal.ts';
import { type Look, look } from './try-tampering.ts';

type Row = Parameters<typeof hashOf>[0] & { id: number; hash: string };

/** Walks the log by a rule of its own, as long as it holds. */
function walk(
  file: string,
  holds: (row: Row, before: Row | undefined, index: number) => boolean,
): Row | undefined {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], Row>('SELECT * FROM event ORDER BY id').all();
  db.close();
  return rows.find((row, index) => !holds(row, rows[index - 1], index));
}

const changedAt = (row: Row | undefined) =>
  row ? { kind: 'history-changed' as const, event: row.id } : null;

/** Looks at the first rows only. */
export const stopsEarly: Look = (file, anchor) => {
  const said = look(file, anchor);
  return said?.kind === 'history-changed' && said.event > 40 ? null : said;
};

/** Believes each row its own seal, as long as the next one goes on from it. */
export const neverCounts: Look = (file, anchor) =>
  changedAt(walk(file, (row, before) => !before || row.previous === before.hash)) ?? outside(file, anchor);

/** Counts each seal, and does not ask what it goes on from. */
export const neverLinks: Look = (file, anchor) =>
  changedAt(walk(file, (row) => hashOf(row) === row.hash)) ?? outside(file, anchor);

/** Knows of nothing outside the file. */
export const onlyInside: Look = (file, anchor) => {
  const said = look(file, anchor);
  return said?.kind === 'history-changed' ? said : null;
};

/** Is content if the file has as many events as were noted. */
export const onlyCountsTail: Look = (file, anchor) => {
  const said = look(file, anchor);
  return said?.kind === 'history-replaced' ? null : said;
};

/** Sees that something is wrong, and names the row after it. */
export const namesTheNext: Look = (file, anchor) => {
  const said = look(file, anchor);
  return said && { ...said, event: said.event + 1 };
};

function outside(file: string, anchor: Parameters<Look>[1]): ReturnType<Look> {
  const said = look(file, anchor);
  return said?.kind === 'history-changed' ? null : said;
}
