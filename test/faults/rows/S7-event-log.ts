import * as planted from '../audit-log/planted.ts';
import { type Look, tryTampering } from '../audit-log/try-tampering.ts';
import type { Control, FaultRow } from '../row.ts';

const blind = (plants: string, check: Look): Control => ({
  plants,
  isSeen: async (order) => (await tryTampering({ ...order, cases: 120 }, check)).violations.length > 0,
});

/** Whatever is done to the event log behind the program's back is seen, and the first wrong event is named. */
export const row: FaultRow = {
  id: 'S7',
  title: 'Tampering with the event log: edited, deleted, inserted, swapped, cut off, sealed anew, exchanged',
  sizes: { quick: 300, full: 30_000 },
  missing: () => null,
  run: (order) => tryTampering(order),
  controls: [
    blind('a check that stops early', planted.stopsEarly),
    blind('a check that does not count the seals', planted.neverCounts),
    blind('a check that does not ask what a seal goes on from', planted.neverLinks),
    blind('a check that knows of nothing outside the file', planted.onlyInside),
    blind('a check that only looks how long the log is', planted.onlyCountsTail),
    blind('a check that names the event after the wrong one', planted.namesTheNext),
  ],
  leavesOut: [
    'well sealed events added at the end by somebody with the file: the seals need no key',
    'the file and the note outside taken back together to an earlier day, or the note deleted: another place is needed to see that',
    'where everything after a change was sealed anew it is seen by the note outside, which cannot say where it began',
  ],
};
