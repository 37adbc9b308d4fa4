import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../../../shared/kernel/opening.ts';
import { workingTime } from '../../../shared/kernel/working-time.ts';
import { workingMinutesAgo } from '../../../shared/repairs/longest-time.rules.ts';

const day = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const hours: OpeningHours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] };
const zone = 'Europe/Athens';
const closed = new Set(['2026-10-07']);
const athens = (text: string) => Date.parse(`${text}:00+03:00`);
const ago = (now: string, minutes: number) =>
  workingMinutesAgo(athens(now), minutes, { hours, closed, zone });

describe('so much working time ago', () => {
  it.each<[string, string, number, string]>([
    ['within a morning', '2026-10-05T11:00', 60, '2026-10-05T10:00'],
    ['over lunch', '2026-10-05T15:00', 120, '2026-10-05T12:00'],
    ['over a weekend', '2026-10-05T10:00', 120, '2026-10-02T17:00'],
    ['over a closed day', '2026-10-08T10:00', 120, '2026-10-06T17:00'],
    ['asked on a Sunday', '2026-10-04T12:00', 30, '2026-10-02T17:30'],
  ])('%s', (_name, now, minutes, since) => {
    expect(ago(now, minutes)).toBe(athens(since));
  });

  it('never comes in a shop that never opens', () => {
    const never: OpeningHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    expect(
      workingMinutesAgo(athens('2026-10-05T11:00'), 1, { hours: never, closed: new Set(), zone }),
    ).toBeNull();
  });

  it('agrees with the minutes counted forward', () => {
    const time = workingTime({ hours, closedDays: closed, zone });
    const minute = 60_000;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 20 }),
        fc.integer({ min: 1, max: 3000 }),
        (passed, minutes) => {
          const now = athens('2026-10-01T00:00') + passed * minute;
          const since = workingMinutesAgo(now, minutes, { hours, closed, zone });
          expect(time.minutesBetween(since ?? 0, now)).toBe(minutes);
        },
      ),
    );
  });
});
