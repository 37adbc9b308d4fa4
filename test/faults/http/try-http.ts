import fc from 'fast-check';
import type { RowOrder, RowReport } from '../row.ts';
import { ambiguous, malformed, notPlain, oversized, upAndOut } from './more-requests.ts';
import { bytesOf, type Good, goodParts, hostileRequest } from './requests.ts';
import { askHonestly, OUTSIDE, openTarget, sendFrom, type Target } from './target.ts';

const AT_ONCE = 16;
const HONEST_EVERY = 25;

/** Something that stands in front of the hub, or in its place, and does less than it. Answers its port. */
export type InFront = (target: Target) => Promise<{ port: number; close(): Promise<void> }>;

/** Sends what no page of ours sends, while an honest browser goes on working. */
export async function tryHttp({ cases, seed, progress }: RowOrder, inFront?: InFront): Promise<RowReport> {
  const target = await openTarget();
  const front = (await inFront?.(target)) ?? { port: target.port, close: async () => undefined };
  const counts: Record<string, number> = { 'honest calls served': 0, 'slow sockets': 0 };
  const violations: string[] = [];
  try {
    if (!isAnswered(await sendFrom('127.0.0.1', target.port, bytesOf(goodParts(target.good))))) {
      violations.push('the good request itself is not answered');
    }
    const requests = fc.sample(anyHostile(target.good), { seed, numRuns: cases });
    const slow = holdSlowly(target, Math.min(200, Math.ceil(cases / 20)));
    const waits: number[] = [];
    for (let from = 0; from < requests.length; from += AT_ONCE) {
      const batch = requests.slice(from, from + AT_ONCE);
      const answers = await Promise.all(
        batch.map(({ bytes }, index) => sendFrom(addressOf(from + index), front.port, bytes)),
      );
      for (const [index, answer] of answers.entries()) {
        const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'hung up';
        counts[`answered ${status}`] = (counts[`answered ${status}`] ?? 0) + 1;
        if (isAnswered(answer))
          violations.push(`answered with data: ${batch[index]?.why} (${answer.slice(0, 200)})`);
      }
      if (from % (AT_ONCE * HONEST_EVERY) === 0) {
        const tookMs = await askHonestly(target);
        if (tookMs === null) violations.push(`an honest browser was not served at request ${from}`);
        else waits.push(tookMs);
      }
      progress(from + batch.length);
    }
    counts['slow sockets'] = slow.count;
    counts['honest calls served'] = waits.length;
    counts['longest honest wait in ms'] = Math.round(Math.max(0, ...waits));
    slow.release();
    for (const fault of target.shop.faults.splice(0)) violations.push(`logged ${String(fault)}`);
  } finally {
    await front.close();
    await target.close();
  }
  return { cases, counts, violations };
}

function anyHostile(good: Good) {
  return fc.oneof(
    { arbitrary: hostileRequest(good), weight: 12 },
    { arbitrary: ambiguous(good), weight: 3 },
    { arbitrary: malformed(good), weight: 3 },
    { arbitrary: upAndOut(good), weight: 4 },
    { arbitrary: notPlain(good), weight: 1 },
    { arbitrary: oversized(good), weight: 1 },
  );
}

/** So many addresses that no limit of one of them keeps the next request out. */
function addressOf(index: number): string {
  return `127.0.${1 + (Math.floor(index / 250) % 250)}.${1 + (index % 250)}`;
}

/** Data is a list of customers, who sits there, a stream of changes, a kept draft, or a file from beside the screens. */
function isAnswered(answer: string): boolean {
  const isOurData =
    /HTTP\/1\.1 2\d\d[\s\S]*("rows"|"state":"signed-in"|"zone"|event: ready|"changedAt")/.test(answer);
  return isOurData || answer.includes(OUTSIDE) || answer.includes('SQLite format 3');
}

/** Opens sockets that say a letter of a header now and then, and come back when they are hung up on. */
function holdSlowly(target: Target, howMany: number): { readonly count: number; release(): void } {
  let count = 0;
  let isOver = false;
  const hold = async (index: number) => {
    while (!isOver) {
      count++;
      await sendFrom(
        addressOf(index * 7),
        target.port,
        `POST /rpc/customers/list HTTP/1.1\r\nhost: ${'x'.repeat(index % 50)}`,
        2500,
      );
    }
  };
  for (let index = 0; index < howMany; index++) void hold(index);
  return {
    get count() {
      return count;
    },
    release() {
      isOver = true;
    },
  };
}
