import fc from 'fast-check';
import type { Answer } from '../desk/answer.ts';
import { type Procedure, procedures } from '../desk/procedures.ts';
import { openShopUnderTest, type ShopUnderTest } from '../desk/shop-under-test.ts';
import { openWaysIn, wayNames } from '../desk/ways-in.ts';
import { arbitraryOf } from '../inputs/arbitrary-of-schema.ts';
import { withCheapScrypt } from '../inputs/cheap-scrypt.ts';
import type { RowOrder, RowReport } from '../row.ts';
import { type Admission, callers, declaredFor } from './callers.ts';
import { toldTooMuch } from './told.ts';

/** One round: every procedure by every caller on every way in. The first asks nonsense, the others what may be asked. */
export const ROUND = procedures.length * callers.length * wayNames.length;

const NONSENSE = { nonsense: Number.MAX_SAFE_INTEGER };

/** Asks everything as everybody, each round in a shop of its own, and compares with what the contract declares. */
export function tryRights(order: RowOrder, broken: Broken = {}): Promise<RowReport> {
  return withCheapScrypt(() => tryAll(order, broken));
}

/** What is broken on purpose in each shop before anybody asks, and where it is enough to ask. */
interface Broken {
  plant?: (shop: ShopUnderTest) => void;
  only?: string;
}

async function tryAll({ cases, seed, progress }: RowOrder, { plant, only }: Broken): Promise<RowReport> {
  const violations: string[] = [];
  const counts = { admitted: 0, 'signed-out': 0, forbidden: 0, 'told too much': 0 };
  let done = 0;
  const rounds = Math.max(1, Math.floor(cases / ROUND));
  for (let round = 0; round < rounds; round++) {
    const shop = await openShopUnderTest();
    plant?.(shop);
    const ways = await openWaysIn(shop);
    try {
      for (const procedure of procedures) {
        if (only !== undefined && procedure.path !== only) continue;
        const input = inputFor(procedure, round, seed, shop.ids);
        for (const caller of callers) {
          const declared = declaredFor(caller, procedure);
          for (const way of wayNames) {
            const answer = await ways[way](caller.seat(shop), procedure.path, input);
            const met = admissionOf(answer);
            counts[met]++;
            const about = `${caller.name} asks ${procedure.path} by ${way}`;
            if (met !== declared) violations.push(`${about}: ${met}, declared is ${declared}`);
            const told = answer.kind === 'value' ? toldTooMuch(answer.value, caller.post === 'owner') : [];
            if (told.length > 0) violations.push(`${about} and is told ${told.join(' ')}`);
            counts['told too much'] += told.length;
            done++;
          }
        }
        progress(done);
      }
    } finally {
      await ways.close();
      shop.close();
    }
  }
  return { cases: done, counts, violations };
}

function inputFor({ input }: Procedure, round: number, seed: number, ids: readonly number[]): unknown {
  if (round === 0 || !input) return round === 0 ? NONSENSE : undefined;
  return fc.sample(arbitraryOf(input, ids), { seed: seed + round, numRuns: 1 })[0];
}

function admissionOf(answer: Answer): Admission {
  if (answer.kind !== 'refusal') return 'admitted';
  if (answer.code === 'SIGNED_OUT' && answer.reason === 'people.signed-out') return 'signed-out';
  return answer.code === 'FORBIDDEN' && answer.reason === 'people.not-yours' ? 'forbidden' : 'admitted';
}
