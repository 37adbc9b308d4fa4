import { names as namesSchema } from '../../../shared/catalogue/catalogue.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Service } from '../../../shared/warranty/warranty.contract.ts';
import { categoryById } from '../catalogue/categories.ts';
import type { Reading, Writing } from '../context.ts';
import { whatChanged } from '../what-changed.ts';
import {
  addService as addServiceStatement,
  allServices,
  changeService as changeServiceStatement,
  serviceById,
} from './card.sql.ts';

type ServiceInput = Omit<Service, 'id' | 'isHidden'>;

export function services({ store }: Reading): Service[] {
  return store.all(allServices).map(serviceOf);
}

export function addService(context: Writing, input: ServiceInput): { id: number } {
  if (input.categoryId !== null) categoryById(context, input.categoryId);
  const id = context.newId();
  context.store.run(addServiceStatement, { id, ...columnsOf(input) });
  context.record({ domain: 'warranty', subject: id, after: { service: input } });
  return { id };
}

export function changeService(context: Writing, { id, ...input }: Service): Record<string, never> {
  const row = context.store.get(serviceById, { id }) ?? refuse('not-found', 'warranty.unknown-service');
  if (input.categoryId !== null) categoryById(context, input.categoryId);
  context.store.run(changeServiceStatement, { id, ...columnsOf(input), is_hidden: input.isHidden ? 1 : 0 });
  const { id: _, ...before } = serviceOf(row);
  context.record({ domain: 'warranty', subject: id, ...whatChanged(before, input) });
  return {};
}

function columnsOf({ categoryId, name, names, kind, usualMinutes, priceMinor, isCoverable }: ServiceInput) {
  return {
    category: categoryId,
    name,
    names: JSON.stringify(names),
    kind,
    minutes: usualMinutes,
    price: priceMinor,
    is_coverable: isCoverable ? 1 : 0,
  };
}

type Row = NonNullable<(typeof serviceById)['_row']>;

function serviceOf(row: Row): Service {
  return {
    id: row.id,
    categoryId: row.category_id,
    name: row.name,
    names: namesSchema.parse(JSON.parse(row.names)),
    kind: row.kind,
    usualMinutes: row.usual_minutes,
    priceMinor: row.price_minor,
    isCoverable: row.is_coverable === 1,
    isHidden: row.is_hidden === 1,
  };
}
