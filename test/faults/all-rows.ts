import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FaultRow } from './row.ts';

const folder = join(import.meta.dirname, 'rows');

/** Every kind of fault that there is, one a file of `rows/`, in the order of their ids. */
export async function allRows(): Promise<FaultRow[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const rows = await Promise.all(names.map(rowIn));
  return rows.sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
}

async function rowIn(name: string): Promise<FaultRow> {
  const { row } = (await import(pathToFileURL(join(folder, name)).href)) as { row?: FaultRow };
  if (!row) throw new Error(`rows/${name} exports no row`);
  if (!name.startsWith(`${row.id}-`)) throw new Error(`rows/${name} holds ${row.id}: name the file after it`);
  return row;
}
