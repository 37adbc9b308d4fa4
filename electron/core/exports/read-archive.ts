import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type Manifest,
  manifestSchema,
  OLDEST_SCHEMA,
} from '../../../shared/exports/archive.ts';
import type { ArchiveFound } from '../../../shared/exports/exports.contract.ts';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import type { Table } from '../store/frozen-view.ts';
import { openParts, type Parts, textOf, unpack } from './archive-parts.ts';
import { filesNamedBy, rowReader } from './archived-row.ts';
import { linesOf } from './lines.ts';

export interface ReadingOrder {
  /** The archive. */
  path: string;
  /** Where its parts are laid out: `tables/` and `files/`. */
  folder: string;
  /** The empty shop's file: its structure is what the archive must fit. */
  storeFile: string;
}

/** An archive that was found to be whole, laid out part by part. */
export interface ReadArchive {
  manifest: Manifest;
  /** Files that stand in rows; the others are attachments. */
  filesOfRows: string[];
  found: ArchiveFound;
}

const MANIFEST_BYTES = 256 * 1024 * 1024;
const leading = ['README.txt', 'schema.json', 'manifest.json'];

/**
 * Proves every part of an archive and lays it out; the store is not touched.
 * @throws Refusal in words for whatever is not as this program would have written it.
 */
export async function readArchive(
  { path, folder }: ReadingOrder,
  known: { tables: readonly Table[]; version: number },
  report: (done: number, total: number) => void,
): Promise<ReadArchive> {
  const parts = await openParts(path);
  try {
    const manifest = manifestOf(await textOf(parts, nameOfManifest(parts), MANIFEST_BYTES), known.version);
    checkParts(manifest, parts);
    const tables = tablesIn(manifest, known.tables);
    mkdirSync(join(folder, 'tables'), { recursive: true });
    mkdirSync(join(folder, 'files'), { recursive: true });
    const total = manifest.tables.reduce((sum, { rows }) => sum + rows, manifest.files.length);
    let done = 0;
    const filesOfRows = new Set<string>();
    const owners: ArchiveFound['owners'] = [];
    for (const { part, table } of tables) {
      const target = join(folder, part.path);
      await unpack(parts, part.path, part, target);
      const rows = checkRows(target, table, (row) => {
        for (const file of filesNamedBy(row)) filesOfRows.add(file);
        if (table.name === 'person' && isOwner(row))
          owners.push({ id: Number(row.id), name: String(row.name) });
        done += 1;
        if (done % 1000 === 0) report(done, total);
      });
      if (rows !== part.rows) refuse('invalid', 'exports.archive-damaged', { part: part.path });
    }
    const there = new Set(manifest.files.map(({ sha256 }) => sha256));
    for (const file of filesOfRows) {
      if (!there.has(file)) refuse('invalid', 'exports.archive-damaged', { part: `files/${file}` });
    }
    for (const file of manifest.files) {
      await unpack(parts, file.path, file, join(folder, file.path));
      done += 1;
      report(done, total);
    }
    if (owners.length === 0) refuse('invalid', 'exports.owner-unknown');
    return { manifest, filesOfRows: [...filesOfRows], found: foundIn(manifest, owners) };
  } finally {
    parts.close();
  }
}

/** A ZIP without one is anything but an exported shop. */
function nameOfManifest({ names }: Parts): string {
  return names.has('manifest.json') ? 'manifest.json' : refuse('invalid', 'exports.not-an-archive');
}

function manifestOf(text: string, version: number): Manifest {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return refuse('invalid', 'exports.archive-damaged', { part: 'manifest.json' });
  }
  const { format, formatVersion, schemaVersion } = (said ?? {}) as Partial<Manifest>;
  if (format !== ARCHIVE_FORMAT) refuse('invalid', 'exports.not-an-archive');
  if (Number(formatVersion) > ARCHIVE_VERSION || Number(schemaVersion) > version) {
    refuse('invalid', 'exports.archive-newer');
  }
  if (Number(schemaVersion) < OLDEST_SCHEMA) refuse('invalid', 'exports.archive-older');
  const manifest = manifestSchema.safeParse(said);
  return manifest.success
    ? manifest.data
    : refuse('invalid', 'exports.archive-damaged', { part: 'manifest.json' });
}

/** What the manifest names is there once, and nothing else is. */
function checkParts({ tables, files }: Manifest, { names }: Parts): void {
  const named = [...leading, ...tables.map(({ path }) => path), ...files.map(({ path }) => path)];
  const isSound =
    tables.every(({ table, path }) => path === `tables/${table}.jsonl`) &&
    files.every(({ path, sha256 }) => path === `files/${sha256}`) &&
    new Set(named).size === named.length;
  if (!isSound) refuse('invalid', 'exports.archive-damaged', { part: 'manifest.json' });
  for (const part of named) {
    if (!names.has(part)) refuse('invalid', 'exports.archive-damaged', { part });
  }
  const isNamed = new Set(named);
  for (const part of names) {
    if (!isNamed.has(part)) refuse('invalid', 'exports.archive-stranger', { part });
  }
}

function tablesIn({ tables }: Manifest, known: readonly Table[]) {
  return tables.map((part) => {
    const table = known.find(({ name }) => name === part.table);
    return { part, table: table ?? refuse('invalid', 'exports.unknown-table', { table: part.table }) };
  });
}

function checkRows(
  path: string,
  table: Table,
  see: (row: ReturnType<ReturnType<typeof rowReader>>) => void,
): number {
  const read = rowReader(table);
  let rows = 0;
  try {
    for (const line of linesOf(path)) {
      rows += 1;
      see(read(line, rows));
    }
  } catch (error) {
    if (error instanceof Refusal || (error as { syscall?: string }).syscall) throw error;
    refuse('invalid', 'exports.row-unfit', { table: table.name, row: rows + 1 });
  }
  return rows;
}

function isOwner({ roles, is_active }: Record<string, unknown>): boolean {
  const held: unknown = JSON.parse(String(roles));
  return is_active === 1 && Array.isArray(held) && held.includes('owner');
}

function foundIn({ shop, madeAt, programVersion, tables, files }: Manifest, owners: ArchiveFound['owners']) {
  const rowsOf = (name: string) => tables.find(({ table }) => table === name)?.rows ?? 0;
  return {
    shop,
    madeAt,
    programVersion,
    customers: rowsOf('customer'),
    devices: rowsOf('device'),
    repairs: rowsOf('repair'),
    files: files.length,
    owners,
  };
}
