import { expect } from 'vitest';
import type { Reader } from './reader.ts';

/** What a person at the counter needs besides typing: to hear the answer, to look up, to decide. */
const thinkMs = 700;

export async function press(reader: Reader, key: string): Promise<void> {
  await reader.page.waitForTimeout(150);
  await reader.page.keyboard.press(key);
}

/** A pause to hear or to think, then typing as a person at a counter types. */
export async function say(reader: Reader, text: string): Promise<void> {
  await reader.page.waitForTimeout(thinkMs);
  await reader.type(text, 60 + Math.round(Math.random() * 20));
}

export async function tabTo(reader: Reader, key: string): Promise<void> {
  const wanted = reader.words(key);
  for (let tabs = 0; tabs < 30; tabs++) {
    if ((await focusedName(reader)).startsWith(wanted)) return;
    await press(reader, 'Tab');
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

export async function focusIsOn(reader: Reader, key: string): Promise<void> {
  await expect.poll(() => focusedName(reader)).toContain(reader.words(key));
}

/** What has the focus, by its label or its words. */
export function focusedName(reader: Reader): Promise<string> {
  return reader.page.evaluate(`(() => {
    const it = document.activeElement;
    const label = it?.labels?.[0]?.textContent ?? it?.getAttribute('aria-label') ?? it?.textContent ?? '';
    return label.trim();
  })()`);
}

export async function describeDevice(reader: Reader): Promise<void> {
  await tabTo(reader, 'catalogue.field.category');
  await say(reader, 'kettle');
  await press(reader, 'Enter');
  await press(reader, 'Tab');
  await focusIsOn(reader, 'devices.field.serial');
  await say(reader, `KT ${Date.now() % 100_000}`);
  await press(reader, 'Enter');
  await say(reader, 'Dualit');
  await press(reader, 'Tab');
}

export async function tellFault(reader: Reader): Promise<void> {
  await tabTo(reader, 'repairs.field.fault');
  await say(reader, 'Does not switch off by itself, boils over');
  await press(reader, 'Tab');
  // the first checklist has the focus: its lines are ticked by their numbers
  await press(reader, '2');
  await tabTo(reader, 'repairs.field.promised');
  await say(reader, '9/10');
}
