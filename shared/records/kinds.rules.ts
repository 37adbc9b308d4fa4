import type { Mapping } from './mapping.rules.ts';
import { type Target, targets } from './targets.ts';

/** What the rows of a file are: each kind brings its customer along, a repair its device too. */
export const importKinds = ['customers', 'devices', 'repairs'] as const;
export type ImportKind = (typeof importKinds)[number];

const partsOf: Readonly<Record<ImportKind, readonly string[]>> = {
  customers: ['source', 'customer'],
  devices: ['source', 'customer', 'device'],
  repairs: ['source', 'customer', 'device', 'repair'],
};

/** What a column of such a file may hold. */
export function targetsOf(kind: ImportKind): Target[] {
  return targets.filter((target) => partsOf[kind].includes(target.split('.')[0] as string));
}

/** Each group needs one of its targets to be mapped, before a row can become a record. */
const needs: Readonly<Record<ImportKind, readonly (readonly Target[])[]>> = {
  customers: [['customer.name', 'customer.phone']],
  devices: [
    ['customer.name', 'customer.phone'],
    ['device.category', 'device.model'],
  ],
  repairs: [['customer.name', 'customer.phone'], ['repair.receivedOn']],
};

/** Whether a column of such a file must hold it, alone or as one of two. */
export function isNeeded(kind: ImportKind, target: Target): boolean {
  return needs[kind].some((group) => group.includes(target));
}

const refusals: Partial<Record<Target, string>> = {
  'customer.name': 'records.mapping-without-customer',
  'device.category': 'records.mapping-without-device',
  'repair.receivedOn': 'records.mapping-without-date',
};

/** Why rows cannot be read by this mapping, as a reason of refusal; null where they can. */
export function missingIn(kind: ImportKind, mapping: Mapping): string | null {
  const group = needs[kind].find((any) => any.every((target) => !mapping[target]));
  return group ? (refusals[group[0] as Target] ?? 'records.mapping-without-customer') : null;
}

/** The part of a mapping that such a file may use, in a fixed order. */
export function mappingOf(kind: ImportKind, mapping: Mapping): Mapping {
  const kept: Mapping = {};
  for (const target of targetsOf(kind)) if (mapping[target]) kept[target] = mapping[target];
  return kept;
}

/** What the mapped columns say that the rows are. */
export function suggestKind(mapping: Mapping): ImportKind {
  if (mapping['repair.receivedOn'] || mapping['repair.fault']) return 'repairs';
  return mapping['device.category'] || mapping['device.model'] || mapping['device.serial']
    ? 'devices'
    : 'customers';
}
