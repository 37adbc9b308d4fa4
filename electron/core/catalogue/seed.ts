import { type CategorySeed, catalogueSeed, seedNames } from '../../../shared/catalogue/catalogue.seed.ts';
import { unitSeed } from '../../../shared/catalogue/units.seed.ts';
import type { Writing } from '../context.ts';
import { addCategory } from './categories.ts';
import { addUnit } from './units.ts';

/** Gives a new shop its catalogue, named in the shop's language and known by every other: one event for all. */
export function seedCatalogue(context: Writing): void {
  const quiet: Writing = Object.create(context, { record: { value: () => undefined } });
  let count = 0;
  for (const { categories, ...group } of catalogueSeed) {
    const parent = sow(quiet, group, null);
    for (const category of categories) sow(quiet, category, parent);
    count += 1 + categories.length;
  }
  context.record({ domain: 'catalogue', subject: null, after: { categories: count } });
}

function sow(
  context: Writing,
  { names: text, known = [], units = [] }: CategorySeed,
  parent: number | null,
): number {
  const names = seedNames(text);
  const { id } = addCategory(context, { name: names[context.shop.language], names, parent }, known);
  for (const code of units) {
    const unitNames = seedNames(unitSeed[code]);
    addUnit(context, {
      categoryId: id,
      modelId: null,
      parent: null,
      code,
      name: unitNames[context.shop.language],
      names: unitNames,
      isServiceable: true,
    });
  }
  return id;
}
