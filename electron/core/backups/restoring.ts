import { basename, join } from 'node:path';
import type { Found, RestoreSource, restoreSteps } from '../../../shared/backups/restore-steps.ts';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { seal } from '../audit/seal.ts';
import type { Reading, Writing } from '../context.ts';
import { checkPresent, missedPresent } from '../people/present-secret.ts';
import type { SecretCheck } from '../people/secret-check.ts';
import type { Uploads } from '../records/uploads.ts';
import { orderSwap, placesBeside, STORE_NAME } from '../store/restore-swap.ts';
import { writeScratch } from '../store/scratch.ts';
import type { Reader } from '../store/store.ts';
import { prepared, type UseCases } from '../use-case.ts';
import {
  backupState,
  eventHash,
  eventsSince,
  forgetSessions,
  howMuchIsHere,
  knownPerson,
  shopForBackups,
} from './backups.sql.ts';
import { type ListedBackup, listBackups } from './backups-folder.ts';
import type { Examination, Examinations } from './examinations.ts';
import { listSetAside } from './set-aside.ts';

export interface RestoringOptions {
  file: string;
  now: () => number;
  uploads: Uploads;
  examinations: Examinations;
  /** A swap was ordered: whoever keeps the core closes it and opens it again. */
  onOrdered: () => void;
}

type Steps = UseCases<ReturnType<typeof restoreSteps>>;

/** @param admit refuses whoever may not restore here, beside what the procedure's right says. */
export function restoreUseCases(options: RestoringOptions, admit: (context: Reading) => void): Steps {
  const { file, uploads, examinations, onOrdered } = options;
  const places = placesBeside(file);
  let whatIsHere: { shopName: string; was: 'shop' | 'empty' } = { shopName: '', was: 'empty' };

  let accepted: Examination | null = null;

  return {
    list: prepared({
      before: async (context: Reading) => {
        admit(context);
        const place = context.store.get(backupState)?.second_place ?? '';
        return {
          here: await listBackups(places.backups),
          second: place === '' ? [] : await listBackups(place),
        };
      },
      run: ({ store }, _input, { here, second }) => listed(store, here, second),
    }),
    beginUpload(context, { fileName, bytes }) {
      admit(context);
      return { uploadId: uploads.begin(fileName, bytes) };
    },
    addChunk: prepared({
      before: (context: Reading, { uploadId, index, base64 }: Chunk) => {
        admit(context);
        return uploads.add(uploadId, index, Buffer.from(base64, 'base64'));
      },
      run: (_context, _input, bytesReceived) => ({ bytesReceived }),
    }),
    examine: prepared({
      before: async (context: Reading, { from }: { from: RestoreSource }) => {
        admit(context);
        return sourceOf(context, from);
      },
      run: (_context, { from }, { path, label }) => ({ jobId: examinations.start(from, path, label) }),
    }),
    examined(context, { jobId }) {
      admit(context);
      const { job, examined } = examinations.find(jobId);
      return { ...job, found: examined ? foundIn(context.store, examined) : null };
    },
    forget(context, { jobId }) {
      admit(context);
      examinations.forget(jobId);
      return {};
    },
    restore: prepared({
      before: async (context: Reading, { presentSecret }: Wish) => {
        admit(context);
        return context.maybeActor ? checkPresent(context, presentSecret) : null;
      },
      run(context, wish, check) {
        // what follows the commit follows a wrong secret too, and must then do nothing
        accepted = null;
        const answer = restore(context, wish, check);
        if (answer.outcome === 'restoring') accepted = examinations.find(wish.jobId);
        return answer;
      },
      after() {
        const examination = accepted;
        if (!examination) return;
        accepted = null;
        examination.isOrdered = true;
        try {
          orderSwap(file, examination.staged, {
            at: options.now(),
            restored: examination.label,
            ...whatIsHere,
            goodStartAt: null,
          });
        } catch (error) {
          examination.isOrdered = false;
          Object.assign(examination.job, { state: 'failed', failure: { reason: 'backups.not-restored' } });
          throw error;
        }
        if (examination.from.kind === 'upload') uploads.discard(examination.from.uploadId);
        // the answer leaves first
        setImmediate(onOrdered);
      },
    }),
  };

  async function sourceOf({ store }: Reading, from: RestoreSource) {
    switch (from.kind) {
      case 'upload': {
        const { path, fileName } = uploads.whole(from.uploadId);
        return { path, label: fileName };
      }
      case 'path':
        return { path: from.path, label: from.path };
      case 'set-aside': {
        const found = listSetAside(places.setAside).find(({ name }) => name === from.name);
        return found
          ? { path: found.folder, label: found.name }
          : refuse('not-found', 'backups.file-missing');
      }
      case 'backup': {
        const second = store.get(backupState)?.second_place ?? '';
        const all = [...(await listBackups(places.backups)), ...(second ? await listBackups(second) : [])];
        const found = all.find(({ fileName }) => fileName === from.fileName);
        return found
          ? { path: found.path, label: basename(found.path) }
          : refuse('not-found', 'backups.file-missing');
      }
    }
  }

  function restore(context: Writing, wish: Wish, check: SecretCheck | null) {
    if (check) {
      const waitSeconds = missedPresent(context, check);
      if (waitSeconds !== null) {
        context.record({ domain: 'backups', subject: null, after: { refused: 'secret' } });
        return { outcome: 'wrong' as const, waitSeconds };
      }
    }
    const examination = examinations.find(wish.jobId);
    mustBeAccepted(context.store, examination, wish);
    const told = {
      restored: examination.label,
      madeAt: examination.examined?.madeAt ?? null,
      lastEvent: examination.examined?.lastEvent?.id ?? null,
      by: context.maybeActor?.name ?? null,
    };
    sealInto(examination, context, told);
    const shop = context.store.get(shopForBackups);
    whatIsHere = { shopName: shop?.name ?? '', was: shop ? 'shop' : 'empty' };
    context.record({ domain: 'backups', subject: null, after: told });
    return { outcome: 'restoring' as const, waitSeconds: 0 };
  }

  /** The log of the backup goes on with who put it here; who was signed in then is not now. */
  function sealInto(examination: Examination, context: Writing, told: object): void {
    if (examination.isSealed) return;
    const { now, maybeActor } = context;
    writeScratch(join(examination.stage, STORE_NAME), options.now, (writer) => {
      const isKnown = maybeActor !== null && isSameShop(context.store, examination);
      const actor = isKnown ? (writer.get(knownPerson, { id: maybeActor.id })?.id ?? null) : null;
      writer.run(forgetSessions);
      const happening = { domain: 'backups', subject: null, after: told };
      seal(writer, [happening], { at: now, actor, station: null, procedure: 'backups.restore' });
    });
    examination.isSealed = true;
  }
}

