import type { BrowserWindow } from 'electron';
import { dialog, shell } from 'electron';
import { Refusal } from '../../shared/kernel/refusal.ts';
import type { Say } from './words.ts';

/** Says calmly why the shop's file did not open. There is nothing here that could harm it. */
export async function tellStoreFailure(
  t: Say,
  error: unknown,
  folder: string,
  reference: string,
): Promise<void> {
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Aftercare',
      message: t('shell.store.title'),
      detail: `${storeSentence(t, error, reference)}\n\n${folder}`,
      buttons: [t('shell.store.quit'), t('shell.store.openFolder')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 0) return;
    await shell.openPath(folder);
  }
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
