import { names as namesSchema, type Unit } from '../../../shared/catalogue/catalogue.contract.ts';
import type { Names } from '../../../shared/catalogue/catalogue.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { whatChanged } from '../what-changed.ts';
import {
  addUnit as addUnitStatement,
  categoryById,
  changeUnit as changeUnitStatement,
  modelById,
  unitById,
  unitsOfCategory,
  unitsOfModel,
} from './catalogue.sql.ts';

interface UnitRow {
  id: number;
  category_id: number | null;
  model_id: number | null;
  parent: number | null;
  code: string;
  name: string;
  names: string;
  is_serviceable: number;
}

function unitOf({ category_id, model_id, names, is_serviceable, ...row }: UnitRow): Unit {
  return {
    ...row,
    categoryId: category_id,
    modelId: model_id,
    names: namesSchema.parse(JSON.parse(names)),
    isServiceable: is_serviceable === 1,
  };
}

/** What can be serviced by itself in this model; where it says nothing, in its category, or in the category's parent. */
export function units(
  { store }: Reading,
  { categoryId, modelId }: { categoryId: number; modelId?: number | undefined },
): Unit[] {
  const ofModel = modelId === undefined ? [] : store.all(unitsOfModel, { model: modelId });
  if (ofModel.length > 0) return ofModel.map(unitOf);
  let category: number | null = categoryId;
  while (category !== null) {
    const ofCategory: UnitRow[] = store.all(unitsOfCategory, { category });
    if (ofCategory.length > 0) return ofCategory.map(unitOf);
    category = store.get(categoryById, { id: category })?.parent ?? null;
  }
  return [];
}

export function addUnit(context: Writing, input: Omit<Unit, 'id'>): { id: number } {
  const { store } = context;
  const { categoryId, modelId, parent, code, name, names, isServiceable } = input;
  const belongs =
    modelId !== null
      ? categoryId === null && store.get(modelById, { id: modelId })
      : categoryId !== null && store.get(categoryById, { id: categoryId });
  if (!belongs) refuse('invalid', 'catalogue.unit-of-nothing');
  const siblings =
    modelId !== null
      ? store.all(unitsOfModel, { model: modelId })
      : store.all(unitsOfCategory, { category: categoryId });
  if (siblings.some((unit) => unit.code === code)) refuse('conflict', 'catalogue.unit-taken', { code });
  if (parent !== null && !siblings.some((unit) => unit.id === parent))
    refuse('invalid', 'catalogue.unit-of-nothing');
  const id = context.newId();
  store.run(addUnitStatement, {
    id,
    category: categoryId,
    model: modelId,
    parent,
    code,
    name,
    names: JSON.stringify(names),
    is_serviceable: isServiceable ? 1 : 0,
  });
  context.record({ domain: 'catalogue', subject: id, after: { unit: input } });
  return { id };
}

export function changeUnit(
  context: Writing,
  { id, name, names, isServiceable }: { id: number; name: string; names: Names; isServiceable: boolean },
): Record<string, never> {
  const { store } = context;
  const row = store.get(unitById, { id }) ?? refuse('not-found', 'catalogue.unknown-unit', { id });
  const before = unitOf(row);
  store.run(changeUnitStatement, {
    id,
    name,
    names: JSON.stringify(names),
    is_serviceable: isServiceable ? 1 : 0,
  });
  context.record({
    domain: 'catalogue',
    subject: id,
    ...whatChanged(before, { ...before, name, names, isServiceable }),
  });
  return {};
}