interface Chunk {
  uploadId: string;
  index: number;
  base64: string;
}

interface Wish {
  jobId: string;
  presentSecret: string;
  acceptsOtherShop: boolean;
  acceptsBrokenLog: boolean;
}

function mustBeAccepted(store: Reader, examination: Examination, wish: Wish): void {
  const { job, examined } = examination;
  if (job.state !== 'done' || !examined)
    throw new Refusal('conflict', { reason: 'backups.not-examined-yet' });
  const here = store.get(shopForBackups);
  if (here && !isSameShop(store, examination) && !wish.acceptsOtherShop) {
    refuse('conflict', 'backups.other-shop', { there: examined.shopName, here: here.name });
  }
  if (examined.brokenEvent !== null && !wish.acceptsBrokenLog) refuse('conflict', 'backups.broken-log');
}

/** By the key that was made once; a file from before there were keys, by the event that both logs begin with. */
function isSameShop(store: Reader, { examined }: Pick<Examination, 'examined'>): boolean {
  if (!examined) return false;
  if (examined.shopKey !== null) return examined.shopKey === store.get(backupState)?.shop_key;
  const { lastEvent } = examined;
  return lastEvent !== null && store.get(eventHash, { id: lastEvent.id })?.hash === lastEvent.hash;
}

function foundIn(store: Reader, examined: NonNullable<Examination['examined']>): Found {
  const count = (table: string) => examined.counts[table] ?? 0;
  const shop = store.get(shopForBackups);
  const numbers = store.get(howMuchIsHere);
  const { id = 0, hash = '' } = examined.lastEvent ?? {};
  const isBeginning = id === 0 || store.get(eventHash, { id })?.hash === hash;
  const since = store.get(eventsSince, { id });
  return {
    shopName: examined.shopName,
    madeAt: examined.madeAt ?? examined.lastEvent?.at ?? null,
    why: examined.why,
    programVersion: examined.programVersion,
    counts: {
      customers: count('customer'),
      devices: count('device'),
      repairs: count('repair'),
      events: count('event'),
      attachments: examined.attachments,
    },
    leftOut: examined.leftOut,
    brokenEvent: examined.brokenEvent,
    here:
      shop && numbers
        ? {
            shopName: shop.name,
            counts: { ...numbers, attachments: null },
            isSameShop: isSameShop(store, { examined }),
            eventsSince: isBeginning ? (since?.events ?? 0) : null,
            lastAt: since?.last_at ?? null,
          }
        : null,
  };
}

function listed(store: Reader, here: readonly ListedBackup[], second: readonly ListedBackup[]) {
  const shopKey = store.get(backupState)?.shop_key ?? '';
  const copies = new Set(second.map(({ fileName }) => fileName));
  const names = new Set(here.map(({ fileName }) => fileName));
  const all = [...here, ...second.filter(({ fileName }) => !names.has(fileName))];
  return all
    .sort((one, other) => other.madeAt - one.madeAt)
    .map(({ fileName, bytes, madeAt, why, kind, manifest }) => ({
      fileName,
      bytes,
      madeAt,
      why,
      kind,
      shopName: manifest?.shopName ?? '',
      isOfThisShop: kind === 'database' || manifest?.shopKey === shopKey,
      hasFlaw: manifest !== null && (manifest.brokenEvent !== null || manifest.leftOut.length > 0),
      isInSecondPlace: copies.has(fileName),
    }));
}
