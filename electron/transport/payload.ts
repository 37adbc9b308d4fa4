const maxDepth = 64;
const plainPrototypes = new Set<unknown>([Object.prototype, Array.prototype, null]);

/**
 * Says whether a value that came by structured clone is what JSON could have carried (undefined members aside),
 * no deeper than 64 levels and no larger than about `maxBytes` when written as UTF-8. Stops at the first excess, so a
 * cyclic or huge value costs no more than a good one of the largest size.
 */
export function isPlainData(value: unknown, maxBytes: number): boolean {
  let left = maxBytes;
  const textFits = (text: string): boolean => {
    if (text.length > left) return false;
    left -= Buffer.byteLength(text);
    return left >= 0;
  };
  const fits = (part: unknown, depth: number): boolean => {
    left -= 8;
    if (left < 0 || depth > maxDepth) return false;
    switch (typeof part) {
      case 'undefined':
      case 'boolean':
        return true;
      case 'number':
        return Number.isFinite(part);
      case 'string':
        return textFits(part);
      case 'object':
        break;
      default:
        return false;
    }
    if (part === null) return true;
    if (!plainPrototypes.has(Object.getPrototypeOf(part))) return false;
    if (Array.isArray(part) && part.length > left / 8) return false;
    for (const key of Object.keys(part)) {
      if (key === '__proto__' || !textFits(key) || !fits((part as Record<string, unknown>)[key], depth + 1))
        return false;
    }
    return true;
  };
  return fits(value, 0);
}
