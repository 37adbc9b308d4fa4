import { join } from 'node:path';
import { type ListedBackup, listBackups } from './backups-folder.ts';
import { type LongWork, startWork } from './long-work.ts';
import { lookAtPlace } from './place.ts';

const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * Brings proved backups to a folder on another drive, one after another, the newest first.
 * @param own lists the backups that there are here.
 */
export function keepSecondPlace(dataFolder: string, own: () => Promise<ListedBackup[]>) {
  let copying: LongWork<unknown> | null = null;
  let isClosed = false;

  const waitingFor = async (place: string): Promise<ListedBackup[]> => {
    const there = new Set((await listBackups(place)).map(({ fileName, bytes }) => `${fileName} ${bytes}`));
    const here = (await own()).filter(({ kind }) => kind === 'archive');
    return here.filter(({ fileName, bytes }) => !there.has(`${fileName} ${bytes}`));
  };

  return {
    /** What is not there yet. */
    waitingFor,
    /** A place that is away now is made up for later; one that is full takes what it can. */
    async bring(place: string): Promise<void> {
      const { state, freeBytes } = await lookAtPlace(place, dataFolder);
      if (state !== 'ready') return;
      let room = (freeBytes ?? 0) - SPARE_BYTES;
      for (const { path, fileName, bytes } of await waitingFor(place)) {
        room -= bytes;
        if (isClosed || room < 0) return;
        const order = { from: path, to: join(place, fileName) };
        copying = startWork<'copy'>({ kind: 'copy', order }, () => undefined);
        try {
          await copying.done;
        } finally {
          copying = null;
        }
      }
    },
    async close(): Promise<void> {
      isClosed = true;
      await copying?.cancel();
    },
  };
}
