import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge } from '../../shared/bridge.ts';
import { freshDataDir, hasElectron, launchApp, type RunningApp } from '../kit/electron.ts';
import { athens, reza } from '../kit/records.ts';

declare const window: { aftercare: Bridge };

/** Points (1/72 inch) of a sheet, as a PDF says them. */
const a4 = { width: 595, height: 842 };
const labelWidth = Math.round((62 / 25.4) * 72);

describe.skipIf(!hasElectron())('papers from the window (need an Electron and a display)', () => {
  let remove: () => void;
  let folder: string;
  let running: RunningApp;
  let receiptId: number;
  let labelId: number;

  beforeAll(async () => {
    const fresh = freshDataDir('papers');
    remove = fresh.remove;
    folder = join(fresh.dataDir, 'filed');
    mkdirSync(folder);
    running = await launchApp({ dataDir: fresh.dataDir });
    await running.page.waitForSelector('#root > *', { state: 'attached' });
    await ask(['settings', 'openShop'], athens);
    const taken = await ask<{ receiptPaperId: number; repairs: { labelPaperId: number }[] }>(
      ['repairs', 'takeIn'],
      {
        customer: { new: reza },
        items: [{ device: { none: 'Toaster' }, fault: 'گرم نمی‌شود', promisedOn: '2030-10-08' }],
      },
    );
    receiptId = taken.receiptPaperId;
    labelId = taken.repairs[0]!.labelPaperId;
  });

  afterAll(async () => {
    await running?.close();
    remove?.();
  });

  async function ask<Value>(path: string[], input: unknown): Promise<Value> {
    const answer = await running.page.evaluate(
      ([where, what, key]) => window.aftercare.call(where as string[], what, key as string),
      [path, input, randomUUID()] as const,
    );
    if (!answer.ok) throw new Error(`${path.join('.')}: ${JSON.stringify(answer.error)}`);
    return answer.value as Value;
  }

  /** Files a paper at a place of our choice, as if it had been chosen in the system's dialog. */
  async function file(route: string, name: string) {
    const filePath = join(folder, name);
    await running.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, filePath);
    const answer = await running.page.evaluate(
      (where) => window.aftercare.print.pdf({ route: where, suggestedName: 'Receipt' }),
      route,
    );
    expect(answer).toEqual({ ok: true, value: { saved: filePath } });
    const bytes = readFileSync(filePath, 'latin1');
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(bytes)!;
    return {
      isPdf: bytes.startsWith('%PDF-'),
      width: Math.round(Number(box[1])),
      height: Math.round(Number(box[2])),
      fonts: new Set(bytes.match(/\/FontName \/[\w+-]+/g)),
    };
  }

  test('a receipt is filed as a PDF of its size, with fonts of its own', async () => {
    const filed = await file(`/paper/${receiptId}?format=a4`, 'receipt.pdf');
    expect(filed).toMatchObject({ isPdf: true, ...a4 });
    expect([...filed.fonts].join()).toMatch(/Vazirmatn/);
  });

  test('a label is filed in its own size', async () => {
    const filed = await file(`/paper/${labelId}`, 'label.pdf');
    expect(filed.isPdf).toBe(true);
    expect(filed.width).toBe(labelWidth);
  });

  test('a dialog that is left without a choice files nothing', async () => {
    await running.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
    });
    const answer = await running.page.evaluate(
      (route) => window.aftercare.print.pdf({ route, suggestedName: 'x' }),
      `/paper/${receiptId}`,
    );
    expect(answer).toEqual({ ok: true, value: { saved: null } });
  });

  test('a printer that is not there ends in a refusal, and no window stays behind', async () => {
    const answer = await running.page.evaluate(
      (route) => window.aftercare.print.print({ route, printer: 'no such printer' }),
      `/paper/${receiptId}`,
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', data: { reason: 'shell.paper-not-printed' } },
    });
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});
