import { join } from 'node:path';
import type { WebPreferences } from 'electron';
import { app } from 'electron';

/** The one set of preferences under which pages run, whatever their window is for. */
export function pagePreferences(): WebPreferences {
  return {
    preload: join(__dirname, '../preload/preload.js'),
    additionalArguments: [`--aftercare-version=${app.getVersion()}`],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // dictionaries would be fetched from the network
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}
