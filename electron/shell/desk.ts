import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IpcMain, WebContents } from 'electron';
import { app, BrowserWindow, ipcMain, nativeTheme, protocol, session, shell } from 'electron';
import type { Theme } from '../../shared/bridge.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { openDeskWindow, tellPage, zoomBy } from './desk-window.ts';
import { askAfterStoreFailure, tellNotRestored, tellStartFault } from './dialogs.ts';
import { type Log, openLog } from './log.ts';
import { showMenu } from './menu.ts';
import { guardNavigation } from './navigation-guards.ts';
import { createPages } from './pages.ts';
import { createPapers } from './papers.ts';
import { guardSession } from './session-guards.ts';
import { type ShellChannel, shellChannels } from './shell-channels.ts';
import { placesFor, readStartOptions } from './start-options.ts';
import { stationTokens } from './station.ts';
import { keepWindowState } from './window-state.ts';
import { closestLanguage, type Say, wordsIn } from './words.ts';

/** What the shell hands to whoever composes the desk. */
export interface DeskShell {
  file: string;
  version: string;
  log: (fault: unknown, reference: string) => void;
  ipc: IpcMain;
  /** The shell's own channels, to be registered with the others. */
  channels: Record<string, ShellChannel>;
  station: ReturnType<typeof stationTokens>;
  /** Where the key of this machine for anchors is kept: outside the data folder, where that is the usual one. */
  anchorKey: string;
  /** Every page that is open now. */
  pages(): WebContents[];
}

/** What the shell needs of the core behind it. */
export interface DeskCore {
  admit(pageId: number, openedBy?: number): void;
  dismiss(pageId: number): void;
  close(): void;
}

/** The way back for a store that does not open. */
export interface DeskRecovery {
  /** The newest backup beside the shop's file, if any can still be read. */
  newest(file: string): Promise<{ path: string; madeAt: number } | null>;
  /** Puts a backup in the place of the shop's file. Rejects where it is none; nothing is changed then. */
  restore(file: string, backup: string): Promise<void>;
}

/** Starts the desktop program. `open` opens the core once Electron is ready, and throws where the store refuses. */
export function startDesk(open: (desk: DeskShell) => DeskCore, recovery: DeskRecovery): void {
  app.setName('Aftercare');
  const options = readStartOptions(process.argv, process.env);
  const places = placesFor(options, join(app.getPath('appData'), 'aftercare'));
  mkdirSync(places.user, { recursive: true });
  app.setPath('userData', places.user);
  const log = openLog(places.logs, Date.now);
  logFaults(log);

  // as root nobody can be sandboxed, and Electron is then started with this switch
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.setAppUserModelId('desk.aftercare');
  app.setAboutPanelOptions({ applicationName: 'Aftercare', applicationVersion: app.getVersion() });
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }

  app
    .whenReady()
    .then(() => run(open, recovery, places, log))
    .catch((error: unknown) => {
      const reference = randomUUID().slice(0, 8);
      log.write('start', error, reference);
      tellStartFault(wordsIn(systemLanguage()), places.logs, reference);
      app.exit(1);
    });
}

async function run(
  open: (desk: DeskShell) => DeskCore,
  recovery: DeskRecovery,
  places: ReturnType<typeof placesFor>,
  log: Log,
) {
  const state = keepWindowState(places.windowState);
  const words = () => wordsIn(state.current.language ?? systemLanguage());
  let desk: BrowserWindow | null = null;
  let core: DeskCore;

  nativeTheme.themeSource = themeSourceOf(state.current.theme);
  guardSession(session.defaultSession, createPages(join(__dirname, '../renderer')));

  const focusedOrDesk = () => {
    const window = BrowserWindow.getFocusedWindow() ?? desk ?? showDesk();
    return window;
  };
  const putMenuUp = () =>
    showMenu(words(), state.current.theme, {
      tell: (message) => tellPage(message.kind === 'navigate' ? showDesk() : focusedOrDesk(), message),
      zoom: (step) => zoomBy(focusedOrDesk(), step, state),
      setTheme: (theme) => {
        setTheme(theme);
        tellPage(focusedOrDesk(), { kind: 'action', action: `theme-${theme}` });
      },
      openDataFolder: () => void shell.openPath(places.data),
    });
  const setTheme = (theme: Theme) => {
    state.change({ theme });
    nativeTheme.themeSource = themeSourceOf(theme);
    putMenuUp();
  };

  const admit = (page: WebContents, opener?: WebContents) => {
    const pageId = page.id;
    core.admit(pageId, opener?.id);
    page.once('destroyed', () => core.dismiss(pageId));
  };
  const papers = createPapers({ words, admit });

  const openOnce = () =>
    open({
      file: places.store,
      version: app.getVersion(),
      log: (fault, reference) => log.write('fault', fault, reference),
      ipc: ipcMain,
      station: stationTokens(places.station),
      anchorKey: places.anchorKey,
      pages: () => BrowserWindow.getAllWindows().map(({ webContents }) => webContents),
      channels: shellChannels({
        papers,
        setTheme,
        setLanguage(language) {
          state.change({ language });
          putMenuUp();
        },
      }),
    });
  const opened = await openOrRecover(openOnce, recovery, { words, log, places });
  if (!opened) return app.exit(1);
  core = opened;

  function showDesk(): BrowserWindow {
    if (desk) {
      if (desk.isMinimized()) desk.restore();
      desk.show();
      desk.focus();
      return desk;
    }
    const window = openDeskWindow({ state, words, log, quit: () => app.quit() });
    admit(window.webContents);
    window.on('closed', () => {
      desk = null;
    });
    desk = window;
    return window;
  }

  app.on('second-instance', () => showDesk());
  app.on('activate', () => showDesk());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => core.close());
  putMenuUp();
  showDesk();
}

interface Recovering {
  words: () => Say;
  log: Log;
  places: ReturnType<typeof placesFor>;
}

/** Opens the core; where the store does not open, says so and offers the way back. Null: somebody gave up. */
async function openOrRecover(
  open: () => DeskCore,
  recovery: DeskRecovery,
  { words, log, places }: Recovering,
): Promise<DeskCore | null> {
  for (;;) {
    try {
      return open();
    } catch (error) {
      const reference = randomUUID().slice(0, 8);
      log.write('store', error, reference);
      const newest = await recovery.newest(places.store).catch(() => null);
      const choice = await askAfterStoreFailure(words(), error, { folder: places.data, reference, newest });
      if (choice === null) return null;
      await recovery.restore(places.store, choice).catch((refusal: unknown) => {
        log.write('restore', refusal, reference);
        return tellNotRestored(words(), reference);
      });
    }
  }
}

/**
 * A use case is one synchronous transaction, so a fault between two of them leaves nothing half done: the desk stays
 * open and the log tells.
 */
function logFaults(log: Log): void {
  process.on('uncaughtException', (error) => log.write('uncaught', error));
  process.on('unhandledRejection', (error) => log.write('unhandled', error));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.write('process gone', `${type}: ${reason}, exit code ${exitCode}`);
  });
}

function systemLanguage(): Language {
  return closestLanguage([...app.getPreferredSystemLanguages(), app.getLocale()]);
}

function themeSourceOf(theme: Theme): 'light' | 'dark' | 'system' {
  return theme === 'auto' ? 'system' : theme;
}
