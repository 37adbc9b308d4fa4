import { allNames, type Names } from '../../../shared/catalogue/catalogue.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { moveDevicesOfModel, renameDevicesOf } from '../devices/renamed-devices.ts';
import { whatChanged } from '../what-changed.ts';
import {
  changeCategory as changeCategoryStatement,
  changeModel as changeModelStatement,
  modelById,
  modelByKey,
} from './catalogue.sql.ts';
import { categoryById, knownCategory, learnNames } from './categories.ts';
import { nameKey } from './name-key.ts';

export function changeCategory(
  context: Writing,
  { id, name, names, isHidden }: { id: number; name: string; names: Names; isHidden: boolean },
) {
  const { store } = context;
  const before = categoryById(context, id);
  const taken = knownCategory(context, name);
  if (taken !== null && taken !== id) refuse('conflict', 'catalogue.category-taken', { id: taken, name });
  store.run(changeCategoryStatement, {
    id,
    name,
    key: nameKey(name, 'name'),
    names: JSON.stringify(names),
    is_hidden: isHidden ? 1 : 0,
  });
  learnNames(context, id, allNames({ name, names }));
  if (before.name !== name || JSON.stringify(before.names) !== JSON.stringify(names)) {
    renameDevicesOf(context, { categoryId: id });
  }
  context.record({
    domain: 'catalogue',
    subject: id,
    ...whatChanged(before, { ...before, name, names, isHidden }),
  });
  return {};
}

/** Devices of the model go where it goes: a model is of one category. */
export function changeModel(
  context: Writing,
  { id, name, categoryId, isHidden }: { id: number; name: string; categoryId: number; isHidden: boolean },
) {
  const { store } = context;
  const row = store.get(modelById, { id }) ?? refuse('not-found', 'catalogue.unknown-model', { id });
  categoryById(context, categoryId);
  const key = nameKey(name, 'name');
  const known = store.get(modelByKey, { brand: row.brand_id ?? 0, key, category: categoryId });
  if (known && known.id !== id)
    refuse('conflict', 'catalogue.model-taken', { id: known.id, name: known.name });
  store.run(changeModelStatement, { id, name, key, category: categoryId, is_hidden: isHidden ? 1 : 0 });
  if (row.category_id !== categoryId) moveDevicesOfModel(context, id, categoryId);
  if (row.category_id !== categoryId || row.name !== name) renameDevicesOf(context, { modelId: id });
  const before = { name: row.name, categoryId: row.category_id, isHidden: row.is_hidden === 1 };
  context.record({
    domain: 'catalogue',
    subject: id,
    ...whatChanged(before, { name, categoryId, isHidden }),
  });
  return {};
}
