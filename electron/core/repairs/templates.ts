import { defaultTemplate } from '../../../shared/repairs/intake-templates.ts';
import type { IntakeTemplate } from '../../../shared/repairs/repairs.contract.ts';
import { categoryById } from '../catalogue/categories.ts';
import type { Reading, Writing } from '../context.ts';
import { keepTemplate, removeTemplates, templatesOf } from './templates.sql.ts';

interface Asked {
  categoryId: number | null;
}

type Items = IntakeTemplate['condition'];

/** The category's own checklists, else those of its parent, else the shop's general ones, else the program's. */
export function templates(context: Reading, { categoryId }: Asked): IntakeTemplate {
  const own = writtenFor(context, categoryId);
  if (own) return { ...own, isOwn: true };
  if (categoryId === null) return { ...builtIn(''), isOwn: false };
  const { names, name, parent } = categoryById(context, categoryId);
  const inherited = (parent === null ? null : writtenFor(context, parent)) ?? writtenFor(context, null);
  return { ...(inherited ?? builtIn(names.en ?? name)), isOwn: false };
}

function writtenFor({ store }: Pick<Reading, 'store'>, category: number | null) {
  const rows = store.all(templatesOf, { category });
  if (rows.length === 0) return null;
  const items = (kind: string): Items =>
    JSON.parse(rows.find((row) => row.kind === kind)?.items ?? '[]') as Items;
  return { condition: items('condition'), accessories: items('accessory') };
}

function builtIn(category: string) {
  const { condition, accessories } = defaultTemplate(category);
  return { condition: [...condition], accessories: [...accessories] };
}

interface Written extends Asked {
  condition: Items;
  accessories: Items;
}

export function changeTemplates(
  context: Writing,
  { categoryId, ...written }: Written,
): Record<string, never> {
  const { store, now } = context;
  const before = templates(context, { categoryId });
  const lists = {
    condition: written.condition.map(withoutEmpty),
    accessories: written.accessories.map(withoutEmpty),
  };
  const keep = (kind: 'condition' | 'accessory', items: Items) =>
    store.run(keepTemplate, {
      id: context.newId(),
      category: categoryId,
      kind,
      items: JSON.stringify(items),
      now,
    });
  keep('condition', lists.condition);
  keep('accessory', lists.accessories);
  context.record({
    domain: 'repairs',
    subject: null,
    before: { categoryId, ...before },
    after: { categoryId, ...lists },
  });
  return {};
}

function withoutEmpty(names: Items[number]): Items[number] {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')) as Items[number];
}

export function restoreTemplates(context: Writing, { categoryId }: Asked): Record<string, never> {
  const before = templates(context, { categoryId });
  context.store.run(removeTemplates, { category: categoryId });
  context.record({
    domain: 'repairs',
    subject: null,
    before: { categoryId, ...before },
    after: { categoryId },
  });
  return {};
}
