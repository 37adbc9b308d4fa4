import { beforeAll, expect, test } from 'vitest';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

const mostTabs = 80;

stories('the program without a mouse', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;

  beforeAll(async () => {
    const owner = await stage.enter();
    await openSampleShop(owner);
    cookies = await owner.cookies();
  });

  test('every place of the menu is reached by Tab and opened by Enter', async () => {
    const reader = await stage.enter({ cookies });
    await seesDesk(reader);
    for (const [key, path] of [
      ['app.nav.warranty', '/warranty'],
      ['app.nav.repairs', '/repairs'],
      ['app.nav.customers', '/customers'],
      ['app.nav.desk', '/'],
      ['app.nav.settings', '/settings/shop'],
    ] as const) {
      await reader.open(path === '/' ? '/customers' : '/');
      await seesDesk(reader);
      await tabTo(reader, reader.words(key));
      await reader.page.keyboard.press('Enter');
      await reader.page.waitForURL(`**${path}`);
    }
    for (const section of ['people', 'history', 'mine']) {
      await tabTo(reader, reader.words(`settings.section.${section}`));
      await reader.page.keyboard.press('Enter');
      await reader.page.waitForURL(`**/settings/${section}`);
    }
  });

  test('whatever has the focus shows it', async () => {
    const reader = await stage.enter({ cookies });
    for (const path of ['/', '/customers', '/repairs/new', '/settings/shop']) {
      await reader.open(path);
      await seesDesk(reader);
      await reader.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      const hidden: string[] = [];
      for (let tabs = 0; tabs < 25; tabs++) {
        await reader.page.keyboard.press('Tab');
        const { name, isShown } = await focused(reader);
        if (!isShown) hidden.push(name);
      }
      expect(hidden, path).toEqual([]);
    }
    await keepPicture(reader.page, 'keyboard-focus');
  });

  test.each([
    ['customers', '/customers'],
    ['repairs', '/repairs'],
  ])('a record of %s is opened from the list and left by Esc', async (_, path) => {
    const reader = await stage.enter({ cookies });
    await reader.open(path);
    await reader.page.getByRole('row').nth(3).waitFor();
    for (let tabs = 0; tabs < mostTabs && !(await focused(reader)).isRow; tabs++) {
      await reader.page.keyboard.press('Tab');
    }
    await reader.page.keyboard.press('ArrowDown');
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(new RegExp(`${path}/\\d+`));
    await reader.page.getByRole('article').first().waitFor();
    await reader.page.keyboard.press('Escape');
    await reader.page.waitForURL(new RegExp(`${path}$`));
    await expect.poll(async () => (await focused(reader)).isRow).toBe(true);
  });
});

async function tabTo(reader: Reader, name: string): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if ((await focused(reader)).name === name) return;
    await reader.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

interface Focused {
  name: string;
  isRow: boolean;
  /** Whether it, or what stands around it, is drawn otherwise than without the focus. */
  isShown: boolean;
}

function focused(reader: Reader): Promise<Focused> {
  return reader.page.evaluate(`(() => {
    const it = document.activeElement;
    const look = (element) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
      return [outlineStyle, outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor, backgroundColor].join();
    };
    const around = [it, it.nextElementSibling, it.parentElement, it.closest('[role=row]')].filter(Boolean);
    const name = (it.labels?.[0]?.textContent || it.getAttribute('aria-label') || it.textContent || '').trim();
    const isRow = it.closest('[role=row]') !== null;
    if (it === document.body) return { name: 'body', isRow, isShown: true };
    const drawn = () => {
      for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
      return around.map(look);
    };
    const withFocus = drawn();
    it.blur();
    const without = drawn();
    it.focus({ focusVisible: true, preventScroll: true });
    return { name, isRow, isShown: withFocus.some((one, index) => one !== without[index]) };
  })()`);
}
