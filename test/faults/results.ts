import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FaultRow } from './row.ts';
import type { Outcome, SeenControl } from './try-row.ts';

/** The last run of a row that was larger than a quick one, as it is kept. */
export interface Result {
  id: string;
  title: string;
  cases: number;
  counts: Readonly<Record<string, number>>;
  violations: readonly string[];
  controls: readonly SeenControl[];
  leavesOut: readonly string[];
  seconds: number;
  seed: number;
  on: string;
  node: string;
  sqlite: string;
  cores: number;
}

const folder = join(import.meta.dirname, 'results');

export function keepResult({ id, title, leavesOut }: FaultRow, outcome: Outcome, seed: number): void {
  const { cases, counts, violations, controls, seconds } = outcome;
  const result: Result = {
    id,
    title,
    cases,
    counts,
    violations: violations.slice(0, 20),
    controls,
    leavesOut,
    seconds,
    seed,
    on: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    sqlite: sqliteVersion(),
    cores: availableParallelism(),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** The kept results by the ids of their rows. */
export function keptResults(): Map<string, Result> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const results = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Result);
  return new Map(results.map((result) => [result.id, result]));
}

function sqliteVersion(): string {
  const db = new Database(':memory:');
  const { version } = db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get() ?? {
    version: '',
  };
  db.close();
  return version;
}
