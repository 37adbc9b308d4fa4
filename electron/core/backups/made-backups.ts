import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupReason } from '../../../shared/backups/manifest.ts';
import type { LongJob } from '../../../shared/backups/restore-steps.ts';
import { isDue } from '../../../shared/backups/retention.rules.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { placesBeside } from '../store/restore-swap.ts';
import type { Store } from '../store/store.ts';
import {
  backupState,
  giveShopKey,
  keepFailure,
  newestEvent,
  shopForBackups,
  signInsSince,
} from './backups.sql.ts';
import { freshName, isOf, type ListedBackup, listBackups, removeParts, thinOut } from './backups-folder.ts';
import { type LongWork, startWork } from './long-work.ts';
import { lookAtPlace } from './place.ts';
import { keepSecondPlace } from './second-place.ts';
import { tendSetAside } from './set-aside.ts';

export interface BackupsOptions {
  store: Store;
  file: string;
  now: () => number;
  version: string;
  tell: (domains: readonly string[]) => void;
  log: (fault: unknown, reference: string) => void;
}

export interface Making {
  jobId: string;
  why: BackupReason;
  job: LongJob;
}

interface MakingNow extends Making {
  work: LongWork<unknown>;
  /** Ends when the backup has its name, or with why it has none. */
  done: Promise<void>;
}

