import type { Otherwise } from '../ipc/desk-channels.ts';
import * as planted from '../ipc/planted.ts';
import { strangers } from '../ipc/senders.ts';
import { tryIpc } from '../ipc/try-ipc.ts';
import type { Control, FaultRow } from '../row.ts';

const broken = (plants: string, otherwise: Otherwise): Control => ({
  plants,
  isSeen: async (order) => (await tryIpc({ ...order, cases: 800 }, otherwise)).violations.length > 0,
});

/** No channel of the window answers anybody but our own page, and our own page only what is a call. */
export const row: FaultRow = {
  id: 'S2',
  title: `Hostile messages of the window: ${strangers.length} kinds of strangers at every channel, and bad messages of our own page`,
  sizes: { quick: 3000, full: 250_000 },
  missing: () => null,
  run: (order) => tryIpc(order),
  controls: [
    broken('a desk that does not ask who speaks', planted.anySender),
    broken('a desk that asks for the window and not for the page', planted.anyFrame),
    broken('a desk that takes an address for ours that begins like ours', planted.likeOurs),
    broken('a desk that takes a frame within our page for our page', planted.anyDepth),
    broken('a channel that was registered by hand', planted.byHand),
    broken('a desk that does not look at what it is handed', planted.uncheckedData),
  ],
  leavesOut: [
    'Electron itself: its real frames and windows are tried by a story of the window',
    'what the shell does with a good message: menus, printing, files',
  ],
};
