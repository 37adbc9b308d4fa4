import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/full';
import { describe, expect, test } from 'vitest';
import type { OpeningHours } from '../../../shared/kernel/opening.ts';
import { type WorkingCalendar, workingTime } from '../../../shared/kernel/working-time.ts';
import { type Calendars, type LoggedState, speedClock } from '../../../shared/repairs/clock.rules.ts';
import { type RepairState, stateNames, waitOwners } from '../../../shared/repairs/states.rules.ts';
import {
  type OracleHours,
  oracleOwners,
  oracleStates,
  reckoned,
  type Wall,
  watchTheClock,
  workedMinutes,
} from './clock-oracle.ts';

type Spans = { from: string; to: string }[];

const week = (...days: Spans[]): OpeningHours =>
  Object.fromEntries(Array.from({ length: 7 }, (_, index) => [index + 1, days[index] ?? []])) as OpeningHours;
const span = (from: string, to: string) => ({ from, to });
const nine = [span('09:00', '13:00'), span('14:00', '18:00')];
const shopWeek = week(nine, nine, nine, nine, nine, [span('10:00', '14:00')]);
const office = [span('09:00', '17:00')];
const officeWeek = week(office, office, office, office, office);
const athens = (closed: string[] = []): WorkingCalendar => ({
  hours: shopWeek,
  closedDays: new Set(closed),
  zone: 'Europe/Athens',
});
const calendars: Calendars = {
  shop: workingTime(athens()),
  supplier: workingTime({ ...athens(), hours: officeWeek }),
};
const at = (local: string, zone = 'Europe/Athens') =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const DAY_MS = 24 * 3_600_000;
const logged = (...lines: [string, RepairState, LoggedState['waitsFor']?][]): LoggedState[] =>
  lines.map(([when, state, waitsFor = null]) => ({ at: at(when), state, waitsFor }));

describe('working time', () => {
  const { minutesBetween } = calendars.shop;

  test('counts open hours, not lunch, night or Sunday', () => {
    // Monday, 5 October 2026
    expect(minutesBetween(at('2026-10-05T09:00'), at('2026-10-05T18:00'))).toBe(480);
    expect(minutesBetween(at('2026-10-05T12:30'), at('2026-10-05T14:15'))).toBe(45);
    expect(minutesBetween(at('2026-10-03T13:00'), at('2026-10-05T09:30'))).toBe(60 + 30);
    expect(minutesBetween(at('2026-10-04T00:00'), at('2026-10-05T00:00'))).toBe(0);
  });

  test('counts nothing on a closed day, and nothing backwards', () => {
    const closed = workingTime(athens(['2026-10-05']));
    expect(closed.minutesBetween(at('2026-10-05T09:00'), at('2026-10-06T10:00'))).toBe(60);
    expect(minutesBetween(at('2026-10-05T12:00'), at('2026-10-05T10:00'))).toBe(0);
  });

  test.each([
    ['a night shift loses the hour that is skipped', '2026-03-29', '00:00', '06:00', 300],
    ['a night shift works the hour that is shown twice', '2026-10-25', '00:00', '06:00', 420],
    ['a shift inside the skipped hour is not there', '2026-03-29', '03:00', '04:00', 0],
    ['a shift that ends in the skipped hour ends with it', '2026-03-29', '02:00', '03:30', 60],
    ['a shift that ends in the doubled hour ends the first time', '2026-10-25', '02:00', '03:30', 90],
    ['a shift that begins in it has the rest and the repetition', '2026-10-25', '03:30', '05:00', 150],
  ])('%s', (_what, day, from, to, minutes) => {
    const hours = week([], [], [], [], [], [], [span(from, to)]);
    const { minutesBetween } = workingTime({ hours, closedDays: new Set(), zone: 'Europe/Athens' });
    const noon = at(`${day}T12:00`);
    expect(minutesBetween(noon - DAY_MS, noon + DAY_MS)).toBe(minutes);
  });

  test('an end at midnight is the whole of the day, where clocks change at midnight too', () => {
    const hours = week(...Array.from({ length: 7 }, () => [span('00:00', '24:00')]));
    for (const zone of [
      'America/Havana',
      'Africa/Cairo',
      'Asia/Beirut',
      'America/St_Johns',
      'Pacific/Apia',
    ]) {
      const { minutesBetween } = workingTime({ hours, closedDays: new Set(), zone });
      for (const year of [2007, 2011, 2026]) {
        const [from, until] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
        expect(minutesBetween(from, until), `${zone} ${year}`).toBe((until - from) / 60_000);
      }
    }
  });

  test('a day that is shown again after the next one has begun', () => {
    const hours = week(...Array.from({ length: 7 }, () => [span('00:00', '24:00')]));
    // at one minute past midnight the clocks went back to one past eleven of the day before
    const zone = 'America/St_Johns';
    const { minutesBetween } = workingTime({ hours, closedDays: new Set(), zone });
    const from = at('2010-11-06T12:00', zone);
    for (let minutes = 0; minutes < 1440; minutes += 10) {
      expect(minutesBetween(from, from + minutes * 60_000)).toBe(minutes);
    }
  });

  test('what follows upon each other adds up', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(fc.array(instant, { minLength: 2, maxLength: 6 }), (given) => {
        const moments = [...given].sort((one, other) => one - other);
        const parts = moments.slice(1).map((until, index) => minutesBetween(moments[index] as number, until));
        const whole = minutesBetween(moments[0] as number, moments[moments.length - 1] as number);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      }),
    );
  });
});

