import type { Day } from '../../shared/kernel/day.ts';

/** The takings of a day on paper: by the system's dialog, or in a browser by a page of their own. */
export async function printTill(on: Day): Promise<void> {
  const route = `/paper/till?day=${on}`;
  const bridge = globalThis.window.aftercare;
  if (!bridge) {
    globalThis.open(`${route}&print=1`, '_blank', 'popup,width=900,height=1000');
    return;
  }
  const answer = await bridge.print.print({ route });
  if (!answer.ok) throw answer.error;
}
