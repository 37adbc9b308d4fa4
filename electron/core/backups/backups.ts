import { join } from 'node:path';
import type { backups as contract } from '../../../shared/backups/backups.contract.ts';
import type { recovery as recoveryContract } from '../../../shared/backups/recovery.contract.ts';
import { isOverdue } from '../../../shared/backups/retention.rules.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { openUploads } from '../records/uploads.ts';
import { clearAway } from '../store/clear-away.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { backupState, keepUnderstood, keepWishes, shopForBackups } from './backups.sql.ts';
import { openExaminations } from './examinations.ts';
import { type BackupsOptions, type KeptBackups, keepBackups } from './made-backups.ts';
import { lookAtPlace, type PlaceFacts, warningOf } from './place.ts';
import { restoreUseCases } from './restoring.ts';
import { listSetAside } from './set-aside.ts';

export interface OpenBackupsOptions extends BackupsOptions {
  onOrdered: () => void;
}

/** Backups made, kept and looked after, and the way back to one. */
export function openBackups(options: OpenBackupsOptions) {
  const { file, now, tell, log, onOrdered } = options;
  const kept = keepBackups(options);
  const { places } = kept;
  const tellAll = () => tell(['backups', 'recovery']);
  const examinations = openExaminations(places.restore, tellAll, log);
  const uploads = openUploads(join(places.restore, 'incoming'), now);
  const restoring = { file, now, uploads, examinations, onOrdered };

  const useCases: UseCases<typeof contract> = {
    state: prepared({ before: (context: Reading) => lookAround(context, kept), run: state }),
    make(context) {
      const { jobId } = kept.start('asked');
      if (kept.making) void kept.follow(kept.making);
      context.record({ domain: 'backups', subject: null, after: { asked: true } });
      return { jobId };
    },
    cancelMaking: prepared({
      before: (_context: Reading, { jobId }: { jobId: string }) => kept.cancel(jobId),
      run: () => ({}),
    }),
    change: prepared({
      before: async (_context: Reading, { secondPlace }: Wishes) =>
        secondPlace ? lookAtPlace(secondPlace, places.data) : null,
      run: change,
      after: ({ secondPlace }) => {
        if (secondPlace) void kept.tend();
      },
    }),
    understandPlace(context) {
      context.store.run(keepUnderstood, { place: places.data });
      context.record({ domain: 'backups', subject: null, after: { understood: places.data } });
      return {};
    },
    ...restoreUseCases(restoring, () => undefined),
  };
  const recovery: UseCases<typeof recoveryContract> = restoreUseCases(restoring, mustHaveNoShop);

  return {
    useCases,
    recovery,
    tend: kept.tend,
    beforeTakeIn: kept.beforeTakeIn,
    async close() {
      await Promise.all([kept.close(), examinations.close()]);
      clearAway(join(places.restore, 'incoming'));
    },
  };
}

interface Wishes {
  warnAfterDays?: number | undefined;
  secondPlace?: string | undefined;
}

/** What stands outside of the store. */
async function lookAround({ store }: Reading, kept: KeptBackups) {
  const { second_place: place, understood_place } = kept.state();
  const last = await kept.newest();
  const second: PlaceFacts = place
    ? await lookAtPlace(place, kept.places.data)
    : { state: 'missing', freeBytes: null };
  const isReady = second.state === 'ready';
  return {
    last,
    second: {
      state: place ? second.state : ('none' as const),
      freeBytes: second.freeBytes,
      waiting: isReady ? (await kept.waitingFor(place)).length : 0,
    },
    warning: warningOf(kept.places.data),
    isUnderstood: understood_place === kept.places.data,
    setAside: listSetAside(kept.places.setAside),
    dataFolder: kept.places.data,
    making: kept.last,
    shop: store.get(shopForBackups),
  };
}

function state(
  { store, now }: Writing,
  _input: unknown,
  {
    last,
    second,
    warning,
    isUnderstood,
    setAside,
    dataFolder,
    making,
    shop,
  }: Awaited<ReturnType<typeof lookAround>>,
) {
  const row = store.get(backupState);
  const warnAfterDays = row?.warn_after_days ?? 3;
  const since = last?.madeAt ?? shop?.opened_at ?? now;
  const failure = row?.failed_at ? { at: row.failed_at, reason: row.failure ?? 'backups.failed' } : null;
  const isSample = shop?.is_sample === 1;
  return {
    warnAfterDays,
    secondPlace: row?.second_place ?? '',
    last: last && { fileName: last.fileName, madeAt: last.madeAt, bytes: last.bytes, why: last.why },
    failure,
    isOverdue: !isSample && (failure !== null || isOverdue(since, now, warnAfterDays)),
    dataFolder,
    warning: warning && { ...warning, isUnderstood },
    second,
    making: making && { ...making.job, jobId: making.jobId, why: making.why },
    setAside: setAside.map(({ name, at, shopName, was, bytes, goodStartAt }) => ({
      name,
      at,
      shopName,
      was,
      bytes,
      isGoodSince: goodStartAt,
    })),
  };
}

function change(context: Writing, wishes: Wishes, place: PlaceFacts | null) {
  const { store } = context;
  if (place && place.state !== 'ready') {
    refuseField(['secondPlace'], `backups.place.${place.state}`);
  }
  const row = store.get(backupState);
  const before = { warnAfterDays: row?.warn_after_days ?? 3, secondPlace: row?.second_place ?? '' };
  const after = {
    warnAfterDays: wishes.warnAfterDays ?? before.warnAfterDays,
    secondPlace: wishes.secondPlace ?? before.secondPlace,
  };
  store.run(keepWishes, after);
  context.record({ domain: 'backups', subject: null, before, after });
  return {};
}

function mustHaveNoShop({ store }: Reading): void {
  if (store.get(shopForBackups)) refuse('conflict', 'backups.has-shop');
}
