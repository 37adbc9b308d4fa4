import * as planted from '../http/planted.ts';
import { type InFront, tryHttp } from '../http/try-http.ts';
import type { Control, FaultRow } from '../row.ts';

const lenient = (plants: string, inFront: InFront): Control => ({
  plants,
  isSeen: async (order) => (await tryHttp({ ...order, cases: 240 }, inFront)).violations.length > 0,
});

/** Whatever comes to the hub's port and is not one of our pages gets no data, and our pages go on being served. */
export const row: FaultRow = {
  id: 'S3',
  title:
    'Hostile HTTP: names, pages, methods, types, framing, traversal, size and slowness, at a signed-in hub',
  sizes: { quick: 600, full: 50_000 },
  missing: () => null,
  run: (order) => tryHttp(order),
  controls: [
    lenient('a hub that answers under any name', planted.anyHost),
    lenient('a hub that does not ask which page is calling', planted.anyPage),
    lenient('a hub that takes every type for JSON', planted.anyType),
    lenient('a hub that does not ask for its header', planted.anyForm),
    lenient('a hub that obeys a header about the method', planted.saidMethod),
    lenient('a file server that joins paths', planted.joinedPaths),
  ],
  leavesOut: [
    'TLS: the hub speaks plain HTTP to this machine so far',
    'proxies in front of the hub, which may read a request another way',
    'floods that fill the line itself',
  ],
};
