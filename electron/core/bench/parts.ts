import type { z } from 'zod';
import type { Part, partInput } from '../../../shared/bench/bench.contract.ts';
import { mayPartBecome, type PartState, partStates, partsWord } from '../../../shared/bench/parts.rules.ts';
import type { Day } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { tendPromises } from '../promises/at-risk.ts';
import { openOrderById } from '../repairs/standing-order.ts';
import { whatChanged } from '../what-changed.ts';
import {
  changePartRow,
  insertPart,
  partById,
  partsOfRepair,
  partsOfRepairs,
  unitKnown,
} from './parts.sql.ts';

type Wanted = z.output<typeof partInput> & { repairId: number };

/** A part that the order needs, as a free line. */
export function wantPart(context: Writing, wanted: Wanted): { partId: number } {
  const { repairId, name, quantity, unitId, supplier, expectedOn } = wanted;
  openOrderById(context, repairId);
  refuseUnknownUnit(context, unitId);
  const id = context.newId();
  context.store.run(insertPart, {
    id,
    repair: repairId,
    unit: unitId,
    name,
    quantity,
    supplier,
    expected_on: expectedOn,
    now: context.now,
    person: context.maybeActor?.id ?? null,
  });
  const after = { part: name, quantity, state: 'wanted', ...(expectedOn && { expectedOn }) };
  told(context, { id, repairId }, { after });
  return { partId: id };
}

export function changePart(
  context: Writing,
  { partId, ...written }: z.output<typeof partInput> & { partId: number },
): Record<string, never> {
  const before = standing(context, partId);
  refuseUnknownUnit(context, written.unitId);
  keep(context, { ...before, ...written });
  const { name, quantity, supplier, expectedOn } = before;
  told(context, before, whatChanged({ name, quantity, supplier, expectedOn } as typeof written, written));
  return {};
}

interface Moving {
  partId: number;
  to: PartState;
  supplier?: string | undefined;
  expectedOn?: Day | null | undefined;
}

/** Says whether nothing is waited for any more, so that work on a waiting order can go on. */
export function movePart(
  context: Writing,
  { partId, to, supplier, expectedOn }: Moving,
): { wasLast: boolean } {
  const before = standing(context, partId);
  if (!mayPartBecome(before.state, to)) refuse('conflict', 'bench.part-not-that-way', { name: before.name });
  keep(context, {
    ...before,
    state: to,
    ...(supplier !== undefined && { supplier }),
    ...(expectedOn !== undefined && { expectedOn }),
  });
  told(context, before, {
    before: { part: before.name, state: before.state },
    after: { part: before.name, state: to, ...(expectedOn && { expectedOn }) },
  });
  const order = openOrderById(context, before.repairId);
  const isWaiting = order.state === 'waitingForParts' && partStates[before.state].isOutstanding;
  const left = context.store.all(partsOfRepair, { repair: order.id });
  return { wasLast: isWaiting && !left.some(({ state }) => partStates[state].isOutstanding) };
}

/** How each of these orders stands with its parts, and until when it waits for them. */
export function partsStanding({ store }: Reading, ids: readonly number[]) {
  const lines = new Map<number, { states: PartState[]; on: Day | null }>();
  for (const { repairId, state, expectedOn } of store.all(partsOfRepairs, { repairs: JSON.stringify(ids) })) {
    const line = lines.get(repairId) ?? { states: [], on: null };
    line.states.push(state);
    if (partStates[state].isOutstanding && expectedOn !== null && expectedOn > (line.on ?? ''))
      line.on = expectedOn;
    lines.set(repairId, line);
  }
  return (id: number) => {
    const line = lines.get(id);
    return { parts: partsWord(line?.states ?? []), partsOn: line?.on ?? null };
  };
}

export function partsOf({ store }: Reading, repairId: number): Part[] {
  return store.all(partsOfRepair, { repair: repairId });
}

function standing(context: Writing, id: number): Part {
  const part = context.store.get(partById, { id }) ?? refuse('not-found', 'bench.unknown-part');
  openOrderById(context, part.repairId);
  return part;
}

function keep(context: Writing, part: Part): void {
  context.store.run(changePartRow, {
    id: part.id,
    unit: part.unitId,
    name: part.name,
    quantity: part.quantity,
    state: part.state,
    supplier: part.supplier,
    expected_on: part.expectedOn,
    now: context.now,
  });
}

function refuseUnknownUnit({ store }: Writing, unitId: number | null): void {
  if (unitId !== null && !store.get(unitKnown, { id: unitId }))
    refuseField(['unitId'], 'common.invalid.choice');
}

/** What parts do to the promised day is looked at anew with each change. */
function told(
  context: Writing,
  { id, repairId }: { id: number; repairId: number },
  changed: { before?: unknown; after?: unknown },
): void {
  context.record({ domain: 'repairs', subject: repairId, ...changed });
  context.record({ domain: 'bench', subject: id, ...changed });
  tendPromises(context);
}
