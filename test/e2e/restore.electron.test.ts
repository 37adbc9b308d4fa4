import { expect, test } from 'vitest';
import { customerOf } from '../kit/records.ts';
import { backUpByHand, restoreOnEmpty } from './stories/restore-drill.ts';
import { sampleSecrets } from './stories/sample.ts';
import { artefact } from './stories/stage.ts';
import { setWindow, sitDown, windowStories } from './stories/window.ts';

const file = artefact('from-the-window.aftercare');

windowStories('a backup is made, and what was done since is taken back', () => {
  const stage = setWindow('backup');

  test('the owner backs up, restores, and sits down again; a restart finds the same', async () => {
    const { reader } = stage;
    await backUpByHand(reader, stage.dataDir, file);
    await reader.call('customers.register', customerOf({ name: 'Zenobia Later' }));
    await reader.button('backups.restore.open').first().click();
    await reader.sees('backups.restore.sound');
    await reader.fill('backups.restore.secret', sampleSecrets.pin);
    await reader.press('backups.restore.confirm');
    await reader.sees('people.door.who');
    await sitDown(reader);
    const find = () =>
      stage.reader.call<{ rows: unknown[] }>('customers.list', { text: 'Zenobia', limit: 10 });
    expect((await find()).rows).toEqual([]);

    await stage.restart();
    await sitDown(stage.reader);
    expect((await find()).rows).toEqual([]);
  });
});

windowStories('a shop comes to another computer by its backup', () => {
  const stage = setWindow('restore');

  test('the file is chosen, checked and put in place, and the owner comes in', async () => {
    await restoreOnEmpty(stage.reader, file);
    expect(await stage.reader.call('audit.check')).toMatchObject({ firstBroken: null });
  });
});
