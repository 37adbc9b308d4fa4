import type { z } from 'zod';
import type {
  CustodyItem,
  CustodyMove,
  custody as contract,
  moveInput,
  settleInput,
} from '../../../shared/custody/custody.contract.ts';
import { isOver, type PresetPlace } from '../../../shared/custody/custody.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { codeText } from '../../../shared/kernel/search-text.ts';
import type { Reading, Writing } from '../context.ts';
import { authorised } from '../people/countersign.ts';
import type { UseCases } from '../use-case.ts';
import {
  type ItemStandingRow,
  itemById,
  itemsOfRepair,
  itemsOfRepairAt,
  lastMoveOf,
  type MoveRow,
  moveBefore,
  moveById,
  movesOfRepair,
  orderForCustody,
  orderNumbered,
  placeById,
  placeOfBarcode,
  workerById,
} from './custody.sql.ts';
import { keepItems } from './items.ts';
import { addMove, type NewMove } from './moves.ts';
import { addPlace, alterPlace, placeOf, places } from './places.ts';

export const custody: UseCases<typeof contract> = {
  places,
  addPlace,
  changePlace: alterPlace,
  ofRepair,
  scanned,
  whoHadIt,
  move,
  undo,
  reportMissing,
  settle,
};

function ofRepair({ store }: Reading, { repairId }: { repairId: number }) {
  return {
    items: store.all(itemsOfRepair, { repair: repairId }).map(itemOf),
    moves: store.all(movesOfRepair, { repair: repairId }).map(moveOf),
  };
}

function scanned({ store }: Reading, { text }: { text: string }) {
  const code = codeText(text);
  const place = store.get(placeOfBarcode, { barcode: code });
  if (place) return { kind: 'place' as const, place: placeOf(place) };
  const found = store.get(orderNumbered, { number: code });
  const order = found && store.get(orderForCustody, { repair: found.id });
  if (!order) return null;
  return {
    kind: 'order' as const,
    repairId: order.id,
    number: order.number,
    label: order.label,
    customerName: order.customer_name,
    isOver: order.state_group === 'closed',
    items: store.all(itemsOfRepair, { repair: order.id }).map(itemOf),
  };
}

function whoHadIt({ store }: Reading, { repairId, at }: { repairId: number; at: number }) {
  return store.all(itemsOfRepairAt, { repair: repairId, at }).map((row) => {
    const { last, ...item } = itemOf(row);
    return { item, move: last };
  });
}

function move(context: Writing, { repairId, itemIds, to, reason }: z.output<typeof moveInput>) {
  const target = targetOf(context, to, reason);
  return moveAll(context, repairId, itemIds, target);
}

function reportMissing(
  context: Writing,
  { repairId, itemIds, reason }: { repairId: number; itemIds: number[]; reason: string },
) {
  return moveAll(context, repairId, itemIds, { whereabouts: 'missing', reason });
}

function targetOf(context: Writing, to: z.output<typeof moveInput>['to'], reason: string): NewMove {
  const { store } = context;
  if ('placeId' in to) {
    const place = store.get(placeById, { id: to.placeId }) ?? refuse('not-found', 'custody.place-unknown');
    if (place.is_hidden === 1) refuse('conflict', 'custody.place-hidden', { name: place.name });
    const whereabouts = place.kind === 'out' ? 'sentOut' : 'place';
    return { whereabouts, placeId: place.id, reason };
  }
  if ('personId' in to) {
    const person = store.get(workerById, { id: to.personId }) ?? refuse('not-found', 'people.nobody');
    return { whereabouts: 'person', personId: person.id, reason };
  }
  return { whereabouts: 'sentOut', reason: reason ? `${to.sentTo} · ${reason}` : to.sentTo };
}

