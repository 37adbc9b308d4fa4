import {
  type Category,
  type catalogue as contract,
  names as namesSchema,
} from '../../../shared/catalogue/catalogue.contract.ts';
import { allNames, type Names, nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { Reading, Writing } from '../context.ts';
import type { UseCases } from '../procedure.ts';
import { whatChanged } from '../what-changed.ts';
import {
  addBrand,
  addCategoryName,
  addCategory as addCategoryStatement,
  addModel as addModelStatement,
  allCategories,
  brandById,
  brandByKey,
  brandsLike,
  categoryById as categoryByIdStatement,
  categoryNamed as categoryNamedStatement,
  changeCategory as changeCategoryStatement,
  changeModel as changeModelStatement,
  modelById,
  modelByKey,
  modelsLike,
  namesOfCategory,
} from './catalogue.sql.ts';
import { addUnit, changeUnit, units } from './units.ts';

export const catalogue: UseCases<typeof contract> = {
  categories: ({ store }) => store.all(allCategories).map(categoryOf),
  brands,
  models,
  units,
  addCategory: (context, input) => addCategory(context, input),
  changeCategory,
  addModel,
  changeModel,
  addUnit,
  changeUnit,
};

interface CategoryRow {
  id: number;
  parent: number | null;
  name: string;
  names: string;
  is_hidden: number;
}

function categoryOf({ names, is_hidden, ...row }: CategoryRow): Category {
  return { ...row, names: namesSchema.parse(JSON.parse(names)), isHidden: is_hidden === 1 };
}

export function categoryById({ store }: Pick<Reading, 'store'>, id: number): Category {
  const row =
    store.get(categoryByIdStatement, { id }) ?? refuse('not-found', 'catalogue.unknown-category', { id });
  return categoryOf(row);
}

/** The category that goes by this name in any language, or in old records; null where none does. */
export function knownCategory({ store }: Pick<Reading, 'store'>, name: string): number | null {
  return store.get(categoryNamedStatement, { key: searchText(name) })?.category_id ?? null;
}

/** The same, adding it where nobody knows it. Only of a name with a letter or digit. */
export function categoryNamed(context: Writing, name: string): number {
  return knownCategory(context, name) ?? addCategory(context, { name, names: {}, parent: null }).id;
}

/** All words by which a category may be asked for: its names in six languages and those of old records. */
export function categoryWords({ store }: Pick<Reading, 'store'>, id: number): string[] {
  return store.all(namesOfCategory, { category: id }).map(({ name_key }) => name_key);
}

interface NewCategory {
  name: string;
  names: Names;
  parent: number | null;
}

/** `known` are other words for it, by which it is found but not called. */
export function addCategory(
  context: Writing,
  { name, names, parent }: NewCategory,
  known: readonly string[] = [],
): { id: number } {
  const { store } = context;
  const key = nameKey(name, 'name');
  const taken = knownCategory(context, name);
  if (taken !== null) refuse('conflict', 'catalogue.category-taken', { id: taken, name });
  if (parent !== null) categoryById(context, parent);
  const id = context.newId();
  store.run(addCategoryStatement, { id, parent, name, key, names: JSON.stringify(names) });
  learnNames(context, id, [...allNames({ name, names }), ...known]);
  context.record({ domain: 'catalogue', subject: id, after: { name, names, parent } });
  return { id };
}

function learnNames({ store }: Writing, category: number, known: readonly string[]): void {
  for (const name of known) {
    const key = searchText(name);
    if (key) store.run(addCategoryName, { key, category });
  }
}

function changeCategory(
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
  context.record({
    domain: 'catalogue',
    subject: id,
    ...whatChanged(before, { ...before, name, names, isHidden }),
  });
  return {};
}

/** The brand's id, learning a new one; null where the text names none. Case and accents do not make two brands. */
export function brandNamed(context: Writing, name: string): number | null {
  const key = searchText(name);
  if (!key) return null;
  const known = context.store.get(brandByKey, { key });
  if (known) return known.id;
  const id = context.newId();
  context.store.run(addBrand, { id, name: name.trim(), key });
  context.record({ domain: 'catalogue', subject: id, after: { brand: name.trim() } });
  return id;
}

/** The model's id in this brand and category, learning a new one; null where the text names none. */
export function modelNamed(
  context: Writing,
  brandId: number | null,
  categoryId: number,
  name: string,
): number | null {
  const key = searchText(name);
  if (!key) return null;
  const known = context.store.get(modelByKey, { brand: brandId ?? 0, key, category: categoryId });
  if (known) return known.id;
  const id = context.newId();
  context.store.run(addModelStatement, { id, brand: brandId, category: categoryId, name: name.trim(), key });
  context.record({ domain: 'catalogue', subject: id, after: { model: name.trim(), brandId, categoryId } });
  return id;
}

/** How brand and model are called: '' where there is none. */
export function productNames(
  { store }: Pick<Reading, 'store'>,
  { brandId, modelId }: { brandId: number | null; modelId: number | null },
): { brand: string; model: string } {
  return {
    brand: brandId === null ? '' : (store.get(brandById, { id: brandId })?.name ?? ''),
    model: modelId === null ? '' : (store.get(modelById, { id: modelId })?.name ?? ''),
  };
}

/** What the category is called by whoever reads. */
export function categoryNameFor(context: Reading, id: number): string {
  return nameIn(categoryById(context, id), context.maybeActor?.language ?? context.shop.language);
}

function brands({ store }: Reading, { text, limit }: { text: string; limit: number }) {
  return store.all(brandsLike, { key: searchText(text), limit });
}

interface ModelsAsked {
  text: string;
  brand: string;
  categoryId?: number | undefined;
  withHidden: boolean;
  limit: number;
}

function models({ store }: Reading, { text, brand, categoryId, withHidden, limit }: ModelsAsked) {
  return store
    .all(modelsLike, {
      key: searchText(text),
      brand: searchText(brand),
      category: categoryId ?? 0,
      hidden: withHidden ? 1 : 0,
      limit,
    })
    .map(({ category_id, is_hidden, ...row }) => ({
      ...row,
      categoryId: category_id,
      isHidden: is_hidden === 1,
    }));
}

function addModel(
  context: Writing,
  { name, brand, categoryId }: { name: string; brand: string; categoryId: number },
) {
  categoryById(context, categoryId);
  nameKey(name, 'name');
  const brandId = brandNamed(context, brand);
  const known = context.store.get(modelByKey, {
    brand: brandId ?? 0,
    key: searchText(name),
    category: categoryId,
  });
  if (known) refuse('conflict', 'catalogue.model-taken', { id: known.id, name: known.name });
  return { id: modelNamed(context, brandId, categoryId, name) ?? refuse('invalid', 'common.invalid') };
}

function changeModel(
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
  const before = { name: row.name, categoryId: row.category_id, isHidden: row.is_hidden === 1 };
  context.record({
    domain: 'catalogue',
    subject: id,
    ...whatChanged(before, { name, categoryId, isHidden }),
  });
  return {};
}

function nameKey(name: string, field: string): string {
  return searchText(name) || refuseField([field], 'common.invalid.required');
}
