import { randomUUID } from 'node:crypto';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { appOrigin } from '../../../shared/app-address.ts';
import type { Bridge } from '../../../shared/bridge.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { Complaints } from '../../kit/browser.ts';
import { freshDataDir, hasElectron, killApp, launchApp, type RunningApp } from '../../kit/electron.ts';
import { seesDesk } from './first-run.ts';
import { Reader } from './reader.ts';
import { sampleSecrets } from './sample.ts';
import { keepPicture } from './stage.ts';

declare const window: { aftercare: Bridge };

/** Stories of the program's own window: skipped by name where none can be opened. */
export function windowStories(name: string, tell: () => void): void {
  describe.skipIf(!hasElectron())(`${name}, in the window (needs an Electron and a display)`, tell);
}

/** No page of ours takes longer, even on a busy machine. */
const patienceMs = 10_000;

/** Whoever sits before the program's window. */
export class WindowReader extends Reader {
  readonly app: ElectronApplication;

  constructor(app: ElectronApplication, page: Page, language: Language = 'en') {
    const complaints: Complaints = { errors: [], violations: [], strayRequests: [], faults: [] };
    super({ context: page.context(), page, complaints, close: async () => {} }, language);
    this.app = app;
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', (error) => complaints.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.errors.push(message.text());
    });
  }

  override async open(path: string): Promise<void> {
    await this.page.goto(`${appOrigin}${path}`);
  }

  override async ask(procedure: string, input?: unknown) {
    const answer = await this.page.evaluate(
      ([path, what, key]) => window.aftercare.call((path as string).split('.'), what, key as string),
      [procedure, input, randomUUID()] as const,
    );
    return answer.ok
      ? { ok: true, status: 200, body: answer.value }
      : { ok: false, status: answer.error.status, body: answer.error };
  }

  /** The keys come from outside of the page, as a scanner's do: a busy page gets them late, with their own times. */
  override async scan(code: string): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }, text) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const keysOf = (keyCode: string) => [
        { type: 'keyDown' as const, keyCode },
        ...(keyCode.length === 1 ? [{ type: 'char' as const, keyCode }] : []),
        { type: 'keyUp' as const, keyCode },
      ];
      webContents.focus();
      for (const event of [...text, 'Enter'].flatMap(keysOf)) webContents.sendInputEvent(event);
    }, code);
  }

  /** Whatever the system's dialog is asked next, this place is chosen. */
  async willSaveAt(filePath: string): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, filePath);
  }

  /** Files a paper as PDF, as its page does when the button is pressed. */
  async filePaper(route: string, filePath: string): Promise<void> {
    await this.willSaveAt(filePath);
    const answer = await this.page.evaluate(
      (where) => window.aftercare.print.pdf({ route: where, suggestedName: 'Receipt' }),
      route,
    );
    expect(answer).toEqual({ ok: true, value: { saved: filePath } });
  }

  /** What the bar of the window says, from its left on. */
  menuLabels(): Promise<string[]> {
    return this.app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map(({ label }) => label));
  }

  /** Chooses the item of the menu that bears this accelerator. */
  async choose(accelerator: string): Promise<void> {
    await this.app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
      const item = items.find((one) => String(one.accelerator ?? '') === wanted);
      if (!item) throw new Error(`nothing in the menu for ${wanted}`);
      item.click();
    }, accelerator);
  }
}

export interface WindowStage {
  readonly dataDir: string;
  readonly reader: WindowReader;
  /** Closes the program as its menu does, and starts it again on the same data. */
  restart(): Promise<void>;
  /** Ends the main process as a cut of power does, and starts the program again on the same data. */
  restartAfterKill(): Promise<void>;
}

/** One program on a data folder of its own for the stories of a file, with the clock of this machine. */
export function setWindow(name: string): WindowStage {
  const { dataDir, remove } = freshDataDir(name);
  let running: RunningApp;
  let reader: WindowReader;

  const start = async () => {
    running = await launchApp({ dataDir });
    reader = new WindowReader(running.app, running.page, reader?.language);
    await reader.page.waitForSelector('#root > *', { state: 'attached' });
  };
  beforeAll(start);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      const story = task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
      await keepPicture(reader.page, `failed-window-${story}`).catch(() => {});
    }
    expect(reader.visit.complaints.errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await running?.close();
    remove();
  });

  return {
    dataDir,
    get reader() {
      return reader;
    },
    async restart() {
      await running.close();
      await start();
    },
    async restartAfterKill() {
      await killApp(running.app);
      await start();
    },
  };
}

/** After a restart nobody is at the desk: the owner of the sample shop sits down and types the PIN. */
export async function sitDown(reader: WindowReader): Promise<void> {
  const people = reader.page.getByRole('list', { name: reader.words('people.door.who') });
  await people.getByRole('button').first().click();
  await reader.type(sampleSecrets.pin);
  await reader.page.keyboard.press('Enter');
  await seesDesk(reader);
}
