import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...places].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
}

/** Whether the browser stories can be told on this machine. */
export function hasChromium(): boolean {
  return chromiumPath() !== undefined;
}

/** What a page should never do; a story asserts at its end that all four are empty. */
export interface Complaints {
  /** Errors in the console and exceptions that nobody caught. */
  errors: string[];
  /** What the content policy refused. */
  violations: string[];
  /** Requests to anywhere but the hub. */
  strayRequests: string[];
  /** Answers of 500 and above. */
  faults: string[];
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  complaints: Complaints;
  close(): Promise<void>;
}

export interface TestBrowser {
  /** A new profile at the hub: no cookies, nothing stored. The page is not yet opened. */
  visit(hubUrl: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** One Chromium for a file of stories; each story takes a visit of its own. */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('no Chromium on this machine');
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb'],
  });
  return {
    async visit(hubUrl, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        ...options,
        baseURL: hubUrl,
      });
      const complaints: Complaints = { errors: [], violations: [], strayRequests: [], faults: [] };
      await watchViolations(context, complaints);
      watchRequests(context, hubUrl, complaints);
      context.on('page', (page) => watchPage(page, complaints));
      const page = await context.newPage();
      return { context, page, complaints, close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

async function watchViolations(context: BrowserContext, complaints: Complaints): Promise<void> {
  await context.exposeBinding('__reportViolation', (_source, text: string) =>
    complaints.violations.push(text),
  );
  await context.addInitScript(`
    document.addEventListener('securitypolicyviolation', (event) =>
      window.__reportViolation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  `);
}

function watchRequests(context: BrowserContext, hubUrl: string, complaints: Complaints): void {
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const isLocalData = protocol === 'data:' || protocol === 'blob:' || protocol === 'about:';
    if (!isLocalData && origin !== hubUrl) complaints.strayRequests.push(request.url());
  });
  context.on('response', (response) => {
    if (response.status() >= 500) complaints.faults.push(`${response.status()} ${response.url()}`);
  });
}

function watchPage(page: Page, complaints: Complaints): void {
  page.on('pageerror', (error) => complaints.errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // A refusal (wrong PIN, signed out) is a 4xx answer, which Chromium writes into the console by itself.
    const isExpectedAnswer = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isExpectedAnswer) complaints.errors.push(message.text());
  });
}
