import { seededRandom } from '../../electron/core/records/seeded-random.ts';
import { addDays, type Day, daysBetween } from '../../shared/kernel/day.ts';

/** How a thing that is back is known to the books. */
export type KnownAs = 'itself' | 'newWithoutSerial' | 'mergedCustomer' | 'stranger';

export interface SeededOrder {
  /** The thing itself, whatever the books call it. */
  thing: number;
  knownAs: KnownAs;
  receivedOn: Day;
  closedOn: Day;
  isCancelled: boolean;
  unit: string;
  fault: string;
  /** The order before it that this one comes back to, in truth: place in the list. */
  backTo: number | null;
}

const units = ['battery', 'screen', 'board', 'motor', 'pump', 'speaker'];
const faults = ['dead', 'noisy', 'leaks', 'hot', 'cracked'];

/**
 * Two years of orders in the order in which they came in, with come-backs sown among them: within the house's days
 * after the end of a repair that was made, with the same unit or the same fault of it. Between them are what only
 * looks like one: another unit, too late, after a cancellation. A few things come back as strangers to the books:
 * under another name, without a serial.
 */
export function comeBackSet({ orders = 10_000, seed = 1, days = 90 } = {}): SeededOrder[] {
  const random = seededRandom(seed);
  const first: Day = '2024-01-08';
  const set: SeededOrder[] = [];
  const last = new Map<number, number>();
  let things = 0;
  for (let place = 0; place < orders; place++) {
    const receivedOn = addDays(first, Math.floor((place * 730) / orders));
    const closedOn = addDays(receivedOn, 1 + random.below(6));
    const isCancelled = random.chance(4);
    const seen = random.chance(35) ? random.below(Math.max(1, things)) : -1;
    const before = seen < 0 ? undefined : last.get(seen);
    const earlier = before === undefined ? undefined : set[before];
    if (!earlier || earlier.closedOn >= receivedOn) {
      const order = { unit: random.pick(units), fault: random.pick(faults) };
      set.push({
        thing: things,
        knownAs: 'itself',
        receivedOn,
        closedOn,
        isCancelled,
        ...order,
        backTo: null,
      });
      last.set(things++, place);
      continue;
    }
    const isSameUnit = random.chance(50);
    const unit = isSameUnit ? earlier.unit : random.pick(units.filter((other) => other !== earlier.unit));
    const fault = isSameUnit && random.chance(60) ? earlier.fault : random.pick(faults);
    const isSoon = daysBetween(earlier.closedOn, receivedOn) <= days;
    const isBack = isSoon && isSameUnit && !earlier.isCancelled;
    set.push({
      thing: seen,
      knownAs: knownAsOf(random.below(1000)),
      receivedOn,
      closedOn,
      isCancelled,
      unit,
      fault,
      backTo: isBack ? (before ?? null) : null,
    });
    last.set(seen, place);
  }
  return set;
}

function knownAsOf(permille: number): KnownAs {
  if (permille < 4) return 'stranger';
  if (permille < 34) return 'newWithoutSerial';
  return permille < 54 ? 'mergedCustomer' : 'itself';
}
