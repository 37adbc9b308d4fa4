import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSampleShop, seesDesk } from './first-run.ts';
import type { Reader } from './reader.ts';
import { sampleSecrets } from './sample.ts';

/** Hears each step as it stands on the screen: for the pictures of the manual. */
export type OnStep = (reader: Reader, name: string) => Promise<void>;

const unseen: OnStep = async () => undefined;

/** The owner of the sample shop backs up by hand; the file is carried to `target`. */
export async function backUpByHand(
  owner: Reader,
  dataDir: string,
  target: string,
  onStep = unseen,
): Promise<void> {
  await openSampleShop(owner);
  await owner.open('/settings/backups');
  await owner.sees('backups.last.none');
  await owner.press('backups.make');
  await owner.button('backups.restore.open').first().waitFor();
  await onStep(owner, '1-backup');
  const folder = join(dataDir, 'backups');
  const names = readdirSync(folder);
  if (names.length !== 1) throw new Error(`there should be one backup: ${names.join(', ')}`);
  copyFileSync(join(folder, names[0] as string), target);
}

/** On a computer without a shop the file is chosen, checked and put in place, and its owner comes in. */
export async function restoreOnEmpty(owner: Reader, file: string, onStep = unseen): Promise<void> {
  await owner.sees('backups.first.why');
  await onStep(owner, '2-first-run');
  await owner.press('backups.first.button');
  await owner.sees('backups.restore.drop');
  await onStep(owner, '3-choose');
  await owner.page.locator('input[type="file"]').setInputFiles(file);
  await owner.sees('backups.restore.sound');
  await onStep(owner, '4-checked');
  await owner.press('backups.restore.confirm');
  // nobody is signed in there: the door of the restored shop
  await owner.field('people.door.your-name').waitFor();
  await onStep(owner, '5-door');
  await owner.fill('people.door.your-name', 'Alice Morgan');
  await owner.fill('people.word.password', sampleSecrets.password);
  await owner.page.keyboard.press('Enter');
  await seesDesk(owner);
  await onStep(owner, '6-desk');
}
