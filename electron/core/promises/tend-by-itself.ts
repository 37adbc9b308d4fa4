import { Refusal } from '../../../shared/kernel/refusal.ts';
import { seal } from '../audit/seal.ts';
import type { Happening, Visitor } from '../context.ts';
import { withWriter } from '../procedure.ts';
import { readingFor } from '../reading.ts';
import { asked } from '../standing.ts';
import type { Store } from '../store/store.ts';
import { needsTending, tendPromises } from './at-risk.ts';

interface Tended {
  store: Store;
  now: () => number;
  log: (fault: unknown, reference: string) => void;
  tell: (domains: readonly string[]) => void;
}

const nobody: Visitor = { transport: 'window', address: '', stationToken: null, sessionToken: null };

/** Looks after the promises at risk by itself, since a day passes without anybody doing anything. */
export function promiseTender({ store, now, log, tell }: Tended): () => void {
  return () => {
    try {
      const isWanted = store.read(
        (reader) => asked.shop(reader) !== null && needsTending(readingFor(reader, nobody, now())),
      );
      if (!isWanted) return;
      const domains = store.write((writer) => {
        const happenings: Happening[] = [];
        const at = now();
        const context = withWriter(readingFor(writer, nobody, at), writer, (one) => happenings.push(one));
        tendPromises(context);
        seal(writer, happenings, { at, actor: null, station: null, procedure: 'promises.tend' });
        return happenings.map(({ domain }) => domain);
      });
      if (domains.length > 0) tell([...new Set(domains)]);
    } catch (fault) {
      // a full or failing disk: the store's health says so, and an hour later it is looked again
      if (!(fault instanceof Refusal)) log(fault, 'promises');
    }
  };
}
