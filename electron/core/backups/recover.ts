import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { seal } from '../audit/seal.ts';
import { makeFolder } from '../store/flush.ts';
import { orderSwap, placesBeside, STORE_NAME } from '../store/restore-swap.ts';
import { writeScratch } from '../store/scratch.ts';
import { identityOf, type ShopIdentity } from '../store/shop-facts.ts';
import { holdLock } from '../store/store-lock.ts';
import { forgetSessions } from './backups.sql.ts';
import { type ListedBackup, listBackups } from './backups-folder.ts';
import type { Examined } from './examine-backup.ts';
import { startWork } from './long-work.ts';
import type { OnProgress } from './progress.ts';

export interface RecoverOptions {
  /** The shop's file, damaged or gone or sound; no core has it open. */
  file: string;
  /** A backup: an archive or a database. */
  source: string;
  now: () => number;
  acceptsOtherShop?: boolean;
  onProgress?: OnProgress;
}

/**
 * Restores without a core: for a store that does not open. From the return on, whoever opens the file opens what was
 * restored, and what was there lies in `set-aside/`. Whoever may start the program on this folder may do so.
 * @throws Refusal as examineBackup does, `settings.store-locked`, or `backups.other-shop`; nothing is changed then.
 */
export async function recoverFrom(options: RecoverOptions): Promise<Examined> {
  const { file, source, now, onProgress = () => undefined } = options;
  const places = placesBeside(file);
  makeFolder(places.restore);
  const lock = holdLock(file);
  const staged = `stage-${randomUUID()}`;
  const stage = join(places.restore, staged);
  try {
    const here = presentIdentity(file);
    const examined = await startWork<'examine'>({ kind: 'examine', order: { source, stage } }, onProgress)
      .done;
    const isOther = here !== null && here.name !== '' && here.key !== examined.shopKey;
    if (isOther && !options.acceptsOtherShop) {
      refuse('conflict', 'backups.other-shop', { there: examined.shopName, here: here.name });
    }
    writeScratch(join(stage, STORE_NAME), now, (writer) => {
      writer.run(forgetSessions);
      const after = {
        restored: basename(source),
        madeAt: examined.madeAt,
        lastEvent: examined.lastEvent?.id ?? null,
      };
      const happening = { domain: 'backups', subject: null, after };
      seal(writer, [happening], { at: now(), actor: null, station: null, procedure: 'backups.restore' });
    });
    orderSwap(file, staged, {
      at: now(),
      restored: basename(source),
      shopName: here?.name ?? '',
      was: here === null ? 'unreadable' : here.name === '' ? 'empty' : 'shop',
      goodStartAt: null,
    });
    return examined;
  } catch (error) {
    rmSync(stage, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

/** The newest whole backup beside a shop's file that can still be read. */
export async function newestBackup(file: string): Promise<ListedBackup | null> {
  const listed = await listBackups(placesBeside(file).backups);
  return (
    listed.find(({ kind }) => kind === 'archive') ?? listed.find(({ kind }) => kind === 'database') ?? null
  );
}

/** Null where the file cannot say: it is damaged then. */
function presentIdentity(file: string): ShopIdentity | null {
  if (!existsSync(file)) return { name: '', key: null };
  try {
    return identityOf(file);
  } catch {
    return null;
  }
}
