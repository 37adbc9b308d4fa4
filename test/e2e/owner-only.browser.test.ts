import { beforeAll, expect, test } from 'vitest';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { sampleSecrets } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

const closedPages = [
  '/people',
  '/settings/import',
  '/settings/catalogue',
  '/settings/intake',
  '/settings/warranty',
];

const closedSections = ['shop', 'hours', 'languages', 'money', 'numbers', 'people', 'devices', 'history'];

const closedCalls: [procedure: string, input: unknown][] = [
  ['settings.change', { name: 'Mine now' }],
  ['settings.series', undefined],
  ['people.list', undefined],
  ['people.stations', undefined],
  ['audit.list', { limit: 10 }],
  ['audit.check', undefined],
  ['records.beginUpload', { fileName: 'a.csv', bytes: 10 }],
  ['catalogue.addCategory', { name: 'Mine', names: {} }],
];

stories('a counter account', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;

  beforeAll(async () => {
    const reader = await stage.enter();
    await openSampleShop(reader);
    const [counter] = (await reader.call<{ id: number; roles: string[] }[]>('people.names')).filter(
      ({ roles }) => roles.length === 1 && roles[0] === 'counter',
    );
    await reader.call('people.lock');
    await reader.call('people.unlock', { personId: counter?.id, pin: sampleSecrets.pin });
    cookies = await reader.cookies();
  });

  test('is shown no page of the owner’s, by menu or by address', async () => {
    const counter = await stage.enter({ cookies });
    await seesDesk(counter);
    for (const path of closedPages) {
      await counter.open(path);
      await counter.sees('app.closed.title');
      await counter.sees('common.refusal.forbidden');
    }
    await keepPicture(counter.page, 'owner-only');
    for (const section of closedSections) {
      await counter.open(`/settings/${section}`);
      await counter.page.waitForURL('**/settings/mine');
    }
    await counter.sees('people.own.pin-title');
    for (const section of closedSections) {
      const link = counter.page.getByRole('link', {
        name: counter.words(`settings.section.${section}`),
        exact: true,
      });
      expect(await link.count(), section).toBe(0);
    }
  });

  test.each(closedCalls)('is refused %s by the API', async (procedure, input) => {
    const counter = await stage.enter({ cookies, path: null });
    const { status, body } = await counter.ask(procedure, input);
    expect([status, (body as { code: string }).code]).toEqual([403, 'FORBIDDEN']);
  });
});
