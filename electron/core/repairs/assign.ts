import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { holds, type Role } from '../../../shared/kernel/rights.ts';
import { skillForRepair } from '../capacity/skills.ts';
import type { Reading, Writing } from '../context.ts';
import { authorised } from '../people/countersign.ts';
import { peopleHere, personHere, setTechnician } from './hand-offs.sql.ts';
import { openOrderById } from './standing-order.ts';

type Person = NonNullable<(typeof peopleHere)['_row']>;

/** Whether somebody works at the bench. */
export function isTechnician({ roles, isSupervisor, isActive }: Person): boolean {
  const standing = { roles: JSON.parse(roles) as Role[], isSupervisor: isSupervisor === 1 };
  return isActive === 1 && holds(standing, 'bench.work');
}

export function techniciansHere({ store }: Pick<Reading, 'store'>): Person[] {
  return store.all(peopleHere).filter(isTechnician);
}

interface Assignment {
  ids: number[];
  technicianId: number | null;
  countersignId: number | null;
}

/**
 * Who is to work on these orders; null: nobody yet. Somebody who has not learned the kind of device is told of; warranty
 * work goes to them only if whoever keeps the skills answers for it.
 */
export function assign(
  context: Writing,
  { ids, technicianId, countersignId }: Assignment,
): { unskilled: { id: number; number: string }[] } {
  const { store, now } = context;
  const technician = technicianId === null ? null : store.get(personHere, { id: technicianId });
  if (technicianId !== null && (!technician || !isTechnician(technician)))
    refuseField(['technicianId'], 'repairs.invalid.not-a-technician');
  const orders = [...new Set(ids)].map((id) => openOrderById(context, id));
  const unfit = orders.flatMap((order) => {
    if (technicianId === null) return [];
    const { fit, needs } = skillForRepair(context, technicianId, order.id);
    return needs === 'nothing' ? [] : [{ order, fit, needs }];
  });
  const [barred] = unfit.filter(({ needs }) => needs === 'countersign');
  if (barred && !context.mayI('capacity.write') && countersignId === null) {
    const { order, fit } = barred;
    refuse('conflict', 'capacity.skill-missing', { number: order.number, name: technician?.name ?? '', fit });
  }
  const answering = barred ? authorised(context, 'capacity.write', countersignId) : null;
  for (const { id, technicianName } of orders) {
    store.run(setTechnician, { id, technician: technicianId, now });
    context.record({
      domain: 'repairs',
      subject: id,
      before: { technician: technicianName },
      after: { technician: technician?.name ?? null, ...(answering && { authorisedBy: answering.name }) },
    });
  }
  return { unskilled: unfit.map(({ order: { id, number } }) => ({ id, number })) };
}
