/**
 * Lays the minutes of all waiting work on the days and people that can do it, in the order of the queue, and so finds
 * on which day each order will be finished. Days are counted from today: 0 is today. Pure: the same input, the same plan.
 */

/** A technician's free minutes by day; the reserve is taken off, and of today only what is left. */
export interface PlanTechnician {
  id: number;
  minutes: readonly number[];
  /** Those who can do least are asked first, so that the others stay free for what only they can do. */
  breadth: number;
}

/** A place or tool and its minutes by day. */
export interface PlanPlace {
  id: number;
  minutes: readonly number[];
}

export interface PlanOrder {
  id: number;
  /** Of bench work still to be done; 0 and less is nothing. */
  minutes: number;
  /** Who may do it: the one it was given to, or all who have the skill. */
  who: readonly number[];
  /** What it needs beside a person, all day that it is worked on. */
  places: readonly number[];
  /** Days from today before which it cannot be begun, as with a part that is on its way; null: not known. */
  notBefore: number | null;
}

/** Minutes of one order with one person on one day. */
export interface PlanShare {
  orderId: number;
  technicianId: number;
  day: number;
  minutes: number;
}

export interface Workshop {
  technicians: readonly PlanTechnician[];
  places: readonly PlanPlace[];
  /** So many days are looked at, today included; what does not fit is not finished at all. */
  horizon: number;
}

/** The next day from `day` on that has anything left, by a forest of skips: near constant however full the days are. */
class Stock {
  private readonly rest: Float64Array;
  private readonly skip: Int32Array;

  constructor(minutes: readonly number[], horizon: number) {
    this.rest = new Float64Array(horizon);
    this.skip = new Int32Array(horizon + 1);
    for (let day = 0; day < horizon; day += 1) this.rest[day] = Math.max(0, Math.floor(minutes[day] ?? 0));
    this.skip[horizon] = horizon;
    for (let day = horizon - 1; day >= 0; day -= 1) {
      this.skip[day] = (this.rest[day] as number) > 0 ? day : (this.skip[day + 1] as number);
    }
  }

  /** `horizon` where nothing is left. */
  next(day: number): number {
    let found = Math.min(day, this.skip.length - 1);
    while (this.skip[found] !== found) found = this.skip[found] as number;
    for (let at = Math.min(day, this.skip.length - 1); this.skip[at] !== found; ) {
      const following = this.skip[at] as number;
      this.skip[at] = found;
      at = following;
    }
    return found;
  }

  left(day: number): number {
    return this.rest[day] ?? 0;
  }

  take(day: number, minutes: number): void {
    const rest = this.left(day) - minutes;
    this.rest[day] = rest;
    if (rest <= 0) this.skip[day] = day + 1;
  }
}

/**
 * A plan that grows order by order. Each order, as it comes, takes the first minutes that are left from the day on which
 * it can be begun: day by day, on a day from those who may do it, the narrowest first. An order that was given to nobody
 * may be shared among them, since who takes it up is decided at the bench. As each order takes the first of its own fixed
 * row of minutes, more work never makes a later order earlier and more hours never later. A place is a second thing that
 * must be free at the same time: an order that is held up by it may leave a person to another order, or a person's
 * absence may leave the place, so that there the two hold only among orders that need the same places.
 */
export class Plan {
  readonly shares: PlanShare[] = [];
  private readonly horizon: number;
  private readonly people: ReadonlyMap<number, Able>;
  private readonly places: ReadonlyMap<number, Stock>;
  private readonly isTraced: boolean;

  /** @param isTraced whether the shares are kept, which costs room with many orders. */
  constructor({ technicians, places, horizon }: Workshop, isTraced = false) {
    this.horizon = horizon;
    this.isTraced = isTraced;
    this.people = new Map(
      technicians.map(({ id, minutes, breadth }) => [
        id,
        { id, breadth, stock: new Stock(minutes, horizon) },
      ]),
    );
    this.places = new Map(places.map(({ id, minutes }) => [id, new Stock(minutes, horizon)]));
  }

  /** Takes the order's minutes. The day of the last of them; null where nobody can finish it in the days looked at. */
  lay(order: PlanOrder): number | null {
    return this.follow(order, true);
  }

  /** The same without taking anything. */
  wouldFinish(order: PlanOrder): number | null {
    return this.follow(order, false);
  }

  private follow(order: PlanOrder, isTaken: boolean): number | null {
    const { horizon } = this;
    if (order.notBefore === null) return null;
    const able = order.who.flatMap((id) => this.people.get(id) ?? []);
    const needed = order.places.flatMap((id) => this.places.get(id) ?? []);
    if (able.length > 1) able.sort((one, other) => askedFirst(order.id, one, other));
    let open = Math.max(0, Math.ceil(order.minutes));
    let day = Math.max(0, order.notBefore);
    let last = day;
    while (open > 0) {
      day = firstFree(day, able, needed, horizon);
      if (day >= horizon) return null;
      let possible = open;
      for (const place of needed) possible = Math.min(possible, place.left(day));
      for (const { id, stock } of able) {
        const minutes = Math.min(possible, stock.left(day));
        if (minutes <= 0) continue;
        open -= minutes;
        possible -= minutes;
        last = day;
        if (!isTaken) continue;
        stock.take(day, minutes);
        for (const place of needed) place.take(day, minutes);
        if (this.isTraced) this.shares.push({ orderId: order.id, technicianId: id, day, minutes });
      }
      day += 1;
    }
    return last;
  }
}

interface Able {
  id: number;
  breadth: number;
  stock: Stock;
}

/** The first day on which somebody and every place have a minute left. */
function firstFree(from: number, able: readonly Able[], needed: readonly Stock[], horizon: number): number {
  let day = from;
  for (;;) {
    let earliest = horizon;
    for (const { stock } of able) earliest = Math.min(earliest, stock.next(day));
    let free = earliest;
    for (const place of needed) free = Math.max(free, place.next(free));
    if (free === earliest || free >= horizon) return free;
    day = free;
  }
}

/** Fixed for an order and two people, whoever else works here: work spreads, and a new colleague reorders nobody. */
function askedFirst(order: number, one: Able, other: Able): number {
  return one.breadth - other.breadth || mixed(order, one.id) - mixed(order, other.id) || one.id - other.id;
}

function mixed(order: number, person: number): number {
  let value =
    Math.imul((order % 0x7fffffff) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(person % 0x7fffffff, 0xc2b2ae35);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
