import type { Reader } from './reader.ts';

export const owner = { name: 'Eleni Pappa', pin: '2580', password: 'a long password' };

/** The first page of a new computer, up to the open shop, by the form. */
export async function setUpShop(reader: Reader): Promise<void> {
  await reader.press('people.first.begin');
  await reader.fill('settings.field.name', 'Mending & Co.');
  await reader.fill('common.word.phone', '210 555 0100');
  await reader.press('common.action.continue');
  await becomeOwner(reader);
}

export async function becomeOwner(reader: Reader): Promise<void> {
  await reader.fill('people.door.your-name', owner.name);
  await reader.fill('people.word.password', owner.password);
  await reader.fill('people.word.pin', owner.pin);
  await reader.press('people.first.open');
  await seesDesk(reader);
}

/** The frame around every page: somebody is signed in. */
export async function seesDesk(reader: Reader): Promise<void> {
  await reader.page.getByRole('navigation', { name: reader.words('app.nav.label') }).waitFor();
}

/** The sample shop, by the button of the first page. */
export async function openSampleShop(reader: Reader): Promise<void> {
  await reader.press('people.first.sample');
  await seesDesk(reader);
}
