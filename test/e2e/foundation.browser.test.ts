import { expect, test } from 'vitest';
import { formatDay } from '../../shared/kernel/calendar.ts';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import { paperIsDrawn } from './stories/paper.ts';
import { someOpenOrder } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

const monday = '2026-10-05';

stories('the foundation', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<import('./stories/reader.ts').Reader['cookies']>>;

  test('a restart keeps all', async () => {
    const owner = await stage.enter();
    owner.expectLostConnection();
    await openSampleShop(owner);
    cookies = await owner.cookies();
    const before = await everything();
    await stage.restartHub();
    expect(await everything()).toEqual(before);
    await owner.page.reload();
    await seesDesk(owner);

    async function everything() {
      return {
        customers: await owner.call('customers.list', { limit: 200 }),
        orders: await owner.call('repairs.list', { group: 'all', limit: 200 }),
        shop: await owner.call('settings.shop'),
        history: await owner.call('audit.check'),
      };
    }
  });

  test('in Persian all is right to left, Jalali and in Persian digits; a Greek customer’s paper stays Greek', async () => {
    const owner = await stage.enter({ cookies });
    await seesDesk(owner);
    await owner.seesText(formatDay(monday, 'en', 'gregory', 'full'));
    const greek = await someOpenOrder(owner, 'el');
    const { id } = await owner.call<{ id: number }>('papers.issue', { kind: 'receipt', repairId: greek.id });

    await owner.turnTo('fa');
    expect(await owner.page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(formatDay(monday, 'fa', 'persian', 'full')).toContain('۱۳ مهر ۱۴۰۵');
    await owner.seesText(formatDay(monday, 'fa', 'persian', 'full'));
    await keepPicture(owner.page, 'foundation-desk-fa');

    await owner.open(`/repairs/${greek.id}`);
    await owner.sees('repairs.record.stands');
    await owner.page
      .getByText(formatDay(greek.promisedOn, 'fa', 'persian', 'short'))
      .or(owner.page.locator(`[title="${formatDay(greek.promisedOn, 'fa', 'persian', 'full')}"]`))
      .first()
      .waitFor();
    expect(await latinDigitsOutsideCodes(owner.page)).toEqual([]);
    await keepPicture(owner.page, 'foundation-repair-fa');

    await owner.open(`/papers/${id}`);
    await owner.sees('common.action.print');
    owner.language = 'el';
    await owner.sees('papers.receipt.title');
    await owner.seesText(formatDay(greek.promisedOn, 'el', 'gregory', 'full'));
    await keepPicture(owner.page, 'foundation-greek-receipt-fa');
    await owner.open(`/paper/${id}`);
    await paperIsDrawn(owner.page);
    expect(
      await owner.page
        .locator('article')
        .first()
        .evaluate('getComputedStyle(document.querySelector("article")).direction'),
    ).toBe('ltr');
    expect(await owner.page.locator('body').innerText()).not.toMatch(/[۰-۹]/);
  });
});

/** Digits that a Persian reader should see as theirs: those outside of what is isolated as a code, phone or name. */
function latinDigitsOutsideCodes(page: import('playwright-core').Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/[0-9]/.test(node.data) && !node.parentElement.closest('bdi, kbd, code, h1, [dir=ltr]')) found.push(node.data + ' in ' + node.parentElement.outerHTML.slice(0, 120));
    }
    return found;
  })()`);
}
