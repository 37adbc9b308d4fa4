import { expect, test } from 'vitest';
import { addressesOf } from './stories/addresses.ts';
import { barriersOn } from './stories/axe.ts';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

stories('no screen has a serious barrier', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;

  test.each(['en', 'fa'] as const)('before and at the first run, and at the lock (%s)', async (language) => {
    const newcomer = await stage.enter({ language });
    if (language === 'en') {
      await newcomer.sees('people.first.language');
      expect(await inBothLights(newcomer)).toEqual([]);
      await newcomer.press('people.first.begin');
      await newcomer.field('settings.field.name').waitFor();
      await newcomer.press('common.action.continue');
      await newcomer.sees('common.invalid.required');
      expect(await inBothLights(newcomer)).toEqual([]);
      await newcomer.fill('settings.field.name', 'Mending');
      await newcomer.press('common.action.continue');
      await newcomer.field('people.word.pin').waitFor();
      expect(await inBothLights(newcomer)).toEqual([]);
      await newcomer.open('/');
      await openSampleShop(newcomer);
      cookies = await newcomer.cookies();
      return;
    }
    await newcomer.visit.context.addCookies(cookies);
    await newcomer.call('people.setLanguage', { language: 'fa', calendar: 'persian' });
    await newcomer.page.reload();
    await seesDesk(newcomer);
    await newcomer.page.keyboard.press('Control+Shift+L');
    await newcomer.sees('people.lock.title');
    expect(await inBothLights(newcomer)).toEqual([]);
    await newcomer.press('people.door.somebody-else');
    expect(await inBothLights(newcomer)).toEqual([]);
    await newcomer.press('people.door.by-code');
    expect(await inBothLights(newcomer)).toEqual([]);
    await newcomer.call('people.unlock', {
      personId: (await newcomer.call<{ id: number }[]>('people.atTheDesk'))[0]?.id,
      pin: '2468',
    });
    cookies = await newcomer.cookies();
  });

  test.each(['en', 'fa'] as const)(
    'on every page, light and dark (%s)',
    async (language) => {
      const reader = await stage.enter({ cookies, path: null });
      await reader.call('people.setLanguage', {
        language,
        calendar: language === 'fa' ? 'persian' : 'gregory',
      });
      reader.language = language;
      const barriers: string[] = [];
      for (const address of await addressesOf(reader)) {
        await reader.open(address);
        await settled(reader);
        for (const barrier of await inBothLights(reader)) barriers.push(`${address}: ${barrier}`);
        await keepPicture(
          reader.page,
          `page-${language}${address.replace(/[/?=%:]+/g, '-').replace(/\d{6,}/g, 'id')}`.slice(0, 80),
        );
      }
      expect(barriers).toEqual([]);
    },
    180_000,
  );

  test('in dialogs: palette, shortcuts, menus', async () => {
    const reader = await stage.enter({ cookies });
    await reader.call('people.setLanguage', { language: 'en', calendar: 'gregory' });
    await reader.page.reload();
    await seesDesk(reader);
    for (const keys of ['Control+k', '?']) {
      await reader.page.keyboard.press(keys);
      await reader.page.getByRole('dialog').waitFor();
      await reader.page.waitForTimeout(300);
      expect(await inBothLights(reader), keys).toEqual([]);
      await reader.page.keyboard.press('Escape');
      await reader.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    for (const menu of ['common.word.language', 'app.theme.label', 'app.person.label']) {
      await reader.page.getByRole('button', { name: reader.words(menu) }).click();
      await reader.page.getByRole('menu').waitFor();
      await reader.page.waitForTimeout(300);
      await keepPicture(reader.page, `menu-${menu.split('.')[1]}-${menu.split('.')[2]}`);
      expect(await inBothLights(reader), menu).toEqual([]);
      await reader.page.keyboard.press('Escape');
      await reader.page.getByRole('menu').waitFor({ state: 'hidden' });
    }
  });
});

/** All rules by daylight; in the dark only colours are others. */
async function inBothLights(reader: Reader): Promise<string[]> {
  await turnTheLight(reader, 'light');
  const byDay = await barriersOn(reader.page);
  await turnTheLight(reader, 'dark');
  const byNight = await barriersOn(reader.page, ['color-contrast']);
  await reader.page.emulateMedia({ colorScheme: 'light' });
  return [...byDay, ...byNight.map((barrier) => `dark: ${barrier}`)];
}

/** Halfway from light to dark nothing can be read, and nobody looks then. */
async function turnTheLight(reader: Reader, scheme: 'light' | 'dark'): Promise<void> {
  await reader.page.emulateMedia({ colorScheme: scheme });
  await reader.page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' });
  await reader.page.waitForTimeout(60);
  await reader.page.evaluate(`for (const animation of document.getAnimations()) {
    if (animation instanceof CSSTransition) animation.finish();
  }`);
}

/** Nothing is being asked for any more, and the page is drawn. */
async function settled(reader: Reader): Promise<void> {
  await reader.page.locator('main, article').first().waitFor();
  await reader.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await reader.page.waitForTimeout(100);
}
