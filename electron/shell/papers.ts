import { join } from 'node:path';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { app, BrowserWindow, dialog } from 'electron';
import { z } from 'zod';
import { refuse } from '../../shared/kernel/refusal.ts';
import { paperAddress, safeFileName } from './addresses.ts';
import { pagePreferences } from './page-preferences.ts';
import type { Say } from './words.ts';
import { writeWhole } from './written-whole.ts';

const route = z.string().max(500);
export const paperSchema = z.strictObject({ route });
export const pdfSchema = z.strictObject({ route, suggestedName: z.string().max(200) });
export const printSchema = z.strictObject({ route, printer: z.string().max(200).optional() });

export interface PapersOptions {
  words: () => Say;
  /** Called before the paper's page loads, so that it asks as the person who prints. */
  admit(paper: WebContents, opener: WebContents): void;
}

export type Papers = ReturnType<typeof createPapers>;

const drawWithinMs = 20_000;

/** Previews, prints and files papers: each is a page of ours at `/paper/…`, drawn in a window of its own. */
export function createPapers({ words, admit }: PapersOptions) {
  const waiting = new Map<number, () => void>();

  function paperWindow(opener: WebContents, isShown: boolean): BrowserWindow {
    const parent = BrowserWindow.fromWebContents(opener);
    const window = new BrowserWindow({
      width: 900,
      height: 1000,
      show: isShown,
      title: 'Aftercare',
      ...(parent && !isShown && { parent }),
      backgroundColor: '#ffffff',
      autoHideMenuBar: true,
      // a page out of sight must draw all the same
      webPreferences: { ...pagePreferences(), backgroundThrottling: isShown },
    });
    parent?.once('closed', () => {
      if (!window.isDestroyed()) window.destroy();
    });
    admit(window.webContents, opener);
    return window;
  }

  /** Draws a paper out of sight, hands it to `use`, and clears it away. */
  async function withDrawn<Result>(
    opener: WebContents,
    address: string,
    use: (page: WebContents) => Promise<Result>,
  ) {
    const window = paperWindow(opener, false);
    const page = window.webContents;
    const pageId = page.id;
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((drawn, failed) => {
        const giveUp = () => failed(new Error('the paper was not drawn'));
        waiting.set(pageId, drawn);
        timer = setTimeout(giveUp, drawWithinMs);
        page.once('render-process-gone', giveUp);
        window.once('closed', giveUp);
        page.loadURL(address).catch(giveUp);
      }).catch(() => refuse('conflict', 'shell.paper-not-drawn'));
      return await use(page);
    } finally {
      clearTimeout(timer);
      waiting.delete(pageId);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  return {
    async preview(paper: z.infer<typeof paperSchema>, { sender }: IpcMainInvokeEvent) {
      const address = paperAddress(paper.route);
      await paperWindow(sender, true).loadURL(address);
      return null;
    },

    async pdf(paper: z.infer<typeof pdfSchema>, { sender }: IpcMainInvokeEvent) {
      const address = paperAddress(paper.route);
      const parent = BrowserWindow.fromWebContents(sender);
      const options = {
        defaultPath: join(app.getPath('documents'), `${safeFileName(paper.suggestedName)}.pdf`),
        filters: [{ name: words()('shell.paper.title'), extensions: ['pdf'] }],
      };
      const asked = parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options);
      const { canceled, filePath } = await asked;
      if (canceled || !filePath) return { saved: null };
      const bytes = await withDrawn(sender, address, (page) =>
        page.printToPDF({ preferCSSPageSize: true, printBackground: true }),
      );
      try {
        writeWhole(filePath, bytes);
      } catch {
        refuse('conflict', 'shell.file-not-written');
      }
      return { saved: filePath };
    },

    async print(paper: z.infer<typeof printSchema>, { sender }: IpcMainInvokeEvent) {
      const { printer } = paper;
      const options = {
        silent: printer !== undefined,
        printBackground: true,
        ...(printer && { deviceName: printer }),
      };
      return withDrawn(sender, paperAddress(paper.route), async (page) => {
        const failure = await new Promise<string | null>((done) => {
          page.print(options, (isPrinted, reason) => done(isPrinted ? null : reason || 'unknown'));
        });
        if (failure !== null && !/cancell?ed/i.test(failure)) refuse('conflict', 'shell.paper-not-printed');
        return { printed: failure === null };
      });
    },

    ready(_nothing: unknown, { sender }: IpcMainInvokeEvent) {
      waiting.get(sender.id)?.();
      return null;
    },
  };
}
