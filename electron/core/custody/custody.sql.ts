import { z } from 'zod';
import { placeKinds, settlements, whereaboutsKinds } from '../../../shared/custody/custody.rules.ts';
import { change, select } from '../store/statement.ts';

const placeRow = z.object({
  id: z.number(),
  kind: z.enum(placeKinds),
  preset: z.string(),
  name: z.string(),
  barcode: z.string(),
  is_hidden: z.number(),
});

const placeColumns = 'id, kind, preset, name, barcode, is_hidden FROM custody_place';

export const allPlaces = select(placeRow, `SELECT ${placeColumns} ORDER BY position, id`);
export const placeById = select(placeRow, `SELECT ${placeColumns} WHERE id = :id`);
export const placeOfBarcode = select(placeRow, `SELECT ${placeColumns} WHERE barcode = :barcode`);

export const insertPlace = change(`
  INSERT INTO custody_place (id, kind, preset, name, barcode, position, is_hidden, changed_at)
  VALUES (:id, :kind, :preset, :name, :barcode, (SELECT ifnull(max(position), -1) + 1 FROM custody_place), 0, :now)`);

export const changePlace = change(`
  UPDATE custody_place SET kind = :kind, name = :name, preset = :preset, is_hidden = :is_hidden, changed_at = :now
   WHERE id = :id`);

const itemRow = z.object({
  id: z.number(),
  repair_id: z.number(),
  kind: z.enum(['device', 'accessory']),
  label: z.string(),
  names: z.string(),
});

const moveRow = z.object({
  move_id: z.number().nullable(),
  item_id: z.number(),
  whereabouts: z.enum(whereaboutsKinds).nullable(),
  settled: z.enum(['', ...settlements]).nullable(),
  at: z.number().nullable(),
  reason: z.string().nullable(),
  undoes: z.number().nullable(),
  place_id: z.number().nullable(),
  place_kind: z.enum(placeKinds).nullable(),
  place_preset: z.string().nullable(),
  place_name: z.string().nullable(),
  person: z.string().nullable(),
  moved_by: z.string().nullable(),
  answered_by: z.string().nullable(),
});

export type MoveRow = z.output<typeof moveRow>;

const moveColumns = `move.id AS move_id, item.id AS item_id, move.whereabouts, move.settled, move.at, move.reason,
          move.undoes, place.id AS place_id, place.kind AS place_kind, place.preset AS place_preset,
          place.name AS place_name, holder.name AS person, mover.name AS moved_by, answerer.name AS answered_by`;

const withNames = `
     LEFT JOIN custody_place AS place ON place.id = move.place_id
     LEFT JOIN person AS holder ON holder.id = move.person_id
     LEFT JOIN person AS mover ON mover.id = move.moved_by
     LEFT JOIN person AS answerer ON answerer.id = move.answered_by`;

const standing = (whenever: string) => `
   SELECT item.repair_id, item.kind, item.label, item.names, ${moveColumns}
     FROM custody_item AS item
     LEFT JOIN custody_move AS move ON move.id = (
          SELECT id FROM custody_move WHERE item_id = item.id${whenever} ORDER BY at DESC, id DESC LIMIT 1)
     ${withNames}
    WHERE item.repair_id = :repair ORDER BY item.position`;

const itemStanding = itemRow.omit({ id: true }).extend(moveRow.shape);

export type ItemStandingRow = z.output<typeof itemStanding>;

/** The things of an order, each with its last move. */
export const itemsOfRepair = select(itemStanding, standing(''));

/** The same as it was known of an instant: the last move until then. */
export const itemsOfRepairAt = select(itemStanding, standing(' AND at <= :at'));

export const movesOfRepair = select(
  moveRow,
  `SELECT ${moveColumns}
     FROM custody_item AS item JOIN custody_move AS move ON move.item_id = item.id ${withNames}
    WHERE item.repair_id = :repair ORDER BY move.at DESC, move.id DESC LIMIT 500`,
);

export const itemsForGate = select(
  z.object({
    kind: z.enum(['device', 'accessory']),
    label: z.string(),
    whereabouts: z.enum(whereaboutsKinds).nullable(),
  }),
  `SELECT kind, label, (SELECT whereabouts FROM custody_move WHERE item_id = item.id
                         ORDER BY at DESC, id DESC LIMIT 1) AS whereabouts
     FROM custody_item AS item WHERE repair_id = :repair ORDER BY position`,
);

export const lastMoveOf = select(
  z.object({ id: z.number(), at: z.number(), whereabouts: z.enum(whereaboutsKinds) }),
  'SELECT id, at, whereabouts FROM custody_move WHERE item_id = :item ORDER BY at DESC, id DESC LIMIT 1',
);

/** The move before one, and what it said: where an undone thing goes back to. */
export const moveBefore = select(
  z.object({
    whereabouts: z.enum(whereaboutsKinds),
    place_id: z.number().nullable(),
    person_id: z.number().nullable(),
    settled: z.string(),
  }),
  `SELECT whereabouts, place_id, person_id, settled FROM custody_move
    WHERE item_id = :item AND (at, id) < (:at, :id) ORDER BY at DESC, id DESC LIMIT 1`,
);

export const moveById = select(
  z.object({
    ...{ id: z.number(), item_id: z.number(), at: z.number(), undoes: z.number().nullable() },
    whereabouts: z.enum(whereaboutsKinds),
  }),
  'SELECT id, item_id, at, undoes, whereabouts FROM custody_move WHERE id = :id',
);

export const itemById = select(
  itemRow,
  'SELECT id, repair_id, kind, label, names FROM custody_item WHERE id = :id',
);

export const anyItemOf = select(
  z.object({ id: z.number() }),
  'SELECT id FROM custody_item WHERE repair_id = :repair LIMIT 1',
);

/** What there is to keep of an order: its device, and every accessory that was ticked. */
export const thingsOfRepair = select(
  z.object({
    kind: z.enum(['device', 'accessory']),
    position: z.number(),
    label: z.string(),
    names: z.string(),
  }),
  `SELECT 'device' AS kind, 0 AS position, '' AS label, '{}' AS names FROM repair
    WHERE id = :repair AND device_id IS NOT NULL
   UNION ALL
   SELECT 'accessory', 1 + position, label, names FROM repair_check
    WHERE repair_id = :repair AND kind = 'accessory' AND is_ticked = 1`,
);

export const insertItem = change(`
  INSERT INTO custody_item (id, repair_id, kind, position, label, names, added_at)
  VALUES (:id, :repair, :kind, :position, :label, :names, :now)`);

export const insertMove = change(`
  INSERT INTO custody_move (id, item_id, whereabouts, place_id, person_id, settled, at, moved_by, answered_by, reason,
                            undoes)
  VALUES (:id, :item, :whereabouts, :place, :person, :settled, :at, :by, :answerer, :reason, :undoes)`);

export const orderForCustody = select(
  z.object({
    id: z.number(),
    number: z.string(),
    state_group: z.string(),
    label: z.string(),
    customer_name: z.string(),
  }),
  `SELECT repair.id, repair.number, repair.state_group, ifnull(device.label, repair.service) AS label,
          customer.name AS customer_name
     FROM repair JOIN customer ON customer.id = repair.customer_id LEFT JOIN device ON device.id = repair.device_id
    WHERE repair.id = :repair`,
);

export const orderNumbered = select(
  z.object({ id: z.number() }),
  'SELECT id FROM repair WHERE number_key = :number LIMIT 1',
);

export const workerById = select(
  z.object({ id: z.number() }),
  'SELECT id FROM person WHERE id = :id AND is_active = 1',
);
