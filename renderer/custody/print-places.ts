const route = '/paper/places';

/** Prints the labels of all places by the system's dialog; in a browser from a page of their own. */
export async function printPlaces(): Promise<void> {
  const bridge = globalThis.window.aftercare;
  if (!bridge) {
    globalThis.open(`${route}?print=1`, '_blank', 'popup,width=900,height=1000');
    return;
  }
  const answer = await bridge.print.print({ route });
  if (!answer.ok) throw answer.error;
}
