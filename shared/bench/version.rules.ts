/** What an order is for: a fault, or to bring the device to a version. */
export const jobs = ['repair', 'update', 'upgrade'] as const;
export type Job = (typeof jobs)[number];

/**
 * How two versions compare, part by part, numbers as numbers: 2.10 is after 2.9, `1.0` and `v1.0` are the same.
 * Negative where `a` is the older one, zero where they are the same.
 */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = comparePart(left[index] ?? '0', right[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function partsOf(version: string): string[] {
  return (
    version
      .toLowerCase()
      .replace(/^\s*v(?=\d)/, '')
      .match(/\d+|\p{L}+/gu) ?? []
  );
}

function comparePart(a: string, b: string): number {
  const isNumber = (part: string) => /^\d/.test(part);
  if (isNumber(a) && isNumber(b)) {
    const [x, y] = [a, b].map((part) => part.replace(/^0+(?=\d)/, '')) as [string, string];
    if (x.length !== y.length) return x.length - y.length;
    return x < y ? -1 : x > y ? 1 : 0;
  }
  // a word after the number is what came before it: 2.0 beta is older than 2.0
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a device is behind: what is not known may be. */
export function isBehind(installed: string, current: string): boolean {
  return current !== '' && (installed === '' || compareVersions(installed, current) < 0);
}
