import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin, isAppAddress } from '../../shared/app-address.ts';
import type { MenuMessage } from '../../shared/bridge.ts';
import { channels } from '../../shared/bridge.ts';
import { createCrashLimit } from './crash-limit.ts';
import { askAfterCrashes, askWhileHanging } from './dialogs.ts';
import type { Log } from './log.ts';
import { textMenu } from './menu.ts';
import { pagePreferences } from './page-preferences.ts';
import type { KeptWindowState } from './window-state.ts';
import { placeWindow, smallestSize } from './window-state.ts';
import type { Say } from './words.ts';

export interface DeskWindowOptions {
  state: KeptWindowState;
  words: () => Say;
  log: Log;
  quit: () => void;
}

const keepAfterMs = 400;

/** Opens the desk where it was last left. */
export function openDeskWindow(options: DeskWindowOptions): BrowserWindow {
  const { current } = options.state;
  const window = new BrowserWindow({
    ...placeWindow(current.bounds, workAreas()),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    title: 'Aftercare',
    icon: join(__dirname, 'icon.png'),
    backgroundColor: paperColour(),
    webPreferences: pagePreferences(),
  });
  if (current.isMaximized) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
    if (current.isFullScreen) window.setFullScreen(true);
  });
  keepPlace(window, options.state);
  keepZoom(window, options.state);
  bringBack(window, options);
  noticeHanging(window, options);
  offerTextMenu(window, options.words);
  keepAtHome(window);
  void window.loadURL(`${appOrigin}/`).catch((error) => options.log.write('page not loaded', error));
  return window;
}

/** What shows before the page has drawn itself. */
function paperColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff';
}

export function tellPage(window: BrowserWindow, message: MenuMessage): void {
  window.webContents.send(channels.menu, message);
}

export function zoomBy(window: BrowserWindow, step: 'in' | 'out' | 'reset', state: KeptWindowState): void {
  const { zoomLevel } = state.current;
  const wanted = step === 'reset' ? 0 : zoomLevel + (step === 'in' ? 0.5 : -0.5);
  const next = Math.min(6, Math.max(-4, wanted));
  state.change({ zoomLevel: next });
  window.webContents.setZoomLevel(next);
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function keepPlace(window: BrowserWindow, state: KeptWindowState): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    state.change({
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    });
  };
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, keepAfterMs);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('close', keep);
  window.on('closed', () => clearTimeout(timer));
}

function keepZoom(window: BrowserWindow, state: KeptWindowState): void {
  const contents = window.webContents;
  contents.on('dom-ready', () => contents.setZoomLevel(state.current.zoomLevel));
  contents.on('zoom-changed', (_event, direction) => zoomBy(window, direction, state));
}

/** A crashed page comes back by itself, with its drafts (they live in the core), unless it keeps crashing. */
function bringBack(window: BrowserWindow, { words, log, quit }: DeskWindowOptions): void {
  const contents = window.webContents;
  let mayComeBack = createCrashLimit(Date.now);
  const comeBack = () => {
    if (window.isDestroyed()) return;
    contents.once('did-finish-load', () => tellPage(window, { kind: 'recovered' }));
    contents.reload();
  };
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.write('page gone', `${reason}, exit code ${exitCode}`);
    // reloading inside this event would reload into the process that is just going
    if (mayComeBack()) return void setTimeout(comeBack, 0);
    void askAfterCrashes(words(), window).then((again) => {
      if (!again) return quit();
      mayComeBack = createCrashLimit(Date.now);
      comeBack();
    });
  });
}

function noticeHanging(window: BrowserWindow, { words, log }: DeskWindowOptions): void {
  let question: AbortController | null = null;
  window.on('unresponsive', () => {
    if (question) return;
    log.write('page hangs', 'no answer to input');
    const asked = new AbortController();
    question = asked;
    void askWhileHanging(words(), window, asked.signal).then((reopen) => {
      question = null;
      // the crash is then handled like any other
      if (reopen && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => question?.abort());
}

function offerTextMenu(window: BrowserWindow, words: () => Say): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (isEditable || selectionText !== '') textMenu(words()).popup({ window });
  });
}

/** A page may leave for about:blank without Electron asking anybody; from there it could do nothing, so it is fetched back. */
function keepAtHome(window: BrowserWindow): void {
  window.webContents.on('did-navigate', (_event, address) => {
    if (!isAppAddress(address)) void window.loadURL(`${appOrigin}/`);
  });
}
