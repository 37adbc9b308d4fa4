import type { Day } from '../../../shared/kernel/day.ts';
import { refuseField } from '../../../shared/kernel/refusal.ts';
import {
  defaultSeries,
  formatNumber,
  type NumberKind,
  numberKinds,
  yearOf,
} from '../../../shared/settings/number-series.rules.ts';
import type { Series } from '../../../shared/settings/settings.contract.ts';
import type { Reading, Writing } from '../context.ts';
import type { Reader } from '../store/store.ts';
import { advanceSeries, allSeries, dropSeries, seriesOfYear, setSeries } from './number-series.sql.ts';

/** The next human number of this kind, such as `R-2026-00123`: given out once and never again. */
export function nextNumber({ store, shop }: Writing, kind: NumberKind, day: Day): string {
  const { year, ...series } = runningSeries(store, kind, yearOf(day, shop.calendar));
  if (!store.get(seriesOfYear, { kind, year })) store.run(setSeries, { kind, year, ...series });
  store.run(advanceSeries, { kind, year });
  return formatNumber(series, year, series.next);
}

/** The series that numbers this year: the endless one, the year's own, or the last year's form from 1. */
function runningSeries(store: Reader, kind: NumberKind, year: number) {
  const rows = store.all(allSeries, { kind });
  const running = rows.find((row) => row.year === 0) ?? rows.find((row) => row.year === year);
  if (running) return running;
  const { beginsAnewEachYear, ...form } = defaultSeries[kind];
  const { prefix, width } = rows[0] ?? form;
  return { year: rows[0] || beginsAnewEachYear ? year : 0, prefix, width, next: 1 };
}

/** How each kind will be numbered next. */
export function listSeries({ store, shop, today }: Reading): (Series & { sample: string })[] {
  return numberKinds.map((kind) => {
    const { year, prefix, next, width } = runningSeries(store, kind, yearOf(today, shop.calendar));
    const sample = formatNumber({ prefix, width }, year, next);
    return { kind, prefix, next, width, beginsAnewEachYear: year !== 0, sample };
  });
}

/**
 * Goes on from an old series or changes the form of one. A prefix never ends in a digit and the count never goes
 * back, so that no number can come twice.
 */
export function changeSeries(context: Writing, series: Series): Record<string, never> {
  const { store, shop, today } = context;
  const { kind, prefix, next, width, beginsAnewEachYear } = series;
  const before = listSeries(context).find((row) => row.kind === kind)?.sample;
  const year = beginsAnewEachYear ? yearOf(today, shop.calendar) : 0;
  const comparable = store.all(allSeries, { kind }).filter((row) => !year || !row.year || row.year === year);
  const used = Math.max(1, ...comparable.map((row) => row.next));
  if (next < used) refuseField(['next'], 'settings.invalid.next-used', { minimum: used });
  if (beginsAnewEachYear) store.run(dropSeries, { kind, year: 0 });
  store.run(setSeries, { kind, year, prefix, next, width });
  const after = formatNumber({ prefix, width }, year, next);
  context.record({ domain: 'settings', subject: null, before: { [kind]: before }, after: { [kind]: after } });
  return {};
}
