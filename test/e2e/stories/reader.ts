import { randomUUID } from 'node:crypto';
import type { Cookie, Locator, Page } from 'playwright-core';
import { type Language, languageNames } from '../../../shared/kernel/language.ts';
import type { Complaints, Visit } from '../../kit/browser.ts';
import { wordsIn } from './words.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whoever sits before a page and reads it in their language: finds things by the words that stand there. */
export class Reader {
  readonly visit: Visit;
  readonly page: Page;
  language: Language;
  #losesConnection = false;

  constructor(visit: Visit, language: Language, page: Page = visit.page) {
    this.visit = visit;
    this.page = page;
    this.language = language;
  }

  words(key: string, data?: Record<string, unknown>): string {
    return wordsIn(this.language)(key, data);
  }

  field(key: string, data?: Record<string, unknown>): Locator {
    // a field that must be filled in has an asterisk behind its label
    return this.page
      .getByLabel(new RegExp(`^${escaped(this.words(key, data))}( \\*)?$`))
      .and(this.page.locator('input, textarea'));
  }

  button(key: string, data?: Record<string, unknown>): Locator {
    return this.page.getByRole('button', { name: this.words(key, data) });
  }

  async press(key: string, data?: Record<string, unknown>): Promise<void> {
    await this.button(key, data).first().click();
  }

  async fill(key: string, text: string): Promise<void> {
    await this.field(key).fill(text);
  }

  /** Waits until these words stand on the page. */
  async sees(key: string, data?: Record<string, unknown>): Promise<void> {
    await this.seesText(this.words(key, data));
  }

  async seesText(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).locator('visible=true').first().waitFor();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Types as a person does, one key after another; a burst would be a scanner's. */
  async type(text: string, delayMs = 60): Promise<void> {
    for (const character of text) {
      await this.page.keyboard.type(character);
      await this.page.waitForTimeout(delayMs);
    }
  }

  /** A scanner reads a code: keys a few milliseconds apart, ended by Enter. */
  async scan(code: string): Promise<void> {
    await this.page.evaluate(
      async ([text]) => {
        const scope = globalThis as unknown as ScannedPage;
        const press = (key: string) => {
          const target = scope.document.activeElement ?? scope.document.body;
          const event = new scope.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
          if (target.dispatchEvent(event) && key.length === 1)
            scope.document.execCommand('insertText', false, key);
        };
        for (const key of [...(text as string), 'Enter']) press(key);
      },
      [code],
    );
  }

  /** Chooses a language by the menu at the top. */
  async turnTo(language: Language): Promise<void> {
    await this.page.getByRole('button', { name: `${this.words('common.word.language')}: ` }).click();
    await this.page.getByRole('menu').getByText(languageNames[language]).click();
    this.language = language;
    await this.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  }

  /** A lost connection is written into the console by the browser itself; in this story that is as it should be. */
  expectLostConnection(): void {
    this.#losesConnection = true;
  }

  /** What should not have happened on the pages of this browser. */
  get complaints(): Complaints {
    const { complaints } = this.visit;
    if (!this.#losesConnection) return complaints;
    return { ...complaints, errors: complaints.errors.filter((text) => !/net::ERR_/.test(text)) };
  }

  /** The browser is closed, with all that it had open. */
  async leave(): Promise<void> {
    await this.visit.close().catch(() => {});
  }

  /** What makes this browser one of the shop's, with this person at it. */
  cookies(): Promise<Cookie[]> {
    return this.visit.context.cookies();
  }

  /** Asks the hub as this page would, with its cookies. */
  async call<Answer = unknown>(procedure: string, input?: unknown): Promise<Answer> {
    const response = await this.ask(procedure, input);
    if (!response.ok) throw new Error(`${procedure}: ${response.status} ${JSON.stringify(response.body)}`);
    return response.body as Answer;
  }

  /** The same, but a refusal is an answer. */
  async ask(procedure: string, input?: unknown): Promise<{ ok: boolean; status: number; body: unknown }> {
    const response = await this.visit.context.request.post(`/rpc/${procedure.replaceAll('.', '/')}`, {
      headers: { 'x-aftercare': '1', 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      data: JSON.stringify(input === undefined ? {} : { json: input }),
    });
    const { json } = (await response.json()) as { json: unknown };
    return { ok: response.ok(), status: response.status(), body: json };
  }
}

/** As much of a page's world as a scan needs; tests are compiled without the DOM's types. */
interface ScannedPage {
  document: {
    activeElement: { dispatchEvent(event: object): boolean } | null;
    body: { dispatchEvent(event: object): boolean };
    execCommand(command: string, showsUi: boolean, text: string): boolean;
  };
  KeyboardEvent: new (type: string, facts: object) => object;
}
