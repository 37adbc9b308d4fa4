import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** Each of these statements takes a list of devices as JSON, so that a list of hits costs as many looks as one card. */
const ofDevices = 'IN (SELECT value FROM json_each(:devices))';

export const devicesForWarranty = select(
  z.object({
    id: z.number(),
    category_id: z.number(),
    model_id: z.number().nullable(),
    purchased_on: z.string().nullable(),
    delivered_on: z.string().nullable(),
    installed_on: z.string().nullable(),
    manufactured_on: z.string().nullable(),
    is_registered: z.number(),
    void_reason: z.string(),
    created_at: z.number(),
  }),
  `SELECT id, category_id, model_id, purchased_on, delivered_on, installed_on, manufactured_on, is_registered,
          void_reason, created_at
     FROM device WHERE id ${ofDevices}`,
);

export const ownersForWarranty = select(
  z.object({ device_id: z.number(), since_on: z.string() }),
  `SELECT device_id, since_on FROM device_owner WHERE device_id ${ofDevices} ORDER BY device_id, since_on, id`,
);

export const coversForWarranty = select(
  z.object({
    id: z.number(),
    device_id: z.number(),
    layer: z.string(),
    starts_on: z.string(),
    ends_on: z.string().nullable(),
    body: z.string(),
  }),
  `SELECT id, device_id, layer, starts_on, ends_on, body FROM warranty_cover WHERE device_id ${ofDevices} ORDER BY id`,
);

export const repairsForWarranty = select(
  z.object({
    id: z.number(),
    device_id: z.number(),
    state: z.string(),
    state_group: z.string(),
    outcome: z.string(),
    received_at: z.number(),
    closed_at: z.number().nullable(),
    decided: z.string().nullable(),
  }),
  `SELECT id, device_id, state, state_group, outcome, received_at, closed_at,
          (SELECT warranty_decision.outcome FROM warranty_decision
            WHERE warranty_decision.repair_id = repair.id ORDER BY warranty_decision.id DESC LIMIT 1) AS decided
     FROM repair WHERE device_id ${ofDevices} ORDER BY received_at, id`,
);

export const voidMarks = select(
  z.object({ device_id: z.number(), void_on: z.string().nullable(), reason: z.string() }),
  `SELECT device_id, void_on, reason FROM warranty_void WHERE device_id ${ofDevices} ORDER BY device_id, id`,
);

export const addVoidMark = change(`
  INSERT INTO warranty_void (id, device_id, void_on, reason, created_at, created_by)
  VALUES (:id, :device, :void_on, :reason, :now, :person)`);

/** Names no new model: a product that nobody has brought in before has the terms of its category. */
export const modelForWarranty = select(
  z.object({ id: z.number() }),
  `SELECT model.id FROM model
    WHERE ifnull(model.brand_id, 0) = ifnull((SELECT brand.id FROM brand WHERE brand.name_key = :brand), 0)
      AND model.name_key = :model AND model.category_id = :category`,
);
