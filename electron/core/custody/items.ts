import { isInHouse, isOver } from '../../../shared/custody/custody.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Writing } from '../context.ts';
import { anyItemOf, insertItem, itemsOfRepair, thingsOfRepair } from './custody.sql.ts';
import { addMove } from './moves.ts';

/**
 * Takes the device of an order and every ticked accessory into custody: from now on whoever took them in has them.
 * Nothing happens where that was done before.
 */
export function keepItems(context: Writing, repairId: number): void {
  const { store, now, actor } = context;
  if (store.get(anyItemOf, { repair: repairId })) return;
  const things = store.all(thingsOfRepair, { repair: repairId });
  for (const thing of things) {
    const id = context.newId();
    store.run(insertItem, { ...thing, id, repair: repairId, now });
    addMove(context, id, { whereabouts: 'person', personId: actor.id });
  }
  if (things.length > 0) {
    context.record({ domain: 'custody', subject: repairId, after: { kept: things.length } });
  }
}

/** Whoever takes an order over has what the one before them had in their hands. */
export function followOwner(context: Writing, repairId: number, fromName: string | null, toId: number): void {
  const held = context.store
    .all(itemsOfRepair, { repair: repairId })
    .filter(({ whereabouts, person }) => whereabouts === 'person' && person !== null && person === fromName);
  for (const { item_id } of held) addMove(context, item_id, { whereabouts: 'person', personId: toId });
  if (held.length > 0)
    context.record({ domain: 'custody', subject: repairId, after: { passedOn: held.length } });
}

/**
 * Gives the named things back to the customer. All things of the order must then be with the customer or settled.
 * @throws Refusal `custody.not-all-returned`, with the names of what is still here, missing or sent out.
 */
export function returnItems(context: Writing, repairId: number, itemIds: readonly number[]): void {
  const { store } = context;
  const items = store.all(itemsOfRepair, { repair: repairId });
  for (const id of itemIds) {
    if (!items.some((item) => item.item_id === id)) refuse('not-found', 'custody.item-unknown');
  }
  const open = items.filter(({ whereabouts }) => !isOver(whereabouts));
  const left = open.filter(
    ({ item_id, whereabouts }) => !itemIds.includes(item_id) || !isInHouse(whereabouts),
  );
  if (left.length > 0) {
    refuse('conflict', 'custody.not-all-returned', {
      count: left.length,
      items: left
        .map(({ label }) => label)
        .filter(Boolean)
        .join(', '),
      itemIds: left.map(({ item_id }) => item_id),
    });
  }
  for (const { item_id } of open) addMove(context, item_id, { whereabouts: 'customer' });
  if (open.length > 0) {
    context.record({ domain: 'custody', subject: repairId, after: { returned: open.length } });
  }
}

/** Things stay with the shop for good, as agreed: a device beyond repair, or one that nobody has collected. */
export function leaveItems(
  context: Writing,
  repairId: number,
  itemIds: readonly number[],
  reason: string,
): void {
  const items = context.store.all(itemsOfRepair, { repair: repairId });
  const left = items.filter((item) => itemIds.includes(item.item_id) && !isOver(item.whereabouts));
  for (const { item_id } of left) {
    addMove(context, item_id, { whereabouts: 'settled', settled: 'leftHere', reason });
  }
  if (left.length > 0) {
    context.record({ domain: 'custody', subject: repairId, after: { leftHere: left.length, reason } });
  }
}

/** An order that is sent out takes its device along; one that comes back is with whoever says so. */
export function followState(context: Writing, repairId: number, from: RepairState, to: RepairState): void {
  if ((to === 'sentOut') === (from === 'sentOut')) return;
  const devices = context.store
    .all(itemsOfRepair, { repair: repairId })
    .filter((item) => item.kind === 'device');
  let moved = 0;
  for (const { item_id, whereabouts } of devices) {
    if (to === 'sentOut' && isInHouse(whereabouts)) addMove(context, item_id, { whereabouts: 'sentOut' });
    else if (from === 'sentOut' && whereabouts === 'sentOut') {
      addMove(context, item_id, { whereabouts: 'person', personId: context.actor.id });
    } else continue;
    moved += 1;
  }
  if (moved > 0) context.record({ domain: 'custody', subject: repairId, after: { moved } });
}
