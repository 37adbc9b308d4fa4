import type { Category } from '../../../shared/catalogue/catalogue.contract.ts';
import { allNames, type Names, nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { Reading, Writing } from '../context.ts';
import type { Writer } from '../store/store.ts';
import {
  addCategoryName,
  addCategory as addCategoryStatement,
  allCategories,
  categoryById as categoryByIdStatement,
  categoryNamed as categoryNamedStatement,
  namesOfCategory,
} from './catalogue.sql.ts';
import { nameKey } from './name-key.ts';

export function categories({ store }: Reading): Category[] {
  return store.all(allCategories).map(categoryOf);
}

interface CategoryRow {
  id: number;
  parent: number | null;
  name: string;
  names: string;
  is_hidden: number;
}

function categoryOf({ names, is_hidden, ...row }: CategoryRow): Category {
  return { ...row, names: JSON.parse(names) as Names, isHidden: is_hidden === 1 };
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

/** A bulk of records asks for the same few categories thousands of times. */
const wordsInTransaction = new WeakMap<Writer, Map<number, string[]>>();

/** All words by which a category may be asked for, as `searchText` writes them: its names in six languages and those of old records. */
export function categoryWords({ store }: Writing, id: number): string[] {
  const known = wordsInTransaction.get(store) ?? new Map<number, string[]>();
  wordsInTransaction.set(store, known);
  const words = known.get(id) ?? store.all(namesOfCategory, { category: id }).map(({ name_key }) => name_key);
  known.set(id, words);
  return words;
}

/** What the category is called by whoever reads. */
export function categoryNameFor(context: Reading, id: number): string {
  return nameIn(categoryById(context, id), context.maybeActor?.language ?? context.shop.language);
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

/** From now on the category is found by these words too. */
export function learnNames({ store }: Writing, category: number, known: readonly string[]): void {
  wordsInTransaction.delete(store);
  for (const name of known) {
    const key = searchText(name);
    if (key) store.run(addCategoryName, { key, category });
  }
}
