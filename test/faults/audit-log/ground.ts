import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Head, seal, sealOf } from '../../../electron/core/audit/seal.ts';
import { openStore, type Store } from '../../../electron/core/store/store.ts';
import { peopledShop } from '../desk/peopled-shop.ts';

/** A closed, sound file with a log, and what was noted of it outside. */
export interface Ground {
  file: string;
  head: Head;
  /** The same file as it was some events ago. */
  earlier: string;
  /** A sound file that began like this one and went on otherwise. */
  branched: string;
}

const occasion = { at: 1_790_000_000_000, actor: null, station: null, procedure: 'customers.change' };

/** Lays out a log of so many events in the folder, in a copy of the shop that everything is tried in. */
export async function layGround(folder: string, events: number): Promise<Ground> {
  const { file: model } = await peopledShop();
  const place = (name: string) => join(folder, `${name}-${events}.db`);
  const [file, earlier, branched] = [place('now'), place('earlier'), place('branched')];
  copyFileSync(model, earlier);
  extend(earlier, events - 30, 'shop');
  copyFileSync(earlier, file);
  copyFileSync(earlier, branched);
  extend(branched, events + 10, 'another');
  const head = extend(file, events, 'shop');
  return { file, head, earlier, branched };
}

/** Adds well sealed events until there are so many. */
function extend(file: string, until: number, by: string): Head {
  const store = openStore({ file, now: () => occasion.at });
  try {
    for (let last = headOf(store).id; last < until; last = headOf(store).id) {
      const happenings = Array.from({ length: Math.min(200, until - last) }, (_, index) => ({
        domain: 'customers',
        subject: last + index,
        before: { name: `before ${index} ${by}` },
        after: index % 3 === 0 ? undefined : { name: `after ${index} ${by}` },
      }));
      store.write((writer) => seal(writer, happenings, { ...occasion, at: occasion.at + last }));
    }
    return headOf(store);
  } finally {
    store.close();
  }
}

function headOf(store: Store): Head {
  const head = store.read((reader) => sealOf(reader));
  if (!head) throw new Error('the log is empty');
  return { id: head.id, hash: head.hash };
}
