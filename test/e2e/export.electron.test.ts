import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { openSampleShop } from './stories/first-run.ts';
import { artefact } from './stories/stage.ts';
import { setWindow, windowStories } from './stories/window.ts';

interface Seen {
  address: string;
  name: string;
  isRefused: boolean;
  hasPath: boolean;
}

windowStories('files that leave by the window', () => {
  const stage = setWindow('export');

  beforeAll(async () => {
    await openSampleShop(stage.reader);
    // in the place of the dialog that asks where to; it would wait for somebody
    await stage.reader.app.evaluate(({ session }, folder) => {
      const seen: unknown[] = [];
      (globalThis as Record<string, unknown>).seen = seen;
      session.defaultSession.on('will-download', (event, item) => {
        seen.push({
          address: item.getURL(),
          name: item.getFilename(),
          isRefused: event.defaultPrevented,
          hasPath: item.getSavePath() !== '',
        });
        if (!event.defaultPrevented) item.setSavePath(`${folder}-${item.getFilename()}`);
      });
    }, artefact('window'));
  });

  const seen = () =>
    stage.reader.app.evaluate(() => (globalThis as Record<string, unknown>).seen) as Promise<Seen[]>;

  test('a list is handed to the save dialog under its own name, and is whole', async () => {
    const { reader } = stage;
    await reader.open('/settings/export');
    await reader.press('exports.lists.as', { list: 'Customers', format: 'CSV' });
    await expect.poll(async () => (await seen()).length, { timeout: 20_000 }).toBe(1);
    const [first] = await seen();
    expect(first).toMatchObject({ isRefused: false, hasPath: false });
    expect(first?.address).toMatch(/^blob:/);
    expect(first?.name).toMatch(/^aftercare-customers-\d{4}-\d\d-\d\d\.csv$/);
    const file = artefact(`window-${first?.name}`);
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8').split('\r\n').length)
      .toBeGreaterThan(20);
  });

  test('nothing else is downloaded', async () => {
    await stage.reader.page.evaluate(`(() => {
      const link = document.createElement('a');
      link.href = '/index.html';
      link.download = 'page.html';
      document.body.append(link);
      link.click();
    })()`);
    await expect.poll(async () => (await seen()).length).toBe(2);
    expect((await seen())[1]).toMatchObject({ isRefused: true });
  });
});
