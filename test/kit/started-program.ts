import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { electronPath, freshDataDir } from './electron.ts';
import { spawnUnprivileged } from './unprivileged.ts';

const project = resolve(import.meta.dirname, '../..');

/** The program as a shop starts it: by somebody who is not root, in its sandbox, with nothing hooked into it. */
export interface StartedProgram {
  pid: number;
  page: Page;
  /** Every address that its pages asked for since the start. */
  requests: readonly string[];
  /** What it handed to the system to open since this was last asked. */
  openedOutside(): string[];
  stop(): Promise<void>;
}

/** The built program, started by Electron. */
export const builtProgram = (): string[] => [electronPath() as string, project];

/** Starts it on an empty data folder and looks at its window through Chromium's own debugging protocol. */
export async function startProgram(start: readonly string[], env: Record<string, string> = {}) {
  const { dataDir, remove } = freshDataDir('started');
  const outside = listenOutside(dataDir);
  const child = spawnUnprivileged(dataDir, {
    start: [...start, '--remote-debugging-port=0'],
    env: { ...env, PATH: `${outside.folder}:${process.env.PATH}` },
    isHeard: true,
  });
  const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr!), { noDefaults: true });
  const page = await firstPage(browser.contexts()[0]!);
  const requests: string[] = [];
  page.on('request', (request) => void requests.push(request.url()));
  await page.waitForSelector('#root > *', { state: 'attached' });
  // seen from the first byte on
  await page.reload();
  await page.waitForSelector('#root > *', { state: 'attached' });
  return {
    pid: child.pid as number,
    page,
    requests,
    openedOutside: outside.opened,
    async stop() {
      await browser.close();
      const hasEnded = new Promise((done) => child.once('exit', done));
      child.kill();
      await hasEnded;
      remove();
    },
  } satisfies StartedProgram;
}

/** Stands in for the system's own openers, and writes down what they are asked to open. */
function listenOutside(dataDir: string): { folder: string; opened(): string[] } {
  const folder = join(dataDir, 'openers');
  const list = join(folder, 'opened');
  mkdirSync(folder);
  for (const name of ['xdg-open', 'xdg-email', 'gio']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$*" >> '${list}'\n`);
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(list, '');
  chmodSync(list, 0o666);
  return {
    folder,
    opened() {
      const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean);
      writeFileSync(list, '');
      return lines;
    },
  };
}

function debuggingAddress(errors: NodeJS.ReadableStream): Promise<string> {
  return new Promise((found, fail) => {
    let text = '';
    errors.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address) found(address);
    });
    errors.once('end', () => fail(new Error(`the program ended: ${text}`)));
  });
}

async function firstPage(context: {
  pages(): Page[];
  waitForEvent(event: 'page'): Promise<Page>;
}): Promise<Page> {
  return context.pages()[0] ?? (await context.waitForEvent('page'));
}

/** The version of Electron that package.json names, not the one that a test may run on. */
export function ownElectronVersion(): string {
  const { devDependencies } = createRequire(import.meta.url)('../../package.json') as {
    devDependencies: Record<string, string>;
  };
  return devDependencies.electron as string;
}
