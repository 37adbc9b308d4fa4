import { addDays, type Day, daysBetween, weekdayOf } from '../kernel/day.ts';
import type { BackupReason } from './manifest.ts';

/** A backup as retention sees it. */
export interface KeptBackup {
  fileName: string;
  /** The day in the shop's zone on which it was made. */
  madeOn: Day;
  madeAt: number;
  why: BackupReason;
}

export const DAYS_KEPT = 14;
export const WEEKS_KEPT = 8;
export const MONTHS_KEPT = 12;
export const MIGRATION_DAYS_KEPT = 90;

/**
 * Which backups may be deleted. Kept are: all of today (and of days still to come: a clock may have been wrong), the
 * last of each of the 14 days before, the last of each of 8 weeks (Monday to Sunday), the last of each of 12 months,
 * the newest of all, and those made before a migration for 90 days.
 * @param today the day in the shop's zone.
 */
export function superfluous(backups: readonly KeptBackup[], today: Day): KeptBackup[] {
  const kept = new Set<KeptBackup>();
  const newestFirst = [...backups].sort(
    (one, other) => other.madeAt - one.madeAt || (one.fileName < other.fileName ? 1 : -1),
  );
  if (newestFirst[0]) kept.add(newestFirst[0]);
  const lastOf = new Map<string, KeptBackup>();
  for (const backup of newestFirst) {
    const age = daysBetween(backup.madeOn, today);
    if (age <= 0) kept.add(backup);
    if (backup.why === 'migration' && age < MIGRATION_DAYS_KEPT) kept.add(backup);
    for (const span of spansOf(backup.madeOn, today)) if (!lastOf.has(span)) lastOf.set(span, backup);
  }
  for (const backup of lastOf.values()) kept.add(backup);
  return backups.filter((backup) => !kept.has(backup));
}

/** The day, week and month that a backup may stand for, where each is recent enough to be stood for. */
function spansOf(madeOn: Day, today: Day): string[] {
  const spans: string[] = [];
  if (daysBetween(madeOn, today) <= DAYS_KEPT) spans.push(`day ${madeOn}`);
  const monday = mondayOf(madeOn);
  if (daysBetween(monday, mondayOf(today)) < WEEKS_KEPT * 7) spans.push(`week ${monday}`);
  if (monthNumber(today) - monthNumber(madeOn) < MONTHS_KEPT) spans.push(`month ${madeOn.slice(0, 7)}`);
  return spans;
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/** Whether the day has no backup yet. */
export function isDue(madeOn: readonly Day[], today: Day): boolean {
  return !madeOn.includes(today);
}

/**
 * Whether the owner should be told that backups are missing.
 * @param since when the shop's last proved backup was made, or when the shop was opened if there is none; UTC ms.
 */
export function isOverdue(since: number, now: number, warnAfterDays: number): boolean {
  return now - since > warnAfterDays * 24 * 3_600_000;
}
