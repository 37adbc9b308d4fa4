import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Cookie, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Language } from '../../../shared/kernel/language.ts';
import { hasChromium, openBrowser, type TestBrowser } from '../../kit/browser.ts';
import { startHub, type TestHub, type TestHubOptions } from '../../kit/hub.ts';
import { MONDAY_MORNING } from '../../kit/shop.ts';
import { Reader } from './reader.ts';

const artefacts = fileURLToPath(new URL('../../../test-results/stories/', import.meta.url));

/** Stories that need a browser: skipped by name where there is none. */
export function stories(name: string, tell: () => void): void {
  describe.skipIf(!hasChromium())(name, tell);
}

export interface Stage {
  readonly hub: TestHub;
  /** Somebody comes to the hub with a browser of their own; what went wrong on their pages fails the story. */
  enter(options?: EnterOptions): Promise<Reader>;
  /** Moves the clocks of the hub and of every page. */
  passTime(ms: number): Promise<void>;
  /** The hub is ended and started again on the same file and port. */
  restartHub(): Promise<void>;
  stopHub(): Promise<void>;
}

export interface EnterOptions extends BrowserContextOptions {
  language?: Language;
  /** Who was signed in at another browser is signed in here too. */
  cookies?: Cookie[];
  /** The page that opens; null: none. */
  path?: string | null;
}

/** No page of ours takes longer, even on a busy machine. */
const patienceMs = 10_000;

/**
 * One hub and one browser for the stories of a file. It is Monday, 5 October 2026, nine o'clock in Athens, and time
 * goes on as it does.
 */
export function setStage(options: Omit<TestHubOptions, 'now'> = {}): Stage {
  let behindMs = MONDAY_MORNING - Date.now();
  const now = () => Date.now() + behindMs;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'aftercare-story-'));
  let hub: TestHub;
  let browser: TestBrowser;
  let readers: Reader[] = [];

  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub({ ...options, now, dataDir }), openBrowser()]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPages(readers, task.name);
    const complaints = readers.map((reader) => reader.complaints);
    await Promise.all(readers.map((reader) => reader.leave()));
    readers = [];
    for (const complaint of complaints) {
      expect(complaint).toEqual({ errors: [], violations: [], strayRequests: [], faults: [] });
    }
    expect(hub.faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    get hub() {
      return hub;
    },
    async enter({ language = 'en', path = '/', cookies = [], ...rest } = {}) {
      const visit = await browser.visit(hub.url, { locale: language, timezoneId: 'Europe/Athens', ...rest });
      const reader = new Reader(visit, language);
      readers.push(reader);
      visit.page.setDefaultTimeout(patienceMs);
      await visit.context.clock.install({ time: now() });
      await visit.context.addCookies(cookies);
      if (path !== null) await visit.page.goto(path);
      return reader;
    },
    async passTime(ms) {
      behindMs += ms;
      await Promise.all(readers.map(({ visit }) => visit.context.clock.fastForward(ms)));
    },
    async stopHub() {
      await hub.close();
    },
    async restartHub() {
      await hub.close();
      hub = await startHub({ ...options, now, dataDir, port: hub.port });
    },
  };
}

/** What was on the screens when a story failed. */
async function keepPages(readers: readonly Reader[], story: string): Promise<void> {
  const name = story.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  const pages = readers.flatMap(({ visit }) => visit.context.pages());
  await Promise.allSettled(pages.map((page, index) => keepPicture(page, `failed-${name}-${index + 1}`)));
}

/** Keeps a picture to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(artefacts, { recursive: true });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.screenshot({ path: join(artefacts, `${name}.png`) });
}

/** Where a file that is worth keeping goes. */
export function artefact(name: string): string {
  mkdirSync(artefacts, { recursive: true });
  return join(artefacts, name);
}
