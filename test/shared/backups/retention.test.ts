import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeptBackup, superfluous } from '../../../shared/backups/retention.rules.ts';
import { addDays, daysBetween } from '../../../shared/kernel/day.ts';

const today = '2026-11-22';
const DAY_MS = 24 * 3_600_000;
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

function backup(daysAgo: number, why: KeptBackup['why'] = 'daily', hour = 0): KeptBackup {
  const madeOn = addDays(today, -daysAgo);
  const madeAt = noon(madeOn) + hour * 3_600_000;
  return { fileName: `${madeOn}-${hour}-${why}`, madeOn, madeAt, why };
}

const anyBackup = fc
  .tuple(
    fc.integer({ min: -3, max: 900 }),
    fc.constantFrom<KeptBackup['why']>('daily', 'import', 'asked', 'migration'),
    fc.integer({ min: 0, max: 11 }),
  )
  .map(([daysAgo, why, hour]) => backup(daysAgo, why, hour));
const backups = fc.uniqueArray(anyBackup, { selector: ({ fileName }) => fileName, maxLength: 80 });

/** What stays after retention was applied. */
function left(all: readonly KeptBackup[], day = today): KeptBackup[] {
  const gone = new Set(superfluous(all, day));
  return all.filter((one) => !gone.has(one));
}

describe('retention', () => {
  test('a daily backup of three years comes down to days, weeks and months', () => {
    const all = Array.from({ length: 1095 }, (_, daysAgo) => backup(daysAgo));
    const ages = left(all).map(({ madeOn }) => daysBetween(madeOn, today));
    expect(ages.filter((age) => age <= 14)).toHaveLength(15);
    expect(ages.length).toBeGreaterThan(15 + 6);
    expect(ages.length).toBeLessThanOrEqual(15 + 8 + 12);
    expect(Math.max(...ages)).toBeGreaterThan(300);
    expect(Math.max(...ages)).toBeLessThan(366);
  });

  test('nothing is deleted where there is one backup, however old', () => {
    expect(superfluous([backup(4000)], today)).toEqual([]);
  });

  test('what was made before a migration stays for 90 days, beside a later one of its day', () => {
    const migration = backup(89, 'migration', 1);
    const old = backup(90, 'migration', 1);
    const others = [backup(89, 'daily', 5), backup(90, 'daily', 5), backup(0)];
    expect(left([migration, ...others])).toContain(migration);
    expect(left([old, ...others])).not.toContain(old);
  });

  test('all of today and of days to come stay, and the newest of all', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const kept = new Set(left(all));
        for (const one of all) if (one.madeOn >= today) expect(kept.has(one)).toBe(true);
        const newest = Math.max(...all.map(({ madeAt }) => madeAt));
        if (all.length > 0) expect([...kept].some(({ madeAt }) => madeAt === newest)).toBe(true);
      }),
    );
  });

  test('each of the last 14 days, 8 weeks and 12 months that had a backup still has its last one', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const kept = left(all);
        for (const one of all) {
          const age = daysBetween(one.madeOn, today);
          if (age < 0) continue;
          const sameDay = (other: KeptBackup) => other.madeOn === one.madeOn && other.madeAt >= one.madeAt;
          if (age <= 14) expect(kept.some(sameDay)).toBe(true);
          if (age < 50) {
            const later = kept.some(
              (other) => other.madeAt >= one.madeAt && other.madeAt - one.madeAt < 7 * DAY_MS,
            );
            expect(later).toBe(true);
          }
          if (age < 330) {
            const later = kept.some(
              (other) => other.madeAt >= one.madeAt && other.madeOn.slice(0, 7) === one.madeOn.slice(0, 7),
            );
            expect(later).toBe(true);
          }
        }
      }),
    );
  });

  test('applied again on the same day it deletes nothing more, and the order of the list is all the same', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const once = left(all);
        expect(left(once)).toEqual(once);
        const names = (some: readonly KeptBackup[]) => some.map(({ fileName }) => fileName).sort();
        expect(names(left([...all].reverse()))).toEqual(names(once));
      }),
    );
  });

  test('day after day there are never more than 15 days, 8 weeks, 12 months and what stands before migrations', () => {
    let kept: KeptBackup[] = [];
    for (let day = 0; day < 800; day++) {
      const on = addDays('2024-01-01', day);
      kept = left([...kept, { fileName: on, madeOn: on, madeAt: noon(on), why: 'daily' }], on);
      expect(kept.length).toBeLessThanOrEqual(15 + 8 + 12);
    }
    expect(kept.length).toBeGreaterThan(25);
  });
});
