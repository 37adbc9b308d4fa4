import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../shared/bridge.ts';
import { spawnApp } from '../kit/electron.ts';
import { reza } from '../kit/records.ts';
import { openSampleShop } from './stories/first-run.ts';
import { paperIsDrawn } from './stories/paper.ts';
import { takeInFor } from './stories/taken-in.ts';
import { setWindow, WindowReader, windowStories } from './stories/window.ts';

declare const window: { aftercare: Bridge };

windowStories('two windows on one shop', () => {
  const stage = setWindow('two-windows');

  beforeAll(() => openSampleShop(stage.reader));

  test('what is changed through another window shows by itself, and so does what is taken in', async () => {
    const { reader } = stage;
    const { receiptPaperId } = await takeInFor(reader, 'en', 'Gets no heat');
    const other = await previewOf(receiptPaperId);
    await reader.open('/customers');
    await reader.page.getByRole('row').nth(3).waitFor();
    await other.call('customers.register', { ...reza, name: 'Persephone Nightingale' });
    await reader.seesText('Persephone Nightingale');

    await reader.open('/repairs');
    await reader.page.getByRole('row').nth(3).waitFor();
    const { number } = await takeInFor(other, 'el', 'Δεν ζεσταίνει');
    await reader.seesText(number);
    await other.page.close();
  });

  test('a paper in a window of its own goes with the window that opened it', async () => {
    const { reader } = stage;
    const { receiptPaperId } = await takeInFor(reader, 'en', 'Gets no heat');
    const paper = await previewOf(receiptPaperId);
    await paperIsDrawn(paper.page);
    const isGone = paper.page.waitForEvent('close');
    await stage.restart();
    await isGone;
  });

  test('a second start shows the window that was there, and ends', async () => {
    const { app } = stage.reader;
    const shown = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()));
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.hide());
    expect(await shown()).toEqual([false]);
    const [code] = await once(spawnApp({ dataDir: stage.dataDir }), 'exit');
    expect(code).toBe(0);
    await expect.poll(shown).toEqual([true]);
  });

  async function previewOf(paperId: number): Promise<WindowReader> {
    const { reader } = stage;
    const opening = reader.app.waitForEvent('window');
    await reader.page.evaluate((route) => window.aftercare.print.preview({ route }), `/paper/${paperId}`);
    return new WindowReader(reader.app, await opening);
  }
});