describe('the speed clock of an order', () => {
  const monday = logged(
    ['2026-10-05T09:00', 'received'],
    ['2026-10-05T10:00', 'diagnosing'],
    ['2026-10-05T11:00', 'estimateSent'],
    ['2026-10-06T10:00', 'approved'],
    ['2026-10-06T10:00', 'waitingForParts', 'carrier'],
    ['2026-10-07T11:00', 'inRepair'],
    ['2026-10-07T12:00', 'qualityCheck'],
    ['2026-10-07T12:30', 'ready'],
  );

  test('gives every minute to whom the order waited for, from received to ready', () => {
    const clock = speedClock(monday, at('2026-10-09T09:00'), calendars);
    expect(clock.byOwner).toEqual({
      us: 120 + 90,
      customer: 120 + 240 + 60,
      part: 0,
      // an office has no lunch break: 10 to 17, then 9 to 11
      carrier: 420 + 120,
      supplier: 0,
    });
    expect(clock).toMatchObject({
      grossMinutes: 210 + 420 + 540,
      netMinutes: 210 + 540,
      isRunning: false,
      readyMinutes: 30 + 240 + 480,
      standingMinutes: 750,
    });
    expect(clock.stretches.map(({ state }) => state)).toEqual([
      'received',
      'diagnosing',
      'estimateSent',
      'waitingForParts',
      'inRepair',
      'qualityCheck',
      'ready',
    ]);
  });

  test('goes on counting where what was ready is taken up again', () => {
    const again = [...monday, ...logged(['2026-10-08T09:00', 'inRepair'], ['2026-10-08T11:00', 'ready'])];
    const first = speedClock(monday, at('2026-10-12T09:00'), calendars);
    const second = speedClock(again, at('2026-10-12T09:00'), calendars);
    expect(second.grossMinutes).toBe(first.grossMinutes + 120);
    expect(second.byOwner.us).toBe(first.byOwner.us + 120);
  });

  test('runs up to now while the order is open, and stands while it is cancelled', () => {
    const open = logged(['2026-10-05T09:00', 'received']);
    expect(speedClock(open, at('2026-10-05T09:30'), calendars)).toMatchObject({
      grossMinutes: 30,
      isRunning: true,
    });
    const taken = [...open, ...logged(['2026-10-05T10:00', 'cancelled'], ['2026-10-06T10:00', 'received'])];
    expect(speedClock(taken, at('2026-10-06T10:30'), calendars)).toMatchObject({
      grossMinutes: 90,
      isRunning: true,
      standingMinutes: 30,
    });
  });

  test('a clock that is set back, or ahead and back, never counts a minute twice or below nothing', () => {
    const back = logged(
      ['2026-10-05T12:00', 'received'],
      ['2026-10-05T10:00', 'diagnosing'],
      ['2026-10-05T11:00', 'inRepair'],
      ['2026-10-05T12:30', 'ready'],
    );
    const clock = speedClock(back, at('2026-10-05T09:00'), calendars);
    expect(clock).toMatchObject({ grossMinutes: 30, readyMinutes: 0 });
    expect(clock.stretches).toEqual([
      expect.objectContaining({ state: 'inRepair', minutes: 30, from: at('2026-10-05T12:00') }),
    ]);
  });

  test('without a log there is nothing to count', () => {
    expect(speedClock([], at('2026-10-05T09:00'), calendars)).toMatchObject({
      grossMinutes: 0,
      netMinutes: 0,
      stretches: [],
      isRunning: false,
    });
  });
});

/** Logs for the comparison with the oracle; `CLOCK_LOGS=100000` is the long run. */
const logs = Number(process.env.CLOCK_LOGS ?? 2000);