/** Makes backups one at a time, brings them to the second place and thins them out. */
export function keepBackups(options: BackupsOptions) {
  const { store, file, now, version, tell, log } = options;
  const places = placesBeside(file);
  let making: MakingNow | null = null;
  let last: Making | null = null;
  let tending: Promise<void> | null = null;
  let isClosed = false;

  rmSync(join(places.backups, SCRATCH), { recursive: true, force: true });
  removeParts(places.backups);
  haveShopKey(store);

  const start = (why: BackupReason): Making => {
    if (isClosed) refuse('conflict', 'settings.store-closed');
    if (making) return making;
    const madeAt = now();
    const target = join(places.backups, freshName(places.backups, madeAt, why));
    const scratch = join(places.backups, SCRATCH);
    const job: LongJob = { state: 'running', step: 'copying', share: null, failure: null };
    const order = {
      file,
      attachments: places.attachments,
      target,
      scratch,
      why,
      madeAt,
      programVersion: version,
    };
    const work = startWork<'make'>({ kind: 'make', order }, ({ step, done, total }) => {
      Object.assign(job, { step, share: total > 0 ? Math.min(1, done / total) : null });
      tell(['backups']);
    });
    const jobId = randomUUID();
    const done = work.done
      .then(() => settle(job, null))
      .catch((error: unknown) => {
        settle(job, error);
        throw error;
      })
      .finally(() => {
        making = null;
      });
    done.catch(() => undefined);
    making = { jobId, why, job, work, done };
    last = making;
    tell(['backups']);
    return making;
  };

  const settle = (job: LongJob, error: unknown) => {
    const wasCancelled = error instanceof Refusal && error.data.reason === 'backups.cancelled';
    if (error === null) Object.assign(job, { state: 'done', share: 1 });
    else if (wasCancelled) Object.assign(job, { state: 'cancelled' });
    else {
      if (!(error instanceof Refusal)) log(error, 'backup');
      const failure =
        error instanceof Refusal
          ? { reason: error.data.reason, facts: error.data.facts }
          : { reason: 'backups.failed' };
      Object.assign(job, { state: 'failed', failure });
    }
    if (isClosed) return;
    if (!wasCancelled) {
      const reason = job.failure?.reason ?? null;
      noteFailure(reason === null ? null : now(), reason);
    }
    tell(['backups']);
  };

  /** On a disk that takes nothing the note is lost too; the time since the last backup says it then. */
  const noteFailure = (at: number | null, reason: string | null) => {
    try {
      const before = store.read((reader) => reader.get(backupState));
      if (before?.failed_at === null && at === null) return;
      store.write((writer) => writer.run(keepFailure, { at, reason }));
    } catch (error) {
      log(error, 'backup-note');
    }
  };

  const own = async (): Promise<ListedBackup[]> => {
    const { shop_key } = stateOf(store);
    return (await listBackups(places.backups)).filter((backup) => isOf(backup, shop_key));
  };

  const second = keepSecondPlace(places.data, own);

  /** The newest whole backup of this shop. */
  const newest = async () => (await own()).find(({ kind }) => kind === 'archive') ?? null;

  /** Whatever is due now: a backup, its copies, the thinning out. Never two at a time. */
  const tend = (): Promise<void> => {
    tending ??= doWhatIsDue()
      .catch((error: unknown) => {
        if (!(error instanceof Refusal)) log(error, 'backups');
      })
      .finally(() => {
        tending = null;
      });
    return tending;
  };

  const doWhatIsDue = async () => {
    const shop = store.read((reader) => reader.get(shopForBackups));
    if (isClosed || !shop) return;
    tendSetAside(places.setAside, now(), (at) => {
      const row = store.read((reader) => reader.get(signInsSince, { at }));
      return (row?.count ?? 0) > 0;
    });
    const today = dayOfInstant(now(), shop.zone);
    const whole = (await own()).filter(({ kind }) => kind === 'archive');
    // a shop to look around in backs up when it is asked to
    if (
      shop.is_sample !== 1 &&
      isDue(
        whole.map(({ madeAt }) => dayOfInstant(madeAt, shop.zone)),
        today,
      )
    )
      await made(start('daily'));
    if (isClosed) return;
    await afterwards(shop.zone);
  };

  const made = async (one: Making) => {
    if (making?.jobId === one.jobId) await making.done;
  };

  /** A failing second place is no failure of the backup. */
  const afterwards = async (zone: string) => {
    const today = dayOfInstant(now(), zone);
    const { shop_key, second_place } = stateOf(store);
    await thinOut(places.backups, shop_key, today, zone);
    if (second_place !== '') {
      await second.bring(second_place);
      if (!isClosed && (await lookAtPlace(second_place, places.data)).state === 'ready') {
        await thinOut(second_place, shop_key, today, zone);
      }
    }
    if (!isClosed) tell(['backups']);
  };

  return {
    places,
    start,
    newest,
    tend,
    waitingFor: second.waitingFor,
    get making() {
      return making;
    },
    /** The last one begun since the program's start. */
    get last() {
      return last;
    },
    state: () => stateOf(store),
    async cancel(jobId: string) {
      if (making?.jobId === jobId) await making.work.cancel();
      removeParts(places.backups);
    },
    /** A backup made by hand goes to the second place at once. */
    async follow(one: Making) {
      try {
        await made(one);
        const zone = store.read((reader) => reader.get(shopForBackups))?.zone;
        if (!isClosed && zone !== undefined) await afterwards(zone);
      } catch (error) {
        if (!(error instanceof Refusal)) log(error, 'backups');
      }
    },
    /**
     * Before many records change at once. A backup since which nothing happened is as good as a new one.
     * @throws Refusal `backups.none-before` where none could be made.
     */
    async beforeTakeIn(): Promise<void> {
      const present = store.read((reader) => reader.get(newestEvent));
      const known = (await newest())?.manifest?.lastEvent;
      if (known && known.id === present?.id && known.hash === present.hash) return;
      // one that is under way began before now, and may lack what was written since
      if (making) await making.done.catch(() => undefined);
      const one = start('import') as MakingNow;
      try {
        await one.done;
      } catch {
        refuse('conflict', 'backups.none-before');
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([making?.work.cancel(), second.close()]);
      removeParts(places.backups);
    },
  };
}

export type KeptBackups = ReturnType<typeof keepBackups>;

const SCRATCH = '.making';

function stateOf(store: Store) {
  const row = store.read((reader) => reader.get(backupState));
  return (
    row ?? {
      shop_key: '',
      warn_after_days: 3,
      second_place: '',
      understood_place: '',
      failed_at: null,
      failure: null,
    }
  );
}

/** Where the disk takes nothing now, the key is made at the next start. */
function haveShopKey(store: Store): void {
  try {
    if (store.read((reader) => reader.get(backupState))) return;
    store.write((writer) => writer.run(giveShopKey, { shopKey: randomBytes(16).toString('hex') }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
