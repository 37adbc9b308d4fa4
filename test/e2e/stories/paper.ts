import type { Page } from 'playwright-core';
import type { Reader } from './reader.ts';

/** What the printer got of each paper, as text. Ask before anything is printed. */
export async function watchPrinter(reader: Reader): Promise<string[]> {
  const printed: string[] = [];
  await reader.visit.context.exposeBinding('__printed', (_source, text: string) => printed.push(text));
  await reader.visit.context.addInitScript(`
    window.print = () => window.__printed(document.body.innerText);
  `);
  return printed;
}

/** Waits until every font and picture of a paper is there. */
export async function paperIsDrawn(page: Page): Promise<void> {
  await page.locator('html[data-paper-ready]').waitFor({ state: 'attached' });
}
