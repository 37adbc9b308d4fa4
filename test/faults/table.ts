import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptResults, type Result } from './results.ts';
import type { FaultRow } from './row.ts';
import { isGood } from './try-row.ts';

const introduction = `# Faults

What is called saved must be saved, whatever happens to the process, the disk, the power or the file, and whoever is
at the other end of a wire. Each row of this table is one kind of fault. It makes the fault many times over, in the
real core on a real file, and looks at what is left.

A row that can only pass proves nothing. So each has *controls*: faults planted on purpose in the code or in a file,
each of which the row must see. One that goes unseen fails the row.

    npm run faults                      # which rows there are
    npm run faults -- R2                # one row at its full size; what came of it is kept in results/
    npm run faults -- R2 --quick        # at the size of npm test
    npm run faults -- R2 --cases 500 --seed 7
    npm run faults -- R2 --controls     # the planted faults alone
    npm run faults -- --table           # writes this page from results/

The same seed makes the same cases. A row is one file in \`rows/\`; \`row.ts\` says what a row is. \`io/\` holds the layer
below the store that records, fails or limits its calls to the operating system, and what rebuilds the disk that a power
cut would have left.
`;

/** Writes the page of all rows from the results that were kept. */
export function writeTable(rows: readonly FaultRow[]): void {
  const results = keptResults();
  const page = [
    introduction,
    '## The last long run of each row\n',
    'The quick size is part of `npm test`; the full size is what a release should take. Where the last run was smaller than\nthe full size, there was no time for more.\n',
    '| Row | Fault | Quick | Last run | Full | Controls seen | Duration | Result |',
    '|---|---|--:|--:|--:|---|--:|---|',
    ...rows.map((row) => lineOf(row, results.get(row.id))),
    '',
    ...rows.flatMap((row) => detailsOf(row, results.get(row.id))),
  ].join('\n');
  writeFileSync(join(import.meta.dirname, 'README.md'), `${page.trimEnd()}\n`);
}

function lineOf({ id, title, sizes }: FaultRow, result: Result | undefined): string {
  const cases = [sizes.quick, result?.cases ?? 0, sizes.full].map(grouped).join(' | ');
  if (!result) return `| ${id} | ${title} | ${cases} | – | – | not run yet |`;
  const { controls, violations, seconds } = result;
  const seen = `${controls.filter(({ isSeen }) => isSeen).length} of ${controls.length}`;
  const said = isGood(result) ? 'holds' : `**${violations.length} violations**`;
  return `| ${id} | ${title} | ${cases} | ${seen} | ${durationOf(seconds)} | ${said} |`;
}

function detailsOf({ id, title, leavesOut }: FaultRow, result: Result | undefined): string[] {
  if (!result) return [];
  const { counts, controls, violations, on, node, sqlite, cores } = result;
  return [
    `### ${id} ${title}\n`,
    `${grouped(result.cases)} cases on ${on}, ${cores} cores, Node ${node}, SQLite ${sqlite}. Counted: ${
      Object.entries(counts)
        .map(([what, count]) => `${grouped(count)} ${what}`)
        .join(', ') || 'nothing more'
    }.\n`,
    ...controls.map(({ plants, isSeen }) => `- ${isSeen ? 'Seen' : '**Not seen**'}: ${plants}.`),
    ...violations.map((violation) => `- **Violation**: ${violation}`),
    '',
    leavesOut.length === 0 ? '' : `Not covered: ${leavesOut.join('; ')}.\n`,
  ];
}

function durationOf(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(1)} min`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
