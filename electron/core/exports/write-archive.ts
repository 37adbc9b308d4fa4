import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  leftOutTables,
  type Manifest,
  secretColumns,
} from '../../../shared/exports/archive.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { FrozenView, Table } from '../store/frozen-view.ts';
import type { SqlValue } from '../store/statement.ts';
import { archivedTables, schemaText } from './archive-schema.ts';
import { readMe } from './read-me.ts';
import { inPieces, measured, writeFlushed } from './written-file.ts';

export interface ArchiveOrder {
  /** Of the shop: its language follows English in the README. */
  language: Language;
  shop: string;
  programVersion: string;
  /** UTC milliseconds. */
  madeAt: number;
  /** Where attachments lie, as `ab/abcdef…`; it need not be there. */
  attachments: string;
}

/** A table that packs better than this would look like a bomb to whoever unpacks it: it is left unpacked. */
const BEST_RATIO = 90;

const ROWS_A_REPORT = 1000;

/**
 * Writes the whole shop as it is in the view, but for secrets. The manifest comes last, when all is measured.
 * Answers how many rows it holds.
 */
export async function writeArchive(
  view: FrozenView,
  order: ArchiveOrder,
  path: string,
  report: (done: number, total: number) => void,
): Promise<number> {
  const tables = archivedTables(view.tables());
  const asTheyAre = new Set<string>();
  for (;;) {
    const { packed, rows } = await pack(view, tables, order, path, asTheyAre, report);
    const tooWell = packed.filter((entry) => entry.uncompressedSize > entry.compressedSize * BEST_RATIO);
    if (tooWell.length === 0) return rows;
    for (const entry of tooWell) asTheyAre.add(entry.utf8FileName.toString());
  }
}

interface PackedEntry {
  utf8FileName: Buffer;
  compressedSize: number;
  uncompressedSize: number;
}

async function pack(
  view: FrozenView,
  tables: readonly Table[],
  order: ArchiveOrder,
  path: string,
  asTheyAre: ReadonlySet<string>,
  report: (done: number, total: number) => void,
): Promise<{ packed: PackedEntry[]; rows: number }> {
  const zip = new ZipFile();
  const options = (name: string, isPacked = true) => ({
    mtime: new Date(order.madeAt),
    compress: isPacked && !asTheyAre.has(name),
  });
  const attached = attachedFiles(order.attachments);
  const total = tables.reduce((sum, table) => sum + view.countOf(table), attached.length);
  let done = 0;
  const files = new Map<string, Uint8Array>();
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    formatVersion: ARCHIVE_VERSION,
    programVersion: order.programVersion,
    schemaVersion: view.version,
    madeAt: new Date(order.madeAt).toISOString(),
    shop: order.shop,
    tables: [],
    files: [],
    leftOut: leftOut(),
  };
  const addText = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, options(name));
  const addTable = async (table: Table) => {
    const name = `tables/${table.name}.jsonl`;
    const hash = createHash('sha256');
    let rows = 0;
    let bytes = 0;
    const lines = function* () {
      const columns = table.columns.map((column) => column.name);
      for (const row of view.rowsOf(table, columns)) {
        yield `${JSON.stringify(withFiles(row, files))}\n`;
        rows += 1;
        done += 1;
        if (done % ROWS_A_REPORT === 0) report(done, total);
      }
    };
    const measuredPieces = function* () {
      for (const piece of inPieces(lines())) {
        hash.update(piece);
        bytes += piece.byteLength;
        yield piece;
      }
    };
    const pieces = Readable.from(measuredPieces());
    const isRead = new Promise<void>((resolve, reject) => pieces.once('end', resolve).once('error', reject));
    zip.addReadStream(pieces, name, { ...options(name), forceZip64Format: true });
    await isRead;
    manifest.tables.push({ table: table.name, path: name, rows, bytes, sha256: hash.digest('hex') });
  };
  const addAll = async () => {
    addText('README.txt', readMe(order));
    addText('schema.json', schemaText(tables, view.version));
    for (const table of tables) await addTable(table);
    for (const [sha256, bytes] of files) {
      zip.addBuffer(Buffer.from(bytes), `files/${sha256}`, options('', false));
      manifest.files.push({ path: `files/${sha256}`, bytes: bytes.byteLength, sha256 });
    }
    for (const file of attached) {
      const { bytes, sha256 } = await measured(file);
      if (!files.has(sha256)) {
        zip.addFile(file, `files/${sha256}`, options('', false));
        manifest.files.push({ path: `files/${sha256}`, bytes, sha256 });
        files.set(sha256, new Uint8Array());
      }
      done += 1;
      report(done, total);
    }
    addText('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    zip.end();
  };
  const output = zip.outputStream as Readable;
  const fail = (fault: Error) => output.destroy(fault);
  zip.on('error', fail);
  await Promise.all([writeFlushed(path, output), addAll().catch(fail)]);
  const packed = (zip as unknown as { entries: PackedEntry[] }).entries;
  return { packed, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) };
}

/** Bytes leave the row as a file of their own, each kept once. */
function withFiles(row: Record<string, SqlValue>, files: Map<string, Uint8Array>): Record<string, unknown> {
  for (const [column, value] of Object.entries(row)) {
    if (!(value instanceof Uint8Array)) continue;
    const sha256 = createHash('sha256').update(value).digest('hex');
    files.set(sha256, value);
    return withFiles({ ...row, [column]: { file: sha256 } as never }, files);
  }
  return row;
}

function attachedFiles(attachments: string): string[] {
  if (!existsSync(attachments)) return [];
  const namesIn = (folder: string, pattern: RegExp) =>
    readdirSync(folder)
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => join(folder, name));
  return namesIn(attachments, /^[0-9a-f]{2}$/)
    .flatMap((folder) => namesIn(folder, /^[0-9a-f]{64}$/))
    .filter((file) => statSync(file).isFile());
}

function leftOut(): Manifest['leftOut'] {
  return [
    ...Object.entries(leftOutTables).map(([table, why]) => ({ what: table, why })),
    ...Object.entries(secretColumns).map(([table, columns]) => ({
      what: columns.map((column) => `${table}.${column}`).join(', '),
      why: 'secrets: what somebody signs in with',
    })),
  ];
}