/** Around changes of the clocks of all sorts: both ways, of half an hour, at midnight, of a whole day, and none. */
const places = [
  ['Europe/Athens', '2026-03-10'],
  ['Europe/Athens', '2026-10-08'],
  ['Asia/Tehran', '2026-03-05'],
  ['Asia/Tehran', '2021-09-05'],
  ['Australia/Lord_Howe', '2026-03-20'],
  ['Australia/Lord_Howe', '2026-09-18'],
  ['America/St_Johns', '2010-10-20'],
  ['America/Havana', '2026-10-15'],
  ['Africa/Cairo', '2026-04-08'],
  ['Pacific/Apia', '2011-12-12'],
  ['Asia/Ho_Chi_Minh', '2026-01-20'],
  ['Europe/Moscow', '2014-10-10'],
] as const;

const DAYS = 40;

function drawer(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { below, pick: <T>(list: readonly T[]) => list[below(list.length)] as T };
}

type Drawer = ReturnType<typeof drawer>;

function drawnHours({ below, pick }: Drawer, wall: Wall): OracleHours {
  const days: Spans[] = Array.from({ length: 7 }, () => {
    const edges = Array.from({ length: 2 * below(4) }, () => below(1441));
    const clocks = [...new Set(edges)].sort((one, other) => one - other);
    const text = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const spans: Spans = [];
    for (let index = 0; index + 1 < clocks.length; index += pick([1, 2])) {
      spans.push(span(text(clocks[index] as number), text(clocks[index + 1] as number)));
    }
    return spans;
  });
  return { week: days, closed: Array.from({ length: below(6) }, () => pick(wall.days)) };
}

function drawnLog({ below, pick }: Drawer, first: number): { log: LoggedState[]; now: number } {
  // from within the window's second day on: the day before belongs to the first minutes
  let moment = first + 1440 * 60_000 + below(8 * 24 * 3_600_000);
  const log: LoggedState[] = [];
  const step = () => {
    const size = pick([0, 1000, 60_000, 3_600_000, 24 * 3_600_000, 5 * 24 * 3_600_000]);
    return below(10) === 0 ? -below(size + 1) : below(size + 1);
  };
  const end = first + (DAYS - 2) * 24 * 3_600_000;
  for (let count = 1 + below(12); count > 0; count--) {
    const isOver = below(12) === 0;
    const state = pick(oracleStates) as RepairState;
    log.push({ at: Math.min(moment, end), state, waitsFor: isOver ? null : pick([null, ...waitOwners]) });
    moment = Math.max(first + 24 * 3_600_000, moment + step());
  }
  return { log, now: Math.min(end, moment + step()) };
}

describe('minute by minute', () => {
  test('the oracle knows the same states and owners', () => {
    expect([...oracleStates].sort()).toEqual([...stateNames].sort());
    expect(oracleOwners).toEqual(waitOwners);
  });

  const perPlace = Math.ceil(logs / places.length);
  // a calendar is worth some dozens of logs before another is drawn
  const perCalendar = 40;

  test.each(places)(
    'every owner has the same minutes: %s from %s',
    (zone, from) => {
      const { below, pick } = drawer(places.findIndex((place) => place[0] === zone && place[1] === from) + 1);
      const wall = watchTheClock(zone, from, DAYS);
      let shop: Uint8Array = new Uint8Array();
      let supplier: Uint8Array = new Uint8Array();
      let both: Calendars = calendars;
      let counted = 0;
      for (let index = 0; index < perPlace; index++) {
        if (index % perCalendar === 0) {
          const [ours, theirs] = [drawnHours({ below, pick }, wall), drawnHours({ below, pick }, wall)];
          shop = workedMinutes(wall, ours);
          supplier = workedMinutes(wall, theirs);
          const calendarOf = ({ week: days, closed }: OracleHours) =>
            workingTime({ hours: week(...days), closedDays: new Set(closed), zone });
          both = { shop: calendarOf(ours), supplier: calendarOf(theirs) };
        }
        const { log, now } = drawnLog({ below, pick }, wall.firstMinute * 60_000);
        const clock = speedClock(log, now, both);
        const { gross, net, ready, standing, ...byOwner } = reckoned(log, now, wall, { shop, supplier });
        const found = {
          ...clock.byOwner,
          gross: clock.grossMinutes,
          net: clock.netMinutes,
          ready: clock.readyMinutes,
          standing: clock.standingMinutes,
        };
        const expected = { ...byOwner, gross, net, ready, standing };
        if (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(expected))) {
          expect({ index, log, now, ...found }).toEqual({ index, log, now, ...expected });
        }
        for (const { from: begins, until } of clock.stretches) expect(until).toBeGreaterThan(begins);
        counted += gross;
      }
      expect(counted).toBeGreaterThan(perPlace);
    },
    300_000,
  );
});

function sorted(record: Record<string, number>): [string, number][] {
  return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}
