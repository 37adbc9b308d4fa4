import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import type { CountsMade } from '../../../shared/records/tried-row.ts';
import type { Writing } from '../context.ts';
import { inBulk } from '../search/search.ts';
import type { Select } from '../store/statement.ts';
import {
  changedSince,
  importById,
  laterDevice,
  laterImport,
  laterOwner,
  laterPaper,
  laterPromise,
  laterRepair,
  laterVisit,
  laterWarranty,
  markUndone,
  removeBrands,
  removeCategories,
  removeCategoryNames,
  removeConsents,
  removeCustomers,
  removeDevices,
  removeEntries,
  removeImportRows,
  removeModels,
  removeOwners,
  removePhones,
  removeRepairs,
} from './undo.sql.ts';

/** What may stand in the way, and how it is said; the first that does is named. */
const obstacles: readonly [reason: string, statement: Select<{ title: string }>][] = [
  ['records.undo-import', laterImport],
  ['records.undo-repair', laterRepair],
  ['records.undo-device', laterDevice],
  ['records.undo-changed', changedSince],
  ['records.undo-owner', laterOwner],
  ['records.undo-visit', laterVisit],
  ['records.undo-promise', laterPromise],
  ['records.undo-paper', laterPaper],
  ['records.undo-warranty', laterWarranty],
];

/**
 * Takes away all that an import brought in. Every record that it made has an id between the import's own and its
 * last, so what is outside is somebody else's: as long as none of that refers to what is inside, the store is
 * afterwards row for row what it was. Words of the catalogue that are used by now stay.
 * @throws Refusal that names what refers to a record of the import.
 */
export function undo(context: Writing, { importId }: { importId: number }): CountsMade {
  const { store } = context;
  const row = store.get(importById, { id: importId }) ?? refuse('not-found', 'records.import-unknown');
  if (row.undone_at !== null) refuse('conflict', 'records.undone-already');
  const range = { first: importId, last: row.last_id ?? refuse('conflict', 'records.undo-too-old') };
  for (const [reason, statement] of obstacles) {
    const found = store.get(statement, range);
    if (found) refuse('conflict', reason, { title: found.title });
  }
  const counts = inBulk(store, () => takeAway(context, range));
  store.run(markUndone, { id: importId, at: context.now, by: context.actor.id });
  context.record({
    domain: 'records',
    subject: importId,
    after: { undone: true, fileName: row.file_name, ...counts },
  });
  for (const domain of ['customers', 'devices', 'repairs', 'catalogue']) {
    context.record({ domain, subject: null, after: { importUndone: importId } });
  }
  return counts;
}

function takeAway({ store }: Writing, range: { first: number; last: number }): CountsMade {
  try {
    store.run(removeEntries, range);
    store.run(removeImportRows, { first: range.first });
    const repairs = store.run(removeRepairs, range);
    store.run(removeOwners, range);
    const devices = store.run(removeDevices, range);
    store.run(removePhones, range);
    store.run(removeConsents, range);
    const customers = store.run(removeCustomers, range);
    store.run(removeModels, range);
    const brands = store.run(removeBrands, range);
    store.run(removeCategoryNames, range);
    const categories = store.run(removeCategories, range);
    return { customers, devices, repairs, categories, brands };
  } catch (fault) {
    throw isForeignKey(fault) ? new Refusal('conflict', { reason: 'records.undo-referred' }) : fault;
  }
}

/** Something refers to it that this list of obstacles does not know. */
function isForeignKey(fault: unknown): boolean {
  return (fault as { code?: unknown } | null)?.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}
