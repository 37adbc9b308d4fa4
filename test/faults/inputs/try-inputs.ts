import { inspect } from 'node:util';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { Answer } from '../desk/answer.ts';
import { type Post, staffed } from '../desk/peopled-shop.ts';
import { type Procedure, procedures } from '../desk/procedures.ts';
import { openShopUnderTest, type ShopUnderTest } from '../desk/shop-under-test.ts';
import type { RowOrder, RowReport } from '../row.ts';
import { arbitraryOf } from './arbitrary-of-schema.ts';
import { withCheapScrypt } from './cheap-scrypt.ts';
import { hostileValue, tenMegabytes } from './hostile-values.ts';
import { mutated } from './mutations.ts';
import { hearingStrays } from './strays.ts';

/** So many calls share a shop; then the next ones get a fresh copy. */
const CALLS_IN_A_SHOP = 500;
/** Longer than this and a person at another counter notices. */
const NOTICED_MS = 50;
const STUCK_MS = 1000;
const posts = Object.keys(staffed) as Post[];

/** These start a thread each time: more calls of them would try how many threads a machine bears. */
const startsThreads =
  /^(audit\.check|health\.(retry|startCheck)|backups\.(make|examine|restore)|recovery\.\w+|exports\.(start\w*|readArchive|openArchive)|records\.(startDryRun|tryRows|commit))$/;
const MOST_THREADS = 100;

/** What is broken on purpose in each shop, and where it is enough to look. */
export interface Broken {
  plant(shop: ShopUnderTest): void;
  only: string;
}

interface Findings {
  counts: Record<'answered' | 'refused' | 'changed the store' | 'held the loop over 50 ms', number>;
  violations: string[];
}

/** Asks each procedure what its schema lets in, the same made bad, and what nobody would ask. */
export function tryInputs({ cases, seed, progress }: RowOrder, broken?: Broken): Promise<RowReport> {
  const asked = procedures.filter(({ path }) => !broken || path === broken.only);
  const each = Math.max(1, Math.round(cases / procedures.length));
  const counts = { answered: 0, refused: 0, 'changed the store': 0, 'held the loop over 50 ms': 0 };
  const findings: Findings = { counts, violations: [] };
  const strayed = (fault: unknown) => void findings.violations.push(`nobody caught ${String(fault)}`);
  const askEverything = async () => {
    let done = 0;
    for (const procedure of asked) {
      const calls = startsThreads.test(procedure.path) ? Math.min(each, MOST_THREADS) : each;
      for (let from = 0; from < calls; from += CALLS_IN_A_SHOP) {
        const shop = await openShopUnderTest();
        broken?.plant(shop);
        try {
          const inputs = inputsFor(procedure, Math.min(CALLS_IN_A_SHOP, calls - from), seed + from, shop.ids);
          await askAll(shop, procedure, inputs, findings);
          done += inputs.length;
          progress(done);
        } finally {
          shop.close();
        }
      }
    }
    return { cases: done, ...findings };
  };
  return withCheapScrypt(() => hearingStrays(strayed, askEverything));
}

function inputsFor({ input }: Procedure, howMany: number, seed: number, ids: readonly number[]): unknown[] {
  const good = input ? arbitraryOf(input, ids) : fc.constant(undefined);
  const some = fc.oneof(
    { arbitrary: good, weight: 3 },
    { arbitrary: mutated(good), weight: 6 },
    { arbitrary: hostileValue, weight: 1 },
  );
  const inputs = fc.sample(some, { seed, numRuns: howMany });
  inputs.splice(-1, 1, withTextOf(inputs, tenMegabytes));
  return inputs;
}

/** The first of the values that has a text, with this in its place; the text alone where none has. */
function withTextOf(values: readonly unknown[], text: string): unknown {
  let isDone = false;
  const replaced = (held: unknown): unknown => {
    if (typeof held === 'string' && !isDone) {
      isDone = true;
      return text;
    }
    if (Array.isArray(held)) return held.map(replaced);
    if (Object.prototype.toString.call(held) !== '[object Object]') return held;
    return Object.fromEntries(Object.entries(held as object).map(([member, one]) => [member, replaced(one)]));
  };
  for (const value of values) {
    const one = replaced(value);
    if (isDone) return one;
  }
  return text;
}

/** What this thread has worked: neither waiting nor what else the machine does counts. */
function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function askAll(shop: ShopUnderTest, procedure: Procedure, inputs: unknown[], findings: Findings) {
  const { counts, violations } = findings;
  const watcher = new Database(shop.file, { readonly: true });
  const version = () => watcher.pragma('data_version', { simple: true });
  for (const [index, input] of inputs.entries()) {
    const visitor = shop.seat(index % 8 === 7 ? (posts[index % posts.length] as Post) : 'owner');
    const about = () => `${procedure.path} with ${shown(input)}`;
    const versionBefore = version();
    const busyBefore = busyMs();
    const answer = await shop.ask(visitor, procedure.path, input);
    const heldMs = busyMs() - busyBefore;
    const isChanged = version() !== versionBefore;
    counts[answer.kind === 'value' ? 'answered' : 'refused']++;
    if (isChanged) counts['changed the store']++;
    if (heldMs > NOTICED_MS) counts['held the loop over 50 ms']++;
    if (heldMs > STUCK_MS) violations.push(`${about()}: held the loop for ${Math.round(heldMs)} ms`);
    violations.push(...complaintsOf(answer, isChanged, shop).map((complaint) => `${about()}: ${complaint}`));
  }
  watcher.close();
  if (Object.hasOwn(Object.prototype, 'isPolluted'))
    violations.push(`${procedure.path}: polluted a prototype`);
}

function complaintsOf(answer: Answer, isChanged: boolean, shop: ShopUnderTest): string[] {
  const complaints = shop.faults.splice(0).map((fault) => `logged ${String(fault).slice(0, 200)}`);
  if (answer.kind === 'fault') complaints.push(`answered ${answer.said}`);
  if (answer.kind === 'refusal' && isChanged)
    complaints.push(`refused (${answer.reason}) and changed the store`);
  return complaints;
}

function shown(input: unknown): string {
  const text = inspect(input, { depth: 8, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 60 });
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
