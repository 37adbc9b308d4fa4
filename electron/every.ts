const FIRST_MS = 60_000;

/** Runs `work` about a minute after the start and then every so often. Keeps no program alive. */
export function every(ms: number, work: () => void): () => void {
  const first = setTimeout(work, Math.min(ms, FIRST_MS)).unref();
  const timer = setInterval(work, ms).unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
