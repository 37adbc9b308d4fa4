import type { Bench } from '../workloads/bench.ts';

/** What the button "try again" of the screens does, where there are screens; else the program is started again. */
export async function recovered(bench: Bench): Promise<string> {
  if (!bench.hasScreens) {
    await bench.close();
    bench.open();
    return bench.store.health.state;
  }
  const { state } = await bench.client.health.retry();
  return state;
}
