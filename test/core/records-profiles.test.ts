import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportDesk, openImportDesk } from '../kit/import-desk.ts';

let at: ImportDesk;
beforeEach(() => {
  at = openImportDesk();
});
afterEach(() => at.desk.close());

const kept = {
  name: 'Old program',
  kind: 'customers' as const,
  mapping: { 'customer.name': 'Who', 'customer.phone': 'Where' },
  shape: { format: 'csv' as const, encoding: 'windows-1253' as const, delimiter: ';' as const },
  dateFormat: 'dmy' as const,
};
const savedFor = async (text: string) =>
  (await at.client.records.inspect({ uploadId: await at.upload(text) })).saved;

test('a kept mapping is offered for files that have its columns, also after a restart', async () => {
  const { id } = await at.client.records.saveProfile(kept);
  at.desk.reopen();
  expect(await savedFor('Who;Where;More\nAnna;2107654321;x\n')).toEqual([{ id, ...kept }]);
  expect(await savedFor('Who;More\nAnna;x\n')).toEqual([]);
});

test('the one that uses more of the file comes first', async () => {
  await at.client.records.saveProfile({ ...kept, name: 'Less', mapping: { 'customer.name': 'Who' } });
  await at.client.records.saveProfile(kept);
  const names = (await savedFor('Who;Where\nAnna;2107654321\n')).map(({ name }) => name);
  expect(names).toEqual(['Old program', 'Less']);
});

test('under the same name it is replaced, however that is written', async () => {
  const first = await at.client.records.saveProfile(kept);
  const second = await at.client.records.saveProfile({ ...kept, name: 'OLD program', dateFormat: null });
  expect(second).toEqual(first);
  expect(await at.client.records.savedProfiles()).toMatchObject([{ name: 'OLD program', dateFormat: null }]);
});

test('it is called otherwise, never by another’s name, and removed', async () => {
  const { id } = await at.client.records.saveProfile(kept);
  await at.client.records.saveProfile({ ...kept, name: 'Other' });
  await expect(at.client.records.renameProfile({ id, name: 'other' })).rejects.toMatchObject({
    data: { reason: 'records.profile-taken' },
  });
  await at.client.records.renameProfile({ id, name: 'Till 2020' });
  expect((await at.client.records.savedProfiles()).map(({ name }) => name)).toEqual(['Other', 'Till 2020']);
  await at.client.records.removeProfile({ id });
  expect((await at.client.records.savedProfiles()).map(({ name }) => name)).toEqual(['Other']);
  await expect(at.client.records.removeProfile({ id })).rejects.toMatchObject({
    data: { reason: 'records.profile-unknown' },
  });
});

test('nobody but the owner keeps one', async () => {
  const counter = at.desk.clientAs('Kostas', ['counter']);
  await expect(counter.records.saveProfile(kept)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
