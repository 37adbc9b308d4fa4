import type { OpeningHours } from '../../../shared/kernel/opening.ts';
import type { Role } from '../../../shared/kernel/rights.ts';
import type { Reading } from '../context.ts';
import { shop } from '../settings/shop.ts';
import { peopleHere, workingTimes } from './capacity.sql.ts';

export interface Worker {
  id: number;
  name: string;
  hours: OpeningHours;
  hasOwnHours: boolean;
}

/**
 * Who works at the bench: technicians and whoever has hours there of their own. In a shop without either it is the
 * owners, and where there are none everybody: somebody repairs.
 */
export function team(context: Reading): { people: Worker[]; others: { id: number; name: string }[] } {
  const { store } = context;
  const own = new Map(store.all(workingTimes).map(({ person_id, hours }) => [person_id, hours]));
  const active = store
    .all(peopleHere)
    .map(({ id, name, roles }) => ({ id, name, roles: JSON.parse(roles) as Role[] }));
  const benches = [
    active.filter(({ id, roles }) => roles.includes('technician') || own.has(id)),
    active.filter(({ roles }) => roles.includes('owner')),
    active,
  ];
  const bench = benches.find((people) => people.length > 0) ?? [];
  const usual = bench.every(({ id }) => own.has(id)) ? null : shop(context).hours;
  return {
    people: bench.map(({ id, name }) => {
      const hours = own.get(id);
      return {
        ...{ id, name, hasOwnHours: hours !== undefined },
        hours: hours === undefined ? (usual as OpeningHours) : (JSON.parse(hours) as OpeningHours),
      };
    }),
    others: active.filter((person) => !bench.includes(person)).map(({ id, name }) => ({ id, name })),
  };
}
