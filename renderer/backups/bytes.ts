import type { Format } from '../ui/format.ts';

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people say it: 340 kB, 12.4 MB, 1.6 GB. */
export function sizeWords(format: Format, bytes: number): string {
  let size = Math.max(bytes, 1) / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return format.number(size, { style: 'unit', unit: units[unit] as string, maximumFractionDigits: digits });
}
