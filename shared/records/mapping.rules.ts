import { z } from 'zod';
import { targetOfHeading } from './headings.rules.ts';
import { type Target, targets } from './targets.ts';

/** How a file's columns are understood: the Open Repair Data Standard 0.3, or as the owner mapped them. */
export const profiles = ['open-repair', 'own'] as const;
export type Profile = (typeof profiles)[number];

/** Which column (by its heading) holds what. */
export const mapping = z.partialRecord(z.enum(targets), z.string().max(200));
export type Mapping = z.output<typeof mapping>;

const openRepair: Mapping = {
  source: 'id',
  'customer.name': 'group_identifier',
  'device.category': 'product_category',
  'device.brand': 'brand',
  'device.manufacturedIn': 'year_of_manufacture',
  'repair.number': 'id',
  'repair.receivedOn': 'event_date',
  'repair.fault': 'problem',
  'repair.outcome': 'repair_status',
  'repair.finding': 'repair_barrier_if_end_of_life',
};

/** The profile and mapping that the headings of a file suggest. */
export function suggestMapping(columns: readonly string[]): { profile: Profile; mapping: Mapping } {
  if (Object.values(openRepair).every((column) => columns.includes(column))) {
    return { profile: 'open-repair', mapping: openRepair };
  }
  const held = new Map<Target, string>();
  for (const column of columns) {
    const target = targetOfHeading(column);
    if (target && !held.has(target)) held.set(target, column);
  }
  const found: Mapping = {};
  for (const target of targets) if (held.has(target)) found[target] = held.get(target);
  return { profile: 'own', mapping: found };
}

/** Whether a mapping's columns all stand in a file with these headings. */
export function fitsHeadings(mapping: Mapping, columns: readonly string[]): boolean {
  const named = Object.values(mapping);
  return named.length > 0 && named.every((column) => column !== undefined && columns.includes(column));
}
