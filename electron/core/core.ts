import { Refusal } from '../../shared/kernel/refusal.ts';
import { openAttachments } from './attachments/attachments.ts';
import { forgetOldAnswers } from './audit/answers.ts';
import { openAudit } from './audit/audit.ts';
import { openBackups } from './backups/backups.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { customers } from './customers/customers.ts';
import { devices } from './devices/devices.ts';
import { drafts } from './drafts/drafts.ts';
import { openExports } from './exports/exports.ts';
import type { AnchorPlace } from './health/anchor.ts';
import { openHealth } from './health/health.ts';
import { papers } from './papers/papers.ts';
import { people } from './people/people.ts';
import { buildRouter, type Machinery } from './procedure.ts';
import { openRecords } from './records/records.ts';
import { repairs } from './repairs/repairs.ts';
import { search } from './search/search.ts';
import { tidierOf } from './search/tidy.ts';
import { settings } from './settings/settings.ts';
import { openStore, type Store, type StoreOptions } from './store/store.ts';
import { warranty } from './warranty/warranty.ts';

export type { Visitor } from './context.ts';

export interface CoreOptions {
  file: string;
  /** UTC milliseconds: the only clock that the core knows. */
  now: () => number;
  /** Called once for every fault: a bug or a broken disk, never a foreseen refusal. */
  log: (fault: unknown, reference: string) => void;
  version: string;
  /** Runs `work` soon after the start and then every so often, until what it answers is called. Without it nothing does. */
  every?: (ms: number, work: () => void) => () => void;
  /** Where the last event is noted outside the store; without it a cut-off tail is not seen. */
  anchor?: AnchorPlace;
  /** Another store is to take the place of this one, as soon as this core is closed and opened again. */
  onRestoreOrdered?: () => void;
  /** How the file is opened: better-sqlite3 itself, unless a test stands between. */
  connect?: StoreOptions['connect'];
}

export interface Core {
  router: ReturnType<typeof buildRouter>;
  store: Store;
  /** Tells which domains changed, after each commit. A listener that throws changes nothing. */
  onChanged(listener: (domains: readonly string[]) => void): () => void;
  /** No call is answered from then on. The promise ends with the last of its workers. */
  close(): Promise<void>;
}

/** How long an event may wait to be noted outside the store. */
const ANCHOR_MS = 10_000;
/** How often it is looked whether a check is due. */
const CHECK_LOOK_MS = 3_600_000;
/** How long the counter has for itself between two steps of tidying the search. */
const TIDY_STEP_MS = 1000;
/** How often it is looked whether a backup is due. */
const BACKUP_LOOK_MS = 3_600_000;

/** Composes the service desk: the store, the domains, the one wrapper. */
export function openCore(options: CoreOptions): Core {
  const { file, now, log, connect } = options;
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
  const onChanged: Core['onChanged'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const store = openStore({ file, now, log, connect, onHealth: () => tell(['health']) });
  try {
    return { ...composeOver(store, options, tell), onChanged };
  } catch (fault) {
    // whoever tries again, in this process too, finds the file closed and its lock free
    store.close();
    throw fault;
  }
}

function composeOver(store: Store, options: CoreOptions, tell: Machinery['tell']): Omit<Core, 'onChanged'> {
  const { file, now, log, version, every, anchor } = options;
  const health = openHealth({ store, now, tell, log, anchor });
  tidyAnswers(store, now());
  const backups = openBackups({
    ...{ store, file, now, version, tell, log },
    onOrdered: options.onRestoreOrdered ?? (() => undefined),
  });
  const records = openRecords({ file, now, tell, log, beforeTakeIn: backups.beforeTakeIn });
  const exported = openExports({ file, version, now, tell, log });
  const router = buildRouter(
    {
      attachments: openAttachments({ file, now }),
      audit: openAudit(health.history),
      backups: backups.useCases,
      catalogue,
      customers,
      devices,
      drafts,
      exports: exported.useCases,
      health: health.useCases,
      papers,
      people,
      records: records.useCases,
      recovery: backups.recovery,
      repairs,
      search,
      settings,
      warranty,
    },
    {
      store,
      now,
      log,
      tell(domains) {
        tell(domains);
        health.committed();
      },
    },
  );
  const stopChecking = every?.(CHECK_LOOK_MS, health.checkWhatIsDue);
  const stopNoting = every?.(ANCHOR_MS, health.noteWhatWaits);
  const stopTidying = every?.(TIDY_STEP_MS, tidierOf(store, now));
  const stopTending = every?.(BACKUP_LOOK_MS, () => void backups.tend());
  return {
    router,
    store,
    close() {
      stopChecking?.();
      stopNoting?.();
      stopTending?.();
      stopTidying?.();
      const ended = backups.close();
      records.close();
      exported.close();
      health.close();
      store.close();
      return ended;
    },
  };
}

/** A full or failing disk does not keep a shop from opening: it can be read, and the screens say what is wrong. */
function tidyAnswers(store: Store, now: number): void {
  try {
    store.write((writer) => forgetOldAnswers(writer, now));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
