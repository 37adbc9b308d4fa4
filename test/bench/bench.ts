// `npm run bench`: what the program costs beside the least that the same could be done with, on shops that are ten
// years old. Ratios carry over to other machines, times do not. README.md beside this file says what the lines mean.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasElectron } from '../kit/electron.ts';
import type { BigShop } from './big-shop.ts';
import { type Completeness, compareWithScan } from './completeness.ts';
import { openGround } from './ground.ts';
import { intakeCase } from './intake-case.ts';
import {
  counted,
  type Line,
  lineOfRoundTrip,
  lineOfStarts,
  lineOfTyping,
  linesOf,
  linesOfIntake,
} from './lines.ts';
import { measure } from './measure.ts';
import { tableOf, writePage } from './page.ts';
import { caseOf, questions } from './query-cases.ts';
import { roundTripsOverHttp } from './round-trip-http.ts';
import { roundTripsOverIpc } from './round-trip-window.ts';
import { shopAt } from './shops.ts';
import { startOfCoreMs, startsInTurns } from './start-core.ts';
import { helloWorld, product, windowStarts } from './start-window.ts';
import { typingCase } from './typing-case.ts';

const usage = `Usage: bench [--orders N]… [--folder DIR] [--shop FILE] [--rounds N] [--only WORD] [--page]

  --orders N    devices, and as many orders; may be said twice (10000 and 1000000)
  --folder DIR  where the shops are kept for the next time (aftercare-bench among the temporary files)
  --shop FILE   the file of the last size named, instead of one in the folder
  --rounds N    interleaved rounds of each case, at least 9 (11)
  --only WORD   the cases whose name has this word; also: intake, typing, completeness, trips, starts
  --page        put the table into the page beside the program, in the place of the last one`;

const { values } = parseArgs({
  options: {
    orders: { type: 'string', multiple: true, default: ['10000', '1000000'] },
    folder: { type: 'string', default: join(tmpdir(), 'aftercare-bench') },
    shop: { type: 'string' },
    rounds: { type: 'string', default: '11' },
    only: { type: 'string', default: '' },
    page: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const rounds = Math.max(9, Number(values.rounds));
const isWanted = (name: string) => name.includes(values.only);

if (values.help) console.log(usage);
else await bench(values.orders.map(Number).sort((one, other) => one - other));

async function bench(sizes: number[]): Promise<void> {
  const shops: BigShop[] = [];
  for (const size of sizes) {
    const isNamed = values.shop !== undefined && size === sizes.at(-1);
    const file = isNamed ? (values.shop as string) : join(values.folder, `shop-${size}.db`);
    shops.push(await shopAt(file, size));
  }
  const { lines, found } = await insideTheProcess(shops);
  if (isWanted('trips')) lines.push(...(await tripsByWindow(shops)));
  if (isWanted('starts')) lines.push(...(await starts(shops)));
  const table = tableOf(lines, found, rounds);
  console.log(table);
  if (values.page) writePage(table);
}

async function insideTheProcess(shops: readonly BigShop[]) {
  const grounds = await Promise.all(shops.map(openGround));
  const sizes = shops.map(({ size }) => size);
  const lines: Line[] = [];
  let found: Completeness | null = null;
  try {
    for (const question of questions.filter(({ name }) => isWanted(name))) {
      progress(question.name);
      lines.push(...linesOf(question, await measure(await caseOf(question, grounds), rounds), sizes));
    }
    for (const ground of grounds) {
      const { size } = ground.shop;
      progress(`typing, trips and intake at ${size}`);
      if (isWanted('typing')) lines.push(lineOfTyping(await measure(typingCase(ground), rounds), size));
      if (isWanted('trips')) {
        const trips = await roundTripsOverHttp(ground, rounds);
        lines.push(...(trips ?? []).map((trip) => lineOfRoundTrip(trip, size)));
      }
      if (isWanted('intake'))
        lines.push(...linesOfIntake(await measure(await intakeCase(ground), rounds), size));
    }
    const [smallest] = grounds;
    if (smallest && isWanted('completeness')) found = compareWithScan(smallest);
  } finally {
    for (const ground of grounds) ground.close();
  }
  return { lines, found };
}

/** After the grounds are closed: the program opens the file under another name, and so with another log. */
async function tripsByWindow(shops: readonly BigShop[]): Promise<Line[]> {
  const lines: Line[] = [];
  if (!canOpenWindows()) return lines;
  for (const shop of shops) {
    progress(`round trips of the window at ${shop.size}`);
    const trips = await roundTripsOverIpc(shop, rounds);
    lines.push(...(trips ?? []).map((trip) => lineOfRoundTrip(trip, shop.size)));
  }
  return lines;
}

async function starts(shops: readonly BigShop[]): Promise<Line[]> {
  const empty = (await shopAt(join(values.folder, 'shop-1.db'), 1)).file;
  const largest = shops.at(-1) as BigShop;
  const size = counted(largest.size);
  progress('starts of the core');
  const cores = await startsInTurns(
    [
      { name: 'empty', start: () => startOfCoreMs(empty) },
      { name: 'full', start: () => startOfCoreMs(largest.file) },
    ],
    rounds,
  );
  const of = (times: Map<string, number[]>, name: string) => times.get(name) as number[];
  const lines = [
    lineOfStarts(
      { what: 'core open and first answer: this file : an empty one', size, target: 1.1 },
      of(cores, 'full'),
      of(cores, 'empty'),
    ),
  ];
  if (!canOpenWindows()) return lines;
  progress('starts of the window');
  const kinds = [
    { name: 'hello', ...windowStarts(helloWorld) },
    { name: 'empty', ...windowStarts(product, empty) },
    { name: 'full', ...windowStarts(product, largest.file) },
  ];
  const windows = await startsInTurns(kinds, rounds).finally(() => {
    for (const { remove } of kinds) remove();
  });
  return [
    ...lines,
    lineOfStarts(
      { what: 'window painted: this file : an empty one', size, target: 1.1 },
      of(windows, 'full'),
      of(windows, 'empty'),
    ),
    lineOfStarts(
      { what: 'window painted: this file : a bare hello-world Electron', size, target: 1.6 },
      of(windows, 'full'),
      of(windows, 'hello'),
    ),
  ];
}

function canOpenWindows(): boolean {
  const isBuilt = existsSync(join(product, 'out/main/main.js'));
  if (hasElectron() && isBuilt) return true;
  console.error(
    isBuilt ? 'no Electron or no display here: windows are left out' : 'npm run build comes first',
  );
  return false;
}

function progress(name: string): void {
  console.error(`… ${name}`);
}
