import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Language } from '../../shared/kernel/language.ts';
import { samplePin } from '../../shared/records/sample-secrets.ts';
import { openBrowser } from '../kit/browser.ts';
import { startHub } from '../kit/hub.ts';
import { MONDAY_MORNING } from '../kit/shop.ts';
import { Reader } from './stories/reader.ts';
import { backUpByHand, type OnStep, restoreOnEmpty } from './stories/restore-drill.ts';

const folder = fileURLToPath(new URL('../../resources/screenshots/', import.meta.url));

interface Shot {
  name: string;
  language: Language;
  scheme?: 'light' | 'dark';
  path: (facts: Facts) => string;
  /** Who looks at it, where it is not the owner. */
  as?: 'technician';
}

interface Facts {
  deviceId: number;
  /** At home with its owner, bought not long ago. */
  otherDeviceId: number;
  repairId: number;
  customerId: number;
  receiptId: number;
  /** An order whose customer was sent an estimate. */
  estimatedId: number;
  /** An order that is ready to be collected. */
  readyId: number;
}

/** The pictures of the README, each of the sample shop on the same Monday. */
const shots: readonly Shot[] = [
  { name: 'desk', language: 'en', path: () => '/' },
  { name: 'warranty-card', language: 'en', path: ({ deviceId }) => `/warranty/devices/${deviceId}` },
  { name: 'new-repair', language: 'en', path: ({ otherDeviceId }) => `/repairs/new?device=${otherDeviceId}` },
  { name: 'repairs', language: 'en', path: ({ repairId }) => `/repairs/${repairId}` },
  { name: 'board', language: 'en', path: () => '/board' },
  { name: 'promises', language: 'en', path: () => '/promises' },
  { name: 'estimate', language: 'en', path: ({ estimatedId }) => `/repairs/${estimatedId}/estimate` },
  { name: 'handover', language: 'en', path: ({ readyId }) => `/repairs/${readyId}/handover` },
  { name: 'my-work', language: 'en', path: () => '/bench', as: 'technician' },
  { name: 'customer', language: 'en', path: ({ customerId }) => `/customers/${customerId}` },
  { name: 'receipt', language: 'en', path: ({ receiptId }) => `/papers/${receiptId}` },
  { name: 'repairs-fa', language: 'fa', path: ({ repairId }) => `/repairs/${repairId}` },
  { name: 'warranty-card-fa', language: 'fa', path: ({ deviceId }) => `/warranty/devices/${deviceId}` },
  { name: 'repairs-dark-ru', language: 'ru', scheme: 'dark', path: ({ repairId }) => `/repairs/${repairId}` },
];

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.waitForTimeout(300);
}

async function takeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  for (const language of new Set(shots.map((shot) => shot.language))) {
    const hub = await startHub({ now: () => MONDAY_MORNING });
    const visit = await browser.visit(hub.url, { viewport: { width: 1280, height: 800 }, locale: language });
    const { page } = visit;
    await page.clock.install({ time: MONDAY_MORNING });
    await page.goto('/');
    const call = (path: string, input: unknown) =>
      page.evaluate(
        async ([procedure, json]) => {
          const response = await fetch(`/rpc/${procedure}`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'x-aftercare': '1',
              'idempotency-key': crypto.randomUUID(),
            },
            body: JSON.stringify({ json }),
          });
          return (await response.json()).json;
        },
        [path, input] as const,
      );
    await call('records/openSample', { language });
    const { rows } = await call('repairs/list', { group: 'open', limit: 50 });
    const inState = (state: string) => rows.find((row: { state: string }) => row.state === state)?.id ?? 0;
    const names = await call('people/names', undefined);
    const standsAs = async (who: 'owner' | 'technician') => {
      const known = names.find((person: { roles: string[] }) =>
        who === 'owner' ? person.roles.includes('owner') : person.roles.join() === 'technician',
      );
      await call('people/unlock', { personId: known.id, pin: samplePin });
    };
    const repair = rows.find((row: { deviceId: number | null }) => row.deviceId !== null);
    const { papers } = await call('papers/ofRepair', { repairId: repair.id }).then((found) =>
      Array.isArray(found) ? { papers: found } : found,
    );
    const devices = await call('devices/list', { limit: 100 });
    const other = devices.rows.find(
      (device: { openRepairId: number | null; purchasedOn: string | null }) =>
        device.openRepairId === null && (device.purchasedOn ?? '') > '2026-01-01',
    );
    const facts: Facts = {
      deviceId: repair.deviceId,
      otherDeviceId: other.id,
      repairId: repair.id,
      customerId: repair.customerId,
      receiptId: papers.find((paper: { kind: string }) => paper.kind === 'receipt')?.id ?? 0,
      estimatedId: inState('estimateSent'),
      readyId: inState('ready'),
    };
    for (const shot of shots.filter((one) => one.language === language)) {
      await page.emulateMedia({ colorScheme: shot.scheme ?? 'light' });
      if (shot.as) await standsAs(shot.as);
      await page.goto(shot.path(facts));
      await settle(page);
      await page.screenshot({ path: join(folder, `${shot.name}.png`) });
      if (shot.as) await standsAs('owner');
      console.log(`${shot.name}.png`);
    }
    await visit.close();
    await hub.close();
  }
  await browser.close();
}

/** The steps of the manual: a shop goes to another computer by its backup. */
async function takeDrill(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const carried = mkdtempSync(join(tmpdir(), 'aftercare-drill-'));
  const browser = await openBrowser();
  const [old, fresh] = [
    await startHub({ now: () => MONDAY_MORNING }),
    await startHub({ now: () => MONDAY_MORNING }),
  ];
  const onStep: OnStep = async ({ page }, name) => {
    await settle(page);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, `restore-${name}.png`) });
    console.log(`restore-${name}.png`);
  };
  const ownerAt = async (url: string) => {
    const visit = await browser.visit(url, { viewport: { width: 1280, height: 800 }, locale: 'en' });
    await visit.page.clock.install({ time: MONDAY_MORNING });
    await visit.page.goto('/');
    return new Reader(visit, 'en');
  };
  const file = join(carried, 'shop.aftercare');
  await backUpByHand(await ownerAt(old.url), old.dataDir, file, onStep);
  await restoreOnEmpty(await ownerAt(fresh.url), file, onStep);
  await browser.close();
  await Promise.all([old.close(), fresh.close()]);
  rmSync(carried, { recursive: true, force: true });
}

// one of them alone by its name: `screenshots.ts restore`
const wanted = process.argv[2];
if (wanted !== 'restore') await takeAll();
await takeDrill();
