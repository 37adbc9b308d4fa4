import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/full';
import { expect, test } from 'vitest';
import { addDays, addMonths, dayOfInstant, daysBetween } from '../../../shared/kernel/day.ts';

/** Days are reckoned as numbers, for speed; Temporal is what they must agree with. */
const anyDay = fc
  .integer({ min: -719_162, max: 2_932_896 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }).toString());
const anyCount = fc.integer({ min: -400_000, max: 400_000 });

test('days later and months later', () => {
  fc.assert(
    fc.property(anyDay, anyCount, (day, count) => {
      const plain = Temporal.PlainDate.from(day);
      expect(addDays(day, count)).toBe(plain.add({ days: count }).toString());
      const months = Math.trunc(count / 100);
      expect(addMonths(day, months)).toBe(plain.add({ months }).toString());
    }),
    { numRuns: 2000 },
  );
});

test('days between', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (from, to) => {
      expect(daysBetween(from, to)).toBe(Temporal.PlainDate.from(from).until(to).days);
    }),
    { numRuns: 1000 },
  );
});

const zones = [
  ...['Europe/Athens', 'Asia/Tehran', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Australia/Lord_Howe'],
  ...['Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC'],
];

const dayByTemporal = (epochMs: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString();

test.each(zones)('the day of any instant in %s', (zone) => {
  fc.assert(
    fc.property(fc.integer({ min: -2e12, max: 4e12 }), (epochMs) => {
      expect(dayOfInstant(epochMs, zone)).toBe(dayByTemporal(epochMs, zone));
    }),
    { numRuns: 300 },
  );
});

test('the day around each change of the clocks', () => {
  let at = Temporal.ZonedDateTime.from('2020-01-01T00:00[Europe/Athens]');
  for (let change = 0; change < 12; change++) {
    at = at.getTimeZoneTransition('next') ?? at;
    for (const aside of [-86_400_000, -3_600_000, -1, 0, 1, 3_600_000, 79_199_999, 79_200_000]) {
      const epochMs = at.epochMilliseconds + aside;
      expect(dayOfInstant(epochMs, 'Europe/Athens')).toBe(dayByTemporal(epochMs, 'Europe/Athens'));
    }
  }
});

test('what is no instant or no zone is a RangeError', () => {
  for (const [epochMs, zone] of [
    [1.5, 'UTC'],
    [Number.NaN, 'UTC'],
    [0, 'Mars/Olympus'],
  ] as const) {
    expect(() => dayOfInstant(epochMs, zone)).toThrow(RangeError);
  }
});
