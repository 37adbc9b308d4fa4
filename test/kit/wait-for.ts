/** Asks again and again until there is an answer. */
export async function waitFor<T>(ask: () => Promise<T | null>, patienceMs = 15_000): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > until) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
