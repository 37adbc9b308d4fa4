import { Refusal } from '../../shared/kernel/refusal.ts';
import { openAttachments } from './attachments/attachments.ts';
import { forgetOldAnswers } from './audit/answers.ts';
import { openAudit } from './audit/audit.ts';
import { openBackups } from './backups/backups.ts';
import { bench } from './bench/bench.ts';
import { capacity } from './capacity/capacity.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { custody } from './custody/custody.ts';
import { customers } from './customers/customers.ts';
import { devices } from './devices/devices.ts';
import { drafts } from './drafts/drafts.ts';
import { estimates } from './estimates/estimates.ts';
import { openEvidence } from './evidence/evidence.ts';
import { openExports } from './exports/exports.ts';
import { handovers } from './handovers/handovers.ts';
import type { AnchorPlace } from './health/anchor.ts';
import { openHealth } from './health/health.ts';
import { papers } from './papers/papers.ts';
import { payments } from './payments/payments.ts';
import { people } from './people/people.ts';
import { buildRouter, type Machinery } from './procedure.ts';
import { promises } from './promises/promises.ts';
import { promiseTender } from './promises/tend-by-itself.ts';
import { openRecords } from './records/records.ts';
import { repairs } from './repairs/repairs.ts';
import { openTakeIn } from './repairs/taking-in.ts';
import { search } from './search/search.ts';
import { tidierOf } from './search/tidy.ts';
import { settings } from './settings/settings.ts';
import { openStore, type Store, type StoreOptions } from './store/store.ts';
import { openVault } from './vault/vault.ts';
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

/** How often it is looked whether a promise is at risk. */
const PROMISE_LOOK_MS = 3_600_000;

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
  const evidence = openEvidence({ file, now });
  const vault = openVault({ file });
  const sweepVault = () => {
    try {
      vault.sweep(store);
    } catch (fault) {
      log(fault, 'vault');
    }
  };
  sweepVault();
  const router = buildRouter(
    {
      attachments: openAttachments({ file, now }),
      audit: openAudit(health.history),
      backups: backups.useCases,
      bench,
      capacity,
      catalogue,
      custody,
      customers,
      devices,
      drafts,
      evidence: evidence.useCases,
      estimates,
      exports: exported.useCases,
      handovers,
      health: health.useCases,
      papers,
      payments,
      people,
      promises,
      records: records.useCases,
      recovery: backups.recovery,
      repairs: { ...repairs, takeIn: openTakeIn({ evidence, vault }) },
      search,
      settings,
      vault: vault.useCases,
      warranty,
    },
    {
      store,
      now,
      log,
      tell(domains) {
        tell(domains);
        if (domains.includes('vault')) sweepVault();
        health.committed();
      },
    },
  );
  const stopChecking = every?.(CHECK_LOOK_MS, health.checkWhatIsDue);
  const stopNoting = every?.(ANCHOR_MS, health.noteWhatWaits);
  const stopTidying = every?.(TIDY_STEP_MS, tidierOf(store, now));
  const stopPromises = every?.(PROMISE_LOOK_MS, promiseTender({ store, now, log, tell }));
  const stopTending = every?.(BACKUP_LOOK_MS, () => void backups.tend());
  return {
    router,
    store,
    close() {
      stopChecking?.();
      stopNoting?.();
      stopTending?.();
      stopPromises?.();
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
