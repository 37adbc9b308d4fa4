import i18next from 'i18next';
import { create } from 'zustand';
import type { ListFormat, ListName } from '../../shared/exports/lists.ts';
import { api } from '../app/api.ts';
import { fromBase64 } from '../app/base64.ts';
import { report } from '../app/query-client.ts';
import { notifyDone, notifyProblem } from '../ui/notify.tsx';

/** A file on its way out of the shop: it is written there, then fetched and handed to the browser or the window. */
export interface Work {
  jobId: string;
  fileName: string;
  phase: 'writing' | 'fetching';
  /** 0 to 1. */
  share: number;
}

interface Works {
  works: readonly Work[];
}

const pollMs = 300;
/** So many chunks become one piece that the browser may lay aside, so that no file has to fit the memory. */
const chunksAPiece = 64;

/** They outlive the page: whoever goes on working meanwhile gets the file all the same. */
export const useWorks = create<Works>(() => ({ works: [] }));

const change = (jobId: string, facts: Partial<Work>) =>
  useWorks.setState(({ works }) => ({
    works: works.map((work) => (work.jobId === jobId ? { ...work, ...facts } : work)),
  }));

const forget = (jobId: string) =>
  useWorks.setState(({ works }) => ({ works: works.filter((work) => work.jobId !== jobId) }));

/** Writes one list and saves it. */
export async function saveList(list: ListName, format: ListFormat): Promise<void> {
  try {
    const { jobId } = await api.exports.start({ list, format });
    await carryOut(jobId);
  } catch (error) {
    report(error);
  }
}

/** Follows a file that is being written until it is saved; says when it is, or why it is not. */
export async function carryOut(jobId: string): Promise<void> {
  useWorks.setState(({ works }) => ({
    works: [...works, { jobId, fileName: '', phase: 'writing', share: 0 }],
  }));
  try {
    const fileName = await written(jobId);
    if (fileName === null) return;
    notifyDone(i18next.t('exports.work.saved', { file: fileName }));
  } catch (error) {
    report(error);
  } finally {
    forget(jobId);
  }
}

export async function cancelWork(jobId: string): Promise<void> {
  await api.exports.cancel({ jobId }).catch(report);
}

async function written(jobId: string): Promise<string | null> {
  for (;;) {
    const job = await api.exports.job({ jobId });
    const { state, fileName, done, total, chunks, failure } = job;
    if (state === 'cancelled') return null;
    if (state === 'failed') {
      notifyProblem(i18next.t(`exports.refusal.${(failure ?? 'exports.not-written').split('.')[1]}`));
      return null;
    }
    if (state === 'done') {
      change(jobId, { fileName, phase: 'fetching', share: 0 });
      const file = await fetched(jobId, chunks);
      save(file, fileName);
      await api.exports.settle({ jobId });
      return fileName;
    }
    change(jobId, { fileName, share: done / Math.max(1, total) });
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function fetched(jobId: string, chunks: number): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let index = 0; index < chunks; ) {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (; index < chunks && parts.length < chunksAPiece; index++) {
      parts.push(fromBase64((await api.exports.chunk({ jobId, index })).base64));
      change(jobId, { share: (index + 1) / chunks });
    }
    pieces.push(new Blob(parts));
  }
  return new Blob(pieces);
}

const revokeAfterMs = 60_000;

/** As a download of the page: the browser or the window asks where to. */
function save(file: Blob, fileName: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), revokeAfterMs);
}
