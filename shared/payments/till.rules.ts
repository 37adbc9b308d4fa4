import { type PayMethod, type PaymentKind, payMethods, sumOf } from './ledger.rules.ts';

export interface TillRow {
  kind: PaymentKind;
  method: PayMethod;
  minor: number;
  by: string;
}

/** A void of what came in counts against what came in, a void of a refund against what went out. */
function cameIn({ kind, minor }: TillRow): boolean {
  return kind === 'void' ? minor < 0 : minor > 0;
}

/** What came in and went out in each way, and how many rows there are; every way is told. */
export function byMethod(rows: readonly TillRow[]) {
  return payMethods.map((method) => {
    const own = rows.filter((row) => row.method === method);
    const inMinor = sumOf(own.filter(cameIn));
    const outMinor = inMinor - sumOf(own);
    return { method, inMinor, outMinor, count: own.length };
  });
}

/** What each person took, less what they gave out; the busiest first. */
export function byPerson(rows: readonly TillRow[]) {
  const people = new Map<string, { name: string; minor: number; count: number }>();
  for (const { by, minor } of rows) {
    const person = people.get(by) ?? { name: by, minor: 0, count: 0 };
    person.minor += minor;
    person.count += 1;
    people.set(by, person);
  }
  return [...people.values()].sort((one, other) => other.count - one.count);
}
