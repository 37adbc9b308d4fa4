import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { examineBackup } from '../../../electron/core/backups/examine-backup.ts';
import { makeBackup } from '../../../electron/core/backups/make-backup.ts';
import { orderSwap, placesBeside } from '../../../electron/core/store/restore-swap.ts';
import { MONDAY_MORNING } from '../../kit/shop.ts';
import type { Step } from './workload.ts';

const OLD = 'old.aftercare';
const NEW = 'new.aftercare';
const quiet = () => undefined;

const order = (file: string, name: string) => ({
  file,
  attachments: placesBeside(file).attachments,
  target: join(placesBeside(file).backups, name),
  scratch: join(placesBeside(file).data, 'scratch'),
  why: 'asked' as const,
  madeAt: MONDAY_MORNING,
  programVersion: 'test',
});

/** A backup of a closed shop beside it, for a later day. */
export async function makeOldBackup(file: string): Promise<void> {
  await makeBackup(order(file, OLD), quiet);
}

export const backingUp: Step = {
  name: 'make a backup',
  mayBeDone: true,
  async do({ file }) {
    if (!existsSync(join(placesBeside(file).backups, NEW))) await makeBackup(order(file, NEW), quiet);
  },
};

/** Examined, ordered, and carried out by the next opening; or carried out already. */
export const restoring: Step = {
  name: 'restore the old backup',
  mayBeDone: true,
  async do(bench) {
    bench.open();
    const places = placesBeside(bench.file);
    const isDone = existsSync(places.setAside) && readdirSync(places.setAside).length > 0;
    if (isDone && !existsSync(places.marker)) return;
    if (!existsSync(places.marker)) {
      await examineBackup(
        { source: join(places.backups, OLD), stage: join(places.restore, 'stage-1') },
        quiet,
      );
      const facts = { restored: OLD, shopName: '', was: 'shop' as const, goodStartAt: null };
      orderSwap(bench.file, 'stage-1', { at: MONDAY_MORNING, ...facts });
    }
    await bench.close();
    bench.open();
  },
};

/** Of the backups that were made, those that are none. */
export async function brokenBackups(folder: string): Promise<string[]> {
  const broken: string[] = [];
  for (const name of namesIn(folder)) {
    try {
      await examineBackup({ source: join(folder, 'backups', name), stage: join(folder, 'look') }, quiet);
    } catch (error) {
      broken.push(`the backup ${name} does not hold: ${String(error)}`);
    }
    rmSync(join(folder, 'look'), { recursive: true, force: true });
  }
  return broken;
}

/** The same, and that there is one of that name once the step is answered. */
export function mustHaveBackup(step: number, name: RegExp) {
  return async (folder: string, answered: number): Promise<string[]> => {
    const isThere = answered < step || namesIn(folder).some((one) => name.test(one));
    return [...(isThere ? [] : ['the backup is not there']), ...(await brokenBackups(folder))];
  };
}

function namesIn(folder: string): string[] {
  const place = join(folder, 'backups');
  if (!existsSync(place)) return [];
  return readdirSync(place).filter((name) => /\.(db|aftercare)$/.test(name) && name !== OLD);
}
