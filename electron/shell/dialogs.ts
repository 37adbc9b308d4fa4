import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog, shell } from 'electron';
import { Refusal } from '../../shared/kernel/refusal.ts';
import type { Say } from './words.ts';

interface StoreFailure {
  folder: string;
  reference: string;
  newest: { path: string; madeAt: number } | null;
}

/**
 * Says calmly why the shop's file did not open, and offers the way back where there is one. Answers which backup to
 * restore, null where the person would rather quit. Nothing here could harm the file.
 */
export async function askAfterStoreFailure(
  t: Say,
  error: unknown,
  { folder, reference, newest }: StoreFailure,
): Promise<string | null> {
  const quit = { label: t('shell.store.quit'), act: 'quit' } as const;
  const look = { label: t('shell.store.openFolder'), act: 'look' } as const;
  const when = newest ? new Date(newest.madeAt).toLocaleString() : '';
  const choices = mayBeRestored(error)
    ? [
        ...(newest ? [{ label: t('shell.store.restoreNewest', { when }), act: 'newest' } as const] : []),
        { label: t('shell.store.restoreOther'), act: 'other' } as const,
        look,
        quit,
      ]
    : [quit, look];
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Aftercare',
      message: t('shell.store.title'),
      detail: `${storeSentence(t, error, reference)}\n\n${folder}`,
      buttons: choices.map(({ label }) => label),
      defaultId: 0,
      cancelId: choices.indexOf(quit),
      noLink: true,
    });
    const act = choices[response]?.act ?? 'quit';
    if (act === 'quit') return null;
    if (act === 'look') await shell.openPath(folder);
    if (act === 'newest') return newest?.path ?? null;
    if (act === 'other') {
      const chosen = await chooseBackup(t, folder);
      if (chosen !== null) return chosen;
    }
  }
}

/** A store that another program holds, or a later one wrote, is whole: a restore is not what it needs. */
function mayBeRestored(error: unknown): boolean {
  return !(error instanceof Refusal && /store-(newer|locked)$/.test(error.data.reason));
}

async function chooseBackup(t: Say, folder: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: t('shell.store.restoreOther'),
    defaultPath: join(folder, 'backups'),
    filters: [{ name: 'Aftercare', extensions: ['aftercare', 'db'] }],
    properties: ['openFile'],
  });
  return filePaths[0] ?? null;
}

export async function tellNotRestored(t: Say, reference: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    title: 'Aftercare',
    message: t('shell.store.notRestoredTitle'),
    detail: t('shell.store.notRestored', { reference }),
    buttons: [t('shell.store.goOn')],
    noLink: true,
  });
}

function storeSentence(t: Say, error: unknown, reference: string): string {
  const reason = error instanceof Refusal ? error.data.reason : '';
  if (reason.endsWith('store-newer')) return t('shell.store.newer');
  if (reason.endsWith('store-damaged')) return t('shell.store.damaged');
  if (reason.endsWith('store-locked')) return t('shell.store.locked');
  return t('shell.store.unreadable', { reference });
}

/** True where the person wants the failing page to be tried once more. */
export async function askAfterCrashes(t: Say, window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Aftercare',
    message: t('shell.crash.title'),
    detail: t('shell.crash.text'),
    buttons: [t('shell.crash.again'), t('shell.crash.quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 0;
}

/** True where the person does not want to wait any longer. `signal` takes the question back. */
export async function askWhileHanging(t: Say, window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Aftercare',
    message: t('shell.hang.title'),
    detail: t('shell.hang.text'),
    buttons: [t('shell.hang.wait'), t('shell.hang.reopen')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  });
  return response === 1;
}

export function tellStartFault(t: Say, folder: string, reference: string): void {
  dialog.showErrorBox(t('shell.fault.title'), t('shell.fault.text', { folder, reference }));
}
