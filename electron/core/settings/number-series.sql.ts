import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const row = z.object({ year: z.number(), prefix: z.string(), next: z.number(), width: z.number() });

export const seriesOfYear = select(
  row,
  'SELECT year, prefix, next, width FROM number_series WHERE kind = :kind AND year = :year',
);

/** Year 0, a series that never begins anew, comes last. */
export const allSeries = select(
  row,
  'SELECT year, prefix, next, width FROM number_series WHERE kind = :kind ORDER BY year DESC',
);

export const setSeries = change(`
  INSERT INTO number_series (kind, year, prefix, next, width) VALUES (:kind, :year, :prefix, :next, :width)
  ON CONFLICT (kind, year) DO UPDATE SET prefix = excluded.prefix, next = excluded.next, width = excluded.width`);

export const advanceSeries = change(
  'UPDATE number_series SET next = next + 1 WHERE kind = :kind AND year = :year',
);

export const dropSeries = change('DELETE FROM number_series WHERE kind = :kind AND year = :year');
