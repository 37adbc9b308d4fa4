import { forgetOldAnswers } from './audit/answers.ts';
import { audit } from './audit/audit.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { customers } from './customers/customers.ts';
import { devices } from './devices/devices.ts';
import { drafts } from './drafts/drafts.ts';
import { papers } from './papers/papers.ts';
import { people } from './people/people.ts';
import { buildRouter, type Machinery } from './procedure.ts';
import { openRecords } from './records/records.ts';
import { repairs } from './repairs/repairs.ts';
import { search } from './search/search.ts';
import { settings } from './settings/settings.ts';
import { openStore, type Store } from './store/store.ts';
import { warranty } from './warranty/warranty.ts';

export type { Visitor } from './context.ts';

export interface CoreOptions {
  file: string;
  /** UTC milliseconds: the only clock that the core knows. */
  now: () => number;
  /** Called once for every fault: a bug or a broken disk, never a foreseen refusal. */
  log: (fault: unknown, reference: string) => void;
  version: string;
}

export interface Core {
  router: ReturnType<typeof buildRouter>;
  store: Store;
  /** Tells which domains changed, after each commit. A listener that throws changes nothing. */
  onChanged(listener: (domains: readonly string[]) => void): () => void;
  close(): void;
}

/** Composes the service desk: the store, the domains, the one wrapper. */
export function openCore({ file, now, log }: CoreOptions): Core {
  const store = openStore({ file, now });
  store.write((writer) => forgetOldAnswers(writer, now()));
  const listeners = new Set<(domains: readonly string[]) => void>();
  const tell: Machinery['tell'] = (domains) => {
    for (const listener of listeners) {
      try {
        listener(domains);
      } catch (fault) {
        log(fault, 'changed');
      }
    }
  };
  const records = openRecords({ file, now, tell, log });
  const router = buildRouter(
    {
      audit,
      catalogue,
      customers,
      devices,
      drafts,
      papers,
      people,
      records: records.useCases,
      repairs,
      search,
      settings,
      warranty,
    },
    { store, now, log, tell },
  );
  return {
    router,
    store,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      records.close();
      store.close();
    },
  };
}
