// `npm run faults -- ROW…`: tries kinds of faults at their full size, or at one between, and keeps what came of it; without a row it names them.
import { parseArgs } from 'node:util';
import { allRows } from './all-rows.ts';
import { keepResult } from './results.ts';
import type { FaultRow } from './row.ts';
import { writeTable } from './table.ts';
import { isGood, type Outcome, tryRow } from './try-row.ts';

const TELL_EVERY_MS = 5000;
const SHOWN_VIOLATIONS = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    controls: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

const rows = await allRows();
if (values.table) writeTable(rows);
else if (positionals.length === 0) nameThem();
else process.exitCode = (await runThem()) ? 0 : 1;

function nameThem(): void {
  for (const { id, title, sizes } of rows)
    console.log(`${id.padEnd(4)} ${title} (${sizes.quick} / ${sizes.full} cases)`);
  console.log('\nnpm run faults -- ROW… [--quick] [--cases N] [--seed N] [--controls], or --table');
}

async function runThem(): Promise<boolean> {
  let areGood = true;
  for (const id of positionals) {
    const row = rows.find((one) => one.id.toUpperCase() === id.toUpperCase());
    if (!row) throw new Error(`there is no row ${id}`);
    const missing = row.missing();
    if (missing === null) areGood = (await runOne(row)) && areGood;
    else console.log(`${row.id} cannot be tried here: ${missing}`);
  }
  return areGood;
}

async function runOne(row: FaultRow): Promise<boolean> {
  const cases = values.cases ? Number(values.cases) : values.quick ? row.sizes.quick : row.sizes.full;
  const seed = Number(values.seed);
  const isControlsOnly = values.controls;
  console.log(
    `${row.id} ${row.title}: ${isControlsOnly ? 'planted faults' : `${cases} cases`}, seed ${seed}`,
  );
  const outcome = await tryRow(row, { cases, seed, isControlsOnly, tell: nowAndThen() });
  show(outcome);
  if (cases > row.sizes.quick && !isControlsOnly) keepResult(row, outcome, seed);
  return isGood(outcome);
}

function nowAndThen(): (line: string) => void {
  const startedAt = performance.now();
  let toldAt = startedAt;
  return (line) => {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    console.log(`  ${((now - startedAt) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  };
}

function show({ cases, counts, violations, controls, seconds }: Outcome): void {
  console.log(`  ${cases} cases in ${seconds} s`);
  for (const [what, count] of Object.entries(counts)) console.log(`  ${String(count).padStart(9)} ${what}`);
  for (const { plants, isSeen } of controls) console.log(`  ${isSeen ? 'seen' : 'NOT SEEN'}: ${plants}`);
  for (const violation of violations.slice(0, SHOWN_VIOLATIONS)) console.log(`  VIOLATION: ${violation}`);
  console.log(`  ${violations.length} violations`);
}
