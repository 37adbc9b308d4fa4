import type { z } from 'zod';
import type { findingInput } from '../../../shared/bench/bench.contract.ts';
import { codeKinds, codeName } from '../../../shared/bench/codes.rules.ts';
import { nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { units } from '../catalogue/units.ts';
import type { Writing } from '../context.ts';
import { deviceById } from '../devices/devices.ts';
import { foundAgain } from '../repairs/come-backs.ts';
import { makeRepairFindable } from '../repairs/findable-repairs.ts';
import { openOrderById } from '../repairs/standing-order.ts';
import { whatChanged } from '../what-changed.ts';
import { codes, refuseUnknownCode } from './codes.ts';
import {
  changeFindingRow,
  findingById,
  insertFinding,
  setFindingWords,
  unitOfFinding,
  withdrawFindingRow,
} from './findings.sql.ts';
import { findingsOf } from './findings-of.ts';
import { learn } from './proposals.ts';

type Found = z.output<typeof findingInput>;
type Order = ReturnType<typeof openOrderById>;

const nothing = { unitId: null, fault: '', cause: '', remedy: '', text: '' };

export function addFinding(
  context: Writing,
  { repairId, ...found }: Found & { repairId: number },
): { findingId: number } {
  const order = openOrderById(context, repairId);
  const unit = fitting(context, order, found, nothing);
  const id = context.newId();
  context.store.run(insertFinding, {
    id,
    repair: repairId,
    device: order.deviceId,
    unit_id: found.unitId,
    unit,
    fault: found.fault,
    cause: found.cause,
    remedy: found.remedy,
    text: found.text,
    now: context.now,
    person: context.actor.id,
  });
  learn(context, order.fault, found, 1);
  tell(context, order, id, { after: { ...found } });
  return { findingId: id };
}

export function changeFinding(
  context: Writing,
  { findingId, ...found }: Found & { findingId: number },
): Record<string, never> {
  const { id, repairId, ...before } = standing(context, findingId);
  const order = openOrderById(context, repairId);
  const unit = fitting(context, order, found, before);
  context.store.run(changeFindingRow, {
    id,
    unit_id: found.unitId,
    unit,
    fault: found.fault,
    cause: found.cause,
    remedy: found.remedy,
    text: found.text,
    now: context.now,
  });
  learn(context, order.fault, before, -1);
  learn(context, order.fault, found, 1);
  tell(context, order, id, whatChanged(before as Found, found));
  return {};
}

/** It was a mistake. The row stays, and counts no more. */
export function withdrawFinding(
  context: Writing,
  { findingId }: { findingId: number },
): Record<string, never> {
  const { id, repairId, ...before } = standing(context, findingId);
  const order = openOrderById(context, repairId);
  context.store.run(withdrawFindingRow, { id, now: context.now });
  learn(context, order.fault, before, -1);
  tell(context, order, id, { before });
  return {};
}

function standing({ store }: Writing, id: number) {
  return store.get(findingById, { id }) ?? refuse('not-found', 'bench.unknown-finding');
}

/** Refused where a code or the unit is none of this device's; answers the unit's word in warranty terms. */
function fitting(context: Writing, order: Order, found: Found, before: Omit<Found, 'text'>): string {
  for (const kind of codeKinds) refuseUnknownCode(context, kind, found[kind], before[kind]);
  if (found.unitId === null) return '';
  const unit = context.store.get(unitOfFinding, { id: found.unitId });
  if (!unit) return refuseField(['unitId'], 'common.invalid.choice');
  if (found.unitId === before.unitId) return unit.code;
  const known = order.deviceId === null ? [] : unitsOfDevice(context, order.deviceId);
  if (!known.some(({ id, isServiceable }) => id === unit.id && isServiceable))
    refuseField(['unitId'], 'common.invalid.choice');
  return unit.code;
}

function unitsOfDevice(context: Writing, deviceId: number) {
  const { categoryId, modelId } = deviceById(context, deviceId);
  return units(context, { categoryId, ...(modelId !== null && { modelId }) });
}

/** The order says in words what was found: for lists, papers, search and records that go out. */
function tell(
  context: Writing,
  order: Order,
  findingId: number,
  changed: { before?: unknown; after?: unknown },
): void {
  const { language } = context.shop;
  const known = new Map(codes(context).map((code) => [code.word, codeName(code, language)]));
  const words = findingsOf(context, order.id).map(({ unit, unitNames, fault, cause, remedy, text }) =>
    [
      [unit && nameIn({ name: unit, names: unitNames }, language), known.get(fault)]
        .filter(Boolean)
        .join(': '),
      known.get(cause),
      known.get(remedy),
      text,
    ]
      .filter(Boolean)
      .join(' · '),
  );
  context.store.run(setFindingWords, { id: order.id, finding: words.join('\n'), now: context.now });
  makeRepairFindable(context, order.id);
  context.record({ domain: 'repairs', subject: order.id, ...changed });
  context.record({ domain: 'bench', subject: findingId, ...changed });
  foundAgain(context, order.id);
}
