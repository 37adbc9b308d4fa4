/** Says whether a page that has crashed may be brought back: no more than `limit` times in `spanMs`. */
export function createCrashLimit(now: () => number, limit = 3, spanMs = 60_000): () => boolean {
  let crashes: number[] = [];
  return () => {
    const at = now();
    crashes = [...crashes.filter((crash) => at - crash < spanMs), at];
    return crashes.length <= limit;
  };
}
