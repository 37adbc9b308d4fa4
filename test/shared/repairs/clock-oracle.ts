import { Temporal } from 'temporal-polyfill/full';

/**
 * The speed clock as a person would reckon it who has nothing but a clock on the wall and much patience: minute by
 * minute. It shares no code with the program.
 */

const owners = ['us', 'customer', 'part', 'supplier', 'carrier'] as const;
type Owner = (typeof owners)[number];

const waits: Record<string, Owner | 'nobody'> = {
  received: 'us',
  diagnosing: 'us',
  estimateSent: 'customer',
  approved: 'us',
  waitingForParts: 'part',
  inRepair: 'us',
  sentOut: 'supplier',
  qualityCheck: 'us',
  ready: 'customer',
  handedOver: 'nobody',
  closed: 'nobody',
  refused: 'us',
  beyondRepair: 'us',
  cancelled: 'nobody',
};

export const oracleStates = Object.keys(waits);
export const oracleOwners = owners;

/** What the latest hour was that the clock on the wall had shown by each minute. */
export interface Wall {
  firstMinute: number;
  days: string[];
  clocks: string[];
}

export function watchTheClock(zone: string, from: string, days: number): Wall {
  const start = Temporal.PlainDate.from(from).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  const wall: Wall = { firstMinute: start.epochMilliseconds / 60_000, days: [], clocks: [] };
  let latest = '';
  for (let passed = 0; passed < days * 1440; passed++) {
    const shown = Temporal.Instant.fromEpochMilliseconds((wall.firstMinute + passed) * 60_000)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString()
      .slice(0, 16);
    // a clock that goes back shows nothing that was not there before
    if (shown > latest) latest = shown;
    wall.days.push(latest.slice(0, 10));
    wall.clocks.push(latest.slice(11));
  }
  return wall;
}

export interface OracleHours {
  week: { from: string; to: string }[][];
  closed: string[];
}

/** For each minute 1 where somebody is at work. */
export function workedMinutes(wall: Wall, { week, closed }: OracleHours): Uint8Array {
  const worked = new Uint8Array(wall.days.length);
  let day = '';
  let spans: { from: string; to: string }[] = [];
  for (let minute = 0; minute < worked.length; minute++) {
    if (wall.days[minute] !== day) {
      day = wall.days[minute] as string;
      const weekday = Temporal.PlainDate.from(day).dayOfWeek;
      spans = closed.includes(day) ? [] : (week[weekday - 1] as typeof spans);
    }
    const clock = wall.clocks[minute] as string;
    if (spans.some((span) => span.from <= clock && clock < span.to)) worked[minute] = 1;
  }
  return worked;
}

interface OracleLine {
  at: number;
  state: string;
  waitsFor: string | null;
}

export function reckoned(
  log: OracleLine[],
  now: number,
  wall: Wall,
  { shop, supplier }: { shop: Uint8Array; supplier: Uint8Array },
) {
  const told = {
    us: 0,
    customer: 0,
    part: 0,
    supplier: 0,
    carrier: 0,
    ready: 0,
    standing: 0,
  };
  let stoodSince = log.length - 1;
  while (stoodSince > 0 && log[stoodSince - 1]?.state === log[stoodSince]?.state) stoodSince--;
  // whatever the clock says now, what was logged has been
  const nowMinute = Math.floor(Math.max(now, ...log.map(({ at }) => at)) / 60_000);
  for (let minute = wall.firstMinute; minute < nowMinute; minute++) {
    let line = -1;
    let latest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < log.length; index++) {
      latest = Math.max(latest, (log[index] as OracleLine).at);
      if (Math.floor(latest / 60_000) <= minute) line = index;
      else break;
    }
    if (line < 0) continue;
    const { state, waitsFor } = log[line] as OracleLine;
    if (waits[state] === 'nobody') continue;
    const owner = (waitsFor ?? waits[state]) as Owner;
    const calendar = owner === 'supplier' || owner === 'carrier' ? supplier : shop;
    if (calendar[minute - wall.firstMinute] === 0) continue;
    if (state === 'ready') told.ready++;
    else told[owner]++;
    if (line >= stoodSince) told.standing++;
  }
  const { us, customer, part, supplier: theirs, carrier } = told;
  const gross = us + customer + part + theirs + carrier;
  return { ...told, gross, net: gross - customer };
}
