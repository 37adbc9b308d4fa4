import type { FieldProblem } from '../../../shared/kernel/refusal.ts';
import { Refusal, refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { codeText } from '../../../shared/kernel/search-text.ts';
import type { IntakeInput, IntakeItem } from '../../../shared/repairs/repairs.contract.ts';
import { repairStates } from '../../../shared/repairs/states.rules.ts';
import type { Writing } from '../context.ts';
import { keepItems } from '../custody/items.ts';
import { registerCustomer, standingCustomer } from '../customers/customers.ts';
import { deviceById, registerDevice, transfer } from '../devices/devices.ts';
import { discard } from '../drafts/drafts.ts';
import type { PhotoEvidence } from '../evidence/evidence.ts';
import { issueLabel, issueReceipt } from '../papers/repair-papers.ts';
import { promiseDay } from '../promises/promise.ts';
import { nextNumber } from '../settings/number-series.ts';
import type { Vault } from '../vault/vault.ts';
import { decideCoverage, freezeDecision } from '../warranty/coverage.ts';
import { findComeBack } from './come-backs.ts';
import { addRepairFindable } from './findable-repairs.ts';
import { offerHandOff } from './hand-offs.ts';
import { insertCheck, insertRepair, insertVisit, openRepairOfDevice, repairNumbered } from './intake.sql.ts';
import { sealIntake } from './intake-evidence.ts';

/** What comes with an intake from outside the store, one of each for each item. */
interface Brought {
  photos: readonly (readonly PhotoEvidence[])[];
  keepPasscode: Vault['keep'] | null;
}

const nothing: Brought = { photos: [], keepPasscode: null };

/** Takes in all that one customer brought: every order, or none where one of them cannot be. */
export function takeIn(
  context: Writing,
  { customer, items, signature, draft }: IntakeInput,
  { photos, keepPasscode }: Brought = nothing,
) {
  const { store, now, actor } = context;
  const customerId =
    'id' in customer
      ? standingCustomer(context, customer.id).id
      : atPlace(['customer', 'new'], {}, () => registerCustomer(context, customer.new).id);
  const visitId = context.newId();
  store.run(insertVisit, { id: visitId, customer: customerId, now, person: actor.id });

  const taken = items.map((item, index) =>
    atPlace(['items', index], { item: index }, () => takeInItem(context, { visitId, customerId, item })),
  );
  for (const [index, { id }] of taken.entries()) {
    const item = items[index] as IntakeItem;
    keepItems(context, id);
    sealIntake(context, id, { item, photos: photos[index] ?? [], signature });
    if (item.passcode) keepPasscode?.(context, id, item.passcode);
  }
  const receiptPaperId = taken.map(({ id }) => issueReceipt(context, id).id)[0] as number;
  const repairs = taken.map(({ id, number }) => ({
    id,
    number,
    receiptPaperId,
    labelPaperId: issueLabel(context, id).id,
  }));
  context.record({
    domain: 'customers',
    subject: customerId,
    after: { visitId, repairs: repairs.map(({ number }) => number) },
  });
  if (draft !== undefined) discard(context, { form: draft });
  return { visitId, customerId, receiptPaperId, repairs };
}

interface Arrival {
  visitId: number;
  customerId: number;
  item: IntakeItem;
}

function takeInItem(
  context: Writing,
  { visitId, customerId, item }: Arrival,
): { id: number; number: string } {
  const { store, now, today, actor, shop } = context;
  const deviceId = deviceOf(context, customerId, item.device);
  if (item.promisedOn !== null && item.promisedOn < today)
    refuseField(['promisedOn'], 'repairs.invalid.past-promise');

  // Asked before the order is in the books: the stay that begins now is no part of the device's past.
  const coverage = deviceId === null ? null : decideCoverage(context, { deviceId, on: today });
  const id = context.newId();
  const number = freeNumber(context);
  const service = 'none' in item.device ? item.device.none : '';
  store.run(insertRepair, {
    id,
    number,
    number_key: codeText(number),
    visit: visitId,
    customer: customerId,
    device: deviceId,
    service,
    state: 'received',
    group: repairStates.received.group,
    fault: item.fault,
    wishes: item.wishes,
    condition_note: item.conditionNote,
    cost_limit_minor: item.costLimitMinor,
    currency: shop.currency,
    promised_on: null,
    is_urgent: item.isUrgent ? 1 : 0,
    way: item.way,
    collect_at: item.collectAt,
    collect_place: item.collectPlace,
    pay_by: item.payBy,
    tell_by: item.tellBy,
    now,
    person: actor.id,
  });
  keepChecks(context, id, 'condition', item.condition);
  keepChecks(context, id, 'accessory', item.accessories);
  if (item.promisedOn !== null) {
    const { promisedOn: dueOn, overrideReason, countersignId } = item;
    promiseDay(context, {
      ...{ repairId: id, customerId, dueOn, revises: null, reason: '', field: 'promisedOn' },
      ...{ overrideReason, countersignId },
    });
  }
  if (coverage) freezeDecision(context, id, coverage);
  findComeBack(context, id);
  addRepairFindable(context, id);
  const { device: _, photos: __, passcode: ___, condition, accessories, ...written } = item;
  context.record({
    domain: 'repairs',
    subject: id,
    after: {
      number,
      visitId,
      customerId,
      deviceId,
      service,
      state: 'received',
      ...written,
      condition,
      accessories,
    },
  });
  if (deviceId !== null)
    context.record({ domain: 'devices', subject: deviceId, after: { repairId: id, number } });
  if (item.handToId !== null && item.handToId !== actor.id)
    offerHandOff(context, { repairId: id, fromId: actor.id, toId: item.handToId, note: '' });
  return { id, number };
}

/** Old records may have brought numbers that the series has yet to reach. */
function freeNumber(context: Writing): string {
  for (;;) {
    const number = nextNumber(context, 'repair', context.today);
    if (!context.store.get(repairNumbered, { key: codeText(number) })) return number;
  }
}

/** The device that is taken in, registered or handed over where that was asked; null for a service without one. */
function deviceOf(context: Writing, customerId: number, choice: IntakeItem['device']): number | null {
  if ('none' in choice) return null;
  if ('new' in choice) {
    return atPlace(['device', 'new'], {}, () => registerDevice(context, { ...choice.new, customerId }).id);
  }
  const device = deviceById(context, choice.id);
  const open = context.store.get(openRepairOfDevice, { device: device.id });
  if (open) refuse('conflict', 'repairs.device-in-shop', { repairId: open.id, number: open.number });
  if (device.customerId !== customerId) {
    const { customerId: ownerId, customerName, label } = device;
    if (choice.onOtherOwner === 'refuse') {
      refuse('conflict', 'repairs.device-of-another', {
        deviceId: device.id,
        label,
        customerId: ownerId,
        customerName,
      });
    }
    if (choice.onOtherOwner === 'transfer')
      transfer(context, { id: device.id, customerId, on: context.today });
  }
  return device.id;
}

function keepChecks(
  { store }: Writing,
  repair: number,
  kind: 'condition' | 'accessory',
  checks: IntakeItem['condition'],
): void {
  for (const [position, { label, names, isTicked, note }] of checks.entries()) {
    store.run(insertCheck, {
      repair,
      kind,
      position,
      label,
      names: JSON.stringify(names),
      is_ticked: isTicked ? 1 : 0,
      note,
    });
  }
}

/** Says in the terms of the whole form where a refusal of one of its parts belongs. */
function atPlace<T>(path: (string | number)[], facts: Record<string, unknown>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, facts: told, fields } = error.data;
    const placed = fields?.map((field): FieldProblem => ({ ...field, path: [...path, ...field.path] }));
    throw new Refusal(error.code, {
      reason,
      facts: { ...told, ...facts },
      ...(placed && { fields: placed }),
    });
  }
}
