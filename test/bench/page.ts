import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Completeness } from './completeness.ts';
import type { Line } from './lines.ts';

const page = join(import.meta.dirname, 'README.md');
const [begin, end] = ['<!-- table -->', '<!-- end of table -->'];

export function tableOf(lines: readonly Line[], found: Completeness | null, rounds: number): string {
  const rows = lines.map(({ what, size, target, ratio, times }) => {
    const verdict = target === null ? '' : ratio <= target ? 'met' : '**missed**';
    const digits = ratio < 0.1 ? 5 : 2;
    return `| ${[what, size, target === null ? '' : `≤ ${target}`, ratio.toFixed(digits), verdict, times].join(' | ')} |`;
  });
  const day = new Date().toISOString().slice(0, 10);
  return [
    `${day}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}, SQLite ${sqliteVersions()},`,
    `${rounds} rounds. Times are p50 (p99).`,
    '',
    '| | Devices and orders | Target | Ratio | | Times |',
    '|---|--:|--:|--:|---|--:|',
    ...rows,
    ...(found
      ? [
          '',
          `Completeness: ${found.queries} beginnings asked, ${found.records.toLocaleString('en')} records that an`,
          `exhaustive scan finds, ${found.missed} of them missed by the search.`,
        ]
      : []),
  ].join('\n');
}

function sqliteVersions(): string {
  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../node_modules/better-sqlite3/package.json'), 'utf8'),
  ) as { version: string };
  return `of better-sqlite3 ${version} and of Node (${process.versions.sqlite})`;
}

/** Puts the table into the page, in the place of the last one. */
export function writePage(table: string): void {
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.split(begin)[0] as string, text.split(end)[1] ?? ''];
  writeFileSync(page, `${before}${begin}\n\n${table}\n\n${end}${after}`);
}
