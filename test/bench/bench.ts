// `npm run bench`: how much the core costs over bare SQLite, on a shop that is ten years old. Ratios carry over to
// other machines, times do not.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MONDAY_MORNING, openTestCore } from '../kit/shop.ts';
import { type BigShop, makeBigShop } from './big-shop.ts';
import { casesFor, openGround } from './cases.ts';
import { type Measured, measure } from './measure.ts';

const usage = `Usage: bench [--size N] [--rounds N] [--folder DIR] [--only WORD]

  --size N      devices, and as many orders (10000)
  --rounds N    interleaved rounds of each case, at least 9 (11)
  --folder DIR  where the shop is kept for the next time; without it, it is made anew and removed
  --only WORD   the cases whose name has this word`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '11' },
    folder: { type: 'string' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await bench(Number(values.size), Math.max(9, Number(values.rounds)));

async function bench(size: number, rounds: number): Promise<void> {
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'aftercare-bench-'));
  try {
    const shop = await shopIn(folder, size);
    const desk = openTestCore({ file: shop.file, now: MONDAY_MORNING });
    const ground = openGround(shop, desk);
    const measured: Measured[] = [];
    for (const one of await casesFor(ground)) {
      if (one.name.includes(values.only)) measured.push(await measure(one, rounds));
    }
    ground.bare.close();
    desk.close();
    console.log(tableOf(measured, { size, rounds }));
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function shopIn(folder: string, size: number): Promise<BigShop> {
  const file = join(folder, `shop-${size}.db`);
  const facts = `${file}.json`;
  if (existsSync(facts)) return JSON.parse(readFileSync(facts, 'utf8')) as BigShop;
  const beganAt = performance.now();
  const shop = await makeBigShop(file, size);
  console.error(`a shop of ${size} made in ${((performance.now() - beganAt) / 1000).toFixed(1)} s`);
  writeFileSync(facts, JSON.stringify(shop));
  return shop;
}

function tableOf(measured: readonly Measured[], { size, rounds }: { size: number; rounds: number }): string {
  const names = ['bare', 'statement', 'core', 'ranked'];
  const lines = measured.map(({ name, ways }) => {
    const of = (way: string) => ways.find((one) => one.name === way);
    const times = names.map((way) => timeOf(of(way)));
    const [statement, core] = [of('statement')?.ratio ?? 0, of('core')?.ratio ?? 0];
    const ratios = [statement, core / statement].map((ratio) => `${ratio.toFixed(2)} ×`);
    return `| ${[name, ...times, ...ratios].join(' | ')} |`;
  });
  const heads = ['', ...names.map((name) => `${name} µs`), 'statement : bare', 'core : statement'];
  return [
    `${size.toLocaleString('en')} devices and orders, ${rounds} rounds, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'},`,
    `Node ${process.version}. Times are p50 / p99; ratios are medians over the rounds.`,
    '',
    `| ${heads.join(' | ')} |`,
    `|---${'|--:'.repeat(heads.length - 1)}|`,
    ...lines,
  ].join('\n');
}

function timeOf(way: Measured['ways'][number] | undefined): string {
  return way ? `${round(way.p50Us)} / ${round(way.p99Us)}` : '';
}

function round(us: number): string {
  return us < 100 ? us.toFixed(1) : Math.round(us).toLocaleString('en');
}