function moveAll(context: Writing, repairId: number, itemIds: readonly number[], target: NewMove) {
  const { store } = context;
  const order = store.get(orderForCustody, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
  keepItems(context, repairId);
  const items = store.all(itemsOfRepair, { repair: repairId });
  const chosen = [...new Set(itemIds)].map(
    (id) => items.find((item) => item.item_id === id) ?? refuse('not-found', 'custody.item-unknown'),
  );
  for (const { whereabouts } of chosen) {
    if (whereabouts === 'customer' && order.state_group === 'closed') {
      refuse('conflict', 'custody.given-back', { number: order.number });
    }
    if (whereabouts === 'settled' && order.state_group === 'closed')
      refuse('conflict', 'custody.settled-already');
  }
  const moveIds = chosen.map(({ item_id }) => addMove(context, item_id, target));
  recordMoves(context, repairId, target, chosen);
  return { moveIds };
}

function undo(context: Writing, { moveIds }: { moveIds: number[] }): Record<string, never> {
  const { store } = context;
  const undone = moveIds.map(
    (id) => store.get(moveById, { id }) ?? refuse('not-found', 'custody.move-unknown'),
  );
  for (const { id, item_id, at, undoes, whereabouts } of undone) {
    const isLast = store.get(lastMoveOf, { item: item_id })?.id === id;
    const before = store.get(moveBefore, { item: item_id, at, id });
    if (!isLast || undoes !== null || !before) return refuse('conflict', 'custody.moved-on');
    // a handover stands as it was signed, and a settlement as its supervisor answered for it
    if (isOver(whereabouts)) return refuse('conflict', 'custody.settled-already');
    addMove(context, item_id, {
      whereabouts: before.whereabouts,
      placeId: before.place_id,
      personId: before.person_id,
      settled: before.settled as NewMove['settled'] & string,
      undoes: id,
    });
  }
  const repairIds = new Set(
    undone.map(({ item_id }) => store.get(itemById, { id: item_id })?.repair_id ?? 0),
  );
  for (const repairId of repairIds) {
    context.record({ domain: 'custody', subject: repairId, after: { undone: undone.length } });
    context.record({ domain: 'repairs', subject: repairId, after: { custodyUndone: undone.length } });
  }
  return {};
}

function settle(
  context: Writing,
  { itemId, how, reason, countersignId }: z.output<typeof settleInput>,
): Record<string, never> {
  const { store } = context;
  const item = store.get(itemById, { id: itemId }) ?? refuse('not-found', 'custody.item-unknown');
  const where = store.get(lastMoveOf, { item: itemId })?.whereabouts ?? null;
  if (isOver(where)) refuse('conflict', 'custody.settled-already');
  if (how !== 'leftHere' && where !== 'missing') refuse('conflict', 'custody.not-missing');
  if (how === 'leftHere' && where === 'missing') refuse('conflict', 'custody.is-missing');
  const { id: answeredBy, name } = authorised(context, 'custody.settle', countersignId);
  addMove(context, itemId, { whereabouts: 'settled', settled: how, reason, answeredBy });
  const told = { settled: how, item: item.label, reason, answeredBy: name };
  context.record({ domain: 'custody', subject: item.repair_id, after: told });
  context.record({ domain: 'repairs', subject: item.repair_id, after: told });
  return {};
}

function recordMoves(
  context: Writing,
  repairId: number,
  { whereabouts, placeId, personId, reason }: NewMove,
  items: readonly ItemStandingRow[],
): void {
  const after = {
    whereabouts,
    ...(placeId && { placeId }),
    ...(personId && { personId }),
    ...(reason && { reason }),
    items: items.map(({ kind, label }) => label || kind),
  };
  context.record({ domain: 'custody', subject: repairId, after });
  context.record({ domain: 'repairs', subject: repairId, after });
}

function itemOf(row: ItemStandingRow): CustodyItem {
  return {
    id: row.item_id,
    repairId: row.repair_id,
    kind: row.kind,
    label: row.label,
    names: JSON.parse(row.names) as CustodyItem['names'],
    last: row.move_id === null ? null : moveOf(row),
  };
}

function moveOf(row: MoveRow): CustodyMove {
  return {
    id: row.move_id ?? 0,
    itemId: row.item_id,
    whereabouts: row.whereabouts ?? 'missing',
    place:
      row.place_id === null
        ? null
        : {
            id: row.place_id,
            kind: row.place_kind ?? 'shelf',
            preset: (row.place_preset ?? '') as PresetPlace | '',
            name: row.place_name ?? '',
          },
    person: row.person,
    settled: row.settled ?? '',
    at: row.at ?? 0,
    by: row.moved_by,
    answeredBy: row.answered_by,
    reason: row.reason ?? '',
    isUndo: row.undoes !== null,
  };
}
