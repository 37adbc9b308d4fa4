import { defaultChecks } from '../../../shared/bench/check-templates.ts';
import type { CheckMoment } from '../../../shared/bench/checks.rules.ts';
import type { Names } from '../../../shared/catalogue/catalogue.rules.ts';
import { categoryById } from '../catalogue/categories.ts';
import type { Reading, Writing } from '../context.ts';
import { keepTemplate, removeTemplates, templatesOf } from './checks.sql.ts';

interface Asked {
  categoryId: number | null;
}

interface Lists {
  before: Names[];
  after: Names[];
}

/** The category's own checks, else those of its parent, else the shop's general ones, else the program's. */
export function checkTemplate(context: Reading, { categoryId }: Asked): Lists & { isOwn: boolean } {
  const own = writtenFor(context, categoryId);
  if (own) return { ...own, isOwn: true };
  if (categoryId === null) return { ...builtIn(''), isOwn: false };
  const { names, name, parent } = categoryById(context, categoryId);
  const inherited = (parent === null ? null : writtenFor(context, parent)) ?? writtenFor(context, null);
  return { ...(inherited ?? builtIn(names.en ?? name)), isOwn: false };
}

function writtenFor({ store }: Pick<Reading, 'store'>, category: number | null): Lists | null {
  const rows = store.all(templatesOf, { category });
  if (rows.length === 0) return null;
  const items = (moment: CheckMoment) =>
    JSON.parse(rows.find((row) => row.moment === moment)?.items ?? '[]') as Names[];
  return { before: items('before'), after: items('after') };
}

function builtIn(category: string): Lists {
  const { before, after } = defaultChecks(category);
  return { before: [...before], after: [...after] };
}

export function changeCheckTemplate(
  context: Writing,
  { categoryId, before, after }: Asked & Lists,
): Record<string, never> {
  const earlier = checkTemplate(context, { categoryId });
  const lists = { before: before.map(withoutEmpty), after: after.map(withoutEmpty) };
  for (const moment of ['before', 'after'] as const) {
    context.store.run(keepTemplate, {
      id: context.newId(),
      category: categoryId,
      moment,
      items: JSON.stringify(lists[moment]),
      now: context.now,
    });
  }
  context.record({
    domain: 'bench',
    subject: null,
    before: { categoryId, ...earlier },
    after: { categoryId, ...lists },
  });
  return {};
}

function withoutEmpty(names: Names): Names {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== ''));
}

export function restoreCheckTemplate(context: Writing, { categoryId }: Asked): Record<string, never> {
  const earlier = checkTemplate(context, { categoryId });
  context.store.run(removeTemplates, { category: categoryId });
  context.record({
    domain: 'bench',
    subject: null,
    before: { categoryId, ...earlier },
    after: { categoryId },
  });
  return {};
}
