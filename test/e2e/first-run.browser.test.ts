import { expect, test } from 'vitest';
import { becomeOwner, openSampleShop, owner, seesDesk, setUpShop } from './stories/first-run.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

stories('a newcomer on a fresh computer', () => {
  const stage = setStage();

  test('is told at the field what is wrong, and nothing typed is lost', async () => {
    const newcomer = await stage.enter();
    await newcomer.sees('people.first.language');
    await keepPicture(newcomer.page, 'first-run-language');
    await newcomer.press('people.first.begin');
    await newcomer.fill('common.word.phone', '12');
    await newcomer.fill('common.word.address', 'Ermou 12, Athens');
    await newcomer.press('common.action.continue');

    await newcomer.sees('common.invalid.required');
    await keepPicture(newcomer.page, 'first-run-mend');
    expect(await newcomer.field('settings.field.name').getAttribute('aria-invalid')).toBe('true');
    expect(await newcomer.field('common.word.address').inputValue()).toBe('Ermou 12, Athens');

    await newcomer.press('common.action.back');
    await newcomer.press('people.first.begin');
    expect(await newcomer.field('common.word.address').inputValue()).toBe('Ermou 12, Athens');
    expect(await newcomer.field('common.word.phone').inputValue()).toBe('12');
  });

  test('chooses a language, sets the shop up and owns it; a reload keeps all', async () => {
    const newcomer = await stage.enter({ language: 'el' });
    await newcomer.page.getByRole('radio', { name: 'English' }).click();
    newcomer.language = 'en';
    await newcomer.press('people.first.begin');
    await newcomer.fill('settings.field.name', 'Mending & Co.');
    await newcomer.press('common.action.continue');
    await newcomer.fill('people.word.password', 'short');
    await newcomer.fill('people.word.pin', 'abc');
    await newcomer.press('people.first.open');
    await newcomer.sees('people.invalid.pin');
    await newcomer.sees('people.invalid.password-short');
    await becomeOwner(newcomer);

    await newcomer.page.reload();
    await seesDesk(newcomer);
    await newcomer.seesText(owner.name);
    await newcomer.seesText('Mending & Co.');
    await keepPicture(newcomer.page, 'first-run-done');
  });
});

stories('a newcomer who would rather look around', () => {
  const stage = setStage();

  test('opens the sample shop; a second browser finds a door and no first run', async () => {
    const newcomer = await stage.enter();
    await openSampleShop(newcomer);
    await newcomer.open('/customers');
    await newcomer.page.getByRole('row').nth(10).waitFor();
    await keepPicture(newcomer.page, 'sample-en');

    const second = await stage.enter();
    await second.sees('people.door.new-device');
    await keepPicture(second.page, 'new-device');
  });
});

stories('a newcomer who reads Persian', () => {
  const stage = setStage();

  test('sets the shop up from right to left', async () => {
    const newcomer = await stage.enter({ language: 'fa' });
    expect(await newcomer.page.locator('html').getAttribute('dir')).toBe('rtl');
    await setUpShop(newcomer);
    await keepPicture(newcomer.page, 'first-run-fa');
  });
});
