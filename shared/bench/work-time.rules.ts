import { type Day, dayOfInstant } from '../kernel/day.ts';
import type { OpeningHours } from '../kernel/opening.ts';

/** Work from one instant (UTC milliseconds) to another; an end of null still runs. */
export interface Span {
  startedAt: number;
  endedAt: number | null;
}

const MINUTE_MS = 60_000;

/** Milliseconds of work by now; a clock that was set back makes none of it negative. */
export function workedMs({ startedAt, endedAt }: Span, now: number): number {
  return Math.max(0, (endedAt ?? now) - startedAt);
}

/** Whole minutes of all of them together, the begun one left out. */
export function workedMinutes(spans: readonly Span[], now: number): number {
  return Math.floor(spans.reduce((sum, span) => sum + workedMs(span, now), 0) / MINUTE_MS);
}

/** Whether both have a moment in common; what only touch do not. */
export function overlap(a: Span, b: Span): boolean {
  const end = (span: Span) => span.endedAt ?? Number.POSITIVE_INFINITY;
  return a.startedAt < end(b) && b.startedAt < end(a);
}

/**
 * When work that begins now begins, for somebody whose other work is known: after whatever of it the clock says is
 * still going on, as it may say when it was set back.
 */
export function startOf(now: number, others: readonly Span[]): number {
  let start = now;
  const ended = others.filter((span) => span.endedAt !== null && span.endedAt > span.startedAt);
  for (const { startedAt, endedAt } of ended.sort((a, b) => a.startedAt - b.startedAt)) {
    if (startedAt <= start && start < (endedAt as number)) start = endedAt as number;
  }
  return start;
}

/**
 * When work that ends now ends: never before it began, and not later than other work of the same person began, which
 * a clock that was set back may have put after it.
 */
export function endOf(startedAt: number, now: number, others: readonly Span[]): number {
  const end = Math.max(startedAt, now);
  return others
    .filter((span) => span.startedAt >= startedAt && (span.endedAt === null || span.endedAt > span.startedAt))
    .reduce((earliest, span) => Math.min(earliest, span.startedAt), end);
}

/** The minutes of the longest day for which the shop is open, from its first opening to its last closing. */
export function longestDayMinutes(hours: OpeningHours): number {
  const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const lengths = Object.values(hours).map((spans) => {
    const first = spans[0];
    const last = spans.at(-1);
    return first && last ? minuteOf(last.to) - minuteOf(first.from) : 0;
  });
  return Math.max(0, ...lengths) || 24 * 60;
}

/** Whether a clock that still runs was probably forgotten: since another day, or for longer than the shop is open. */
export function isForgotten(startedAt: number, now: number, zone: string, hours: OpeningHours): boolean {
  if (now < startedAt) return false;
  const day: Day = dayOfInstant(startedAt, zone);
  return day !== dayOfInstant(now, zone) || now - startedAt > longestDayMinutes(hours) * MINUTE_MS;
}
