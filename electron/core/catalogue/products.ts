import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { Reading, Writing } from '../context.ts';
import {
  addBrand,
  addModel as addModelStatement,
  brandById,
  brandByKey,
  brandsLike,
  modelById,
  modelByKey,
  modelsLike,
} from './catalogue.sql.ts';
import { categoryById } from './categories.ts';
import { nameKey } from './name-key.ts';

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

export function brands({ store }: Reading, { text, limit }: { text: string; limit: number }) {
  return store.all(brandsLike, { key: searchText(text), limit });
}

interface ModelsAsked {
  text: string;
  brand: string;
  categoryId?: number | undefined;
  withHidden: boolean;
  limit: number;
}

export function models({ store }: Reading, { text, brand, categoryId, withHidden, limit }: ModelsAsked) {
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

export function addModel(
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
