import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import { idField, instantField, line, optionalLine, prose } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { placeKinds, presetNames, settlements, whereaboutsKinds } from './custody.rules.ts';

const preset = z.enum(['', ...presetNames] as const);

export const place = z.object({
  id: z.number(),
  kind: z.enum(placeKinds),
  /** The program's word for it; '' where the shop has named it. */
  preset,
  name: z.string(),
  barcode: z.string(),
  isHidden: z.boolean(),
});
export type Place = z.output<typeof place>;

/** Where something was from one moment on, and who said so. */
export const custodyMove = z.object({
  id: z.number(),
  itemId: z.number(),
  whereabouts: z.enum(whereaboutsKinds),
  place: place.pick({ id: true, kind: true, preset: true, name: true }).nullable(),
  person: z.string().nullable(),
  settled: z.enum(['', ...settlements] as const),
  at: z.number(),
  by: z.string().nullable(),
  /** The supervisor who answered for it. */
  answeredBy: z.string().nullable(),
  reason: z.string(),
  isUndo: z.boolean(),
});
export type CustodyMove = z.output<typeof custodyMove>;

export const custodyItem = z.object({
  id: z.number(),
  repairId: z.number(),
  kind: z.enum(['device', 'accessory']),
  /** Of an accessory, as it was read at the counter, and in other languages. */
  label: z.string(),
  names,
  /** Null where nothing was ever noted of it. */
  last: custodyMove.nullable(),
});
export type CustodyItem = z.output<typeof custodyItem>;

const scannedOrder = z.object({
  kind: z.literal('order'),
  repairId: z.number(),
  number: z.string(),
  label: z.string(),
  customerName: z.string(),
  isOver: z.boolean(),
  items: z.array(custodyItem),
});
export type ScannedOrder = z.output<typeof scannedOrder>;

const itemIds = z
  .array(idField)
  .min(1, { error: 'custody.invalid.nothing-chosen' })
  .max(50, { error: 'common.invalid.tooMany' });

export const moveInput = z.object({
  repairId: idField,
  itemIds,
  to: z.union([
    z.strictObject({ placeId: idField }),
    z.strictObject({ personId: idField }),
    /** To somebody outside the house, who is named. */
    z.strictObject({ sentTo: line({ max: 120 }) }),
  ]),
  reason: optionalLine(300),
});

export const missingInput = z.object({ repairId: idField, itemIds, reason: line({ max: 300 }) });

export const settleInput = z.object({
  itemId: idField,
  how: z.enum(settlements, { error: 'common.invalid.choice' }),
  reason: prose(1000),
  countersignId: idField.optional(),
});

export const placeInput = z.object({
  kind: z.enum(placeKinds, { error: 'common.invalid.choice' }),
  name: line({ max: 80 }),
});

/** Where every device and accessory is, and who had it at which minute. */
export const custody = {
  places: query('custody.read').output(z.array(place)),
  addPlace: command('custody.places')
    .input(placeInput)
    .output(z.object({ id: z.number() })),
  changePlace: command('custody.places')
    .input(placeInput.extend({ id: idField, isHidden: z.boolean() }))
    .output(z.object({})),
  /** The things of an order, each with its last move; all moves, newest first, 500 at most. */
  ofRepair: query('custody.read')
    .input(z.object({ repairId: idField }))
    .output(z.object({ items: z.array(custodyItem), moves: z.array(custodyMove) })),
  /** What a label said: an order with its things, a place, or nothing that is known here. */
  scanned: query('custody.read')
    .input(z.object({ text: line({ max: 100 }) }))
    .output(z.union([scannedOrder, z.object({ kind: z.literal('place'), place })]).nullable()),
  /** Who had each thing of an order at that instant: null where it was not here yet. */
  whoHadIt: query('custody.read')
    .input(z.object({ repairId: idField, at: instantField }))
    .output(z.array(z.object({ item: custodyItem.omit({ last: true }), move: custodyMove.nullable() }))),
  move: command('custody.move')
    .input(moveInput)
    .output(z.object({ moveIds: z.array(z.number()) })),
  /** Takes moves back: each thing goes where it was before. Refused where it has moved on since. */
  undo: command('custody.move')
    .input(z.object({ moveIds: z.array(idField).min(1).max(50) }))
    .output(z.object({})),
  reportMissing: command('custody.move')
    .input(missingInput)
    .output(z.object({ moveIds: z.array(z.number()) })),
  /** How it ends with something that is not given back: a supervisor answers for it. */
  settle: command('custody.move').input(settleInput).output(z.object({})),
};
