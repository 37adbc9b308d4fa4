import { expect, test } from 'vitest';
import { type ImportDraft, type Inspected, redrawn } from '../../renderer/records/import-draft.ts';

const read = (columns: string[], mapping: Inspected['mapping']) =>
  ({ columns, mapping, kind: 'customers' }) as unknown as Inspected;

const draftOver = (file: Inspected): ImportDraft => ({
  uploadId: 'one',
  file,
  kind: 'devices',
  mapping: file.mapping,
  dateFormat: null,
});

test('read in another encoding, the headings that can be read now are recognised too', () => {
  const before = draftOver(read(['¼íïìá', 'Email'], { 'customer.email': 'Email' }));
  const now = read(['Όνομα', 'Email'], { 'customer.name': 'Όνομα', 'customer.email': 'Email' });
  expect(redrawn(before, now)).toMatchObject({ mapping: now.mapping, kind: 'devices' });
});

test('what was said of a column that still stands there holds, and no column is taken twice', () => {
  const before = { ...draftOver(read(['Name', 'Note'], {})), mapping: { 'customer.address': 'Name' } };
  const now = read(['Name', 'Phone'], { 'customer.name': 'Name', 'customer.phone': 'Phone' });
  expect(redrawn(before, now).mapping).toEqual({ 'customer.address': 'Name', 'customer.phone': 'Phone' });
});

test('where no column stands any more, the file is looked at afresh', () => {
  const before = draftOver(read(['a;b'], { source: 'a;b' }));
  const now = read(['a', 'b'], { source: 'a' });
  expect(redrawn(before, now)).toMatchObject({ mapping: { source: 'a' }, kind: 'customers' });
});
