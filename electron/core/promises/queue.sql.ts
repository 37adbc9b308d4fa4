import { z } from 'zod';
import { stateNames } from '../../../shared/repairs/states.rules.ts';
import { select } from '../store/statement.ts';

const waitingRow = z.object({
  id: z.number(),
  state: z.enum(stateNames),
  promisedOn: z.string().nullable(),
  urgent: z.number(),
  receivedAt: z.number(),
  technicianId: z.number().nullable(),
  plannedMinutes: z.number().nullable(),
  categoryId: z.number().nullable(),
  brandId: z.number().nullable(),
});
const waitingColumns = `repair.id, repair.state, repair.promised_on AS promisedOn, repair.is_urgent AS urgent,
       repair.received_at AS receivedAt, repair.technician_id AS technicianId,
       repair.planned_minutes AS plannedMinutes, repair.category_id AS categoryId`;

/** Every open order that is not ready yet. */
export const waitingOrders = select(
  waitingRow,
  `SELECT ${waitingColumns}, device.brand_id AS brandId
     FROM repair LEFT JOIN device ON device.id = repair.device_id
    WHERE repair.state_group = 'open' AND repair.state <> 'ready'`,
);

export const waitingOrder = select(
  waitingRow,
  `SELECT ${waitingColumns}, device.brand_id AS brandId
     FROM repair LEFT JOIN device ON device.id = repair.device_id
    WHERE repair.id = :id AND repair.state_group = 'open'`,
);

/** How orders of the queue are called. */
export const calledOrders = select(
  z.object({
    id: z.number(),
    number: z.string(),
    label: z.string(),
    promisedOn: z.string().nullable(),
    urgent: z.number(),
  }),
  `SELECT repair.id, repair.number, ifnull(device.label, repair.service) AS label, repair.promised_on AS promisedOn,
          repair.is_urgent AS urgent
     FROM json_each(:ids) AS wanted CROSS JOIN repair ON repair.id = wanted.value
          LEFT JOIN device ON device.id = repair.device_id`,
);

export const deviceWork = select(
  z.object({ categoryId: z.number().nullable(), brandId: z.number().nullable() }),
  'SELECT category_id AS categoryId, brand_id AS brandId FROM device WHERE id = :id',
);

/** The last promise of each finished order of late whose day had been reckoned, with when it was ready. */
export const finishedPromises = select(
  z.object({ madeAt: z.number(), earliestOn: z.string(), readyAt: z.number() }),
  `SELECT promise.made_at AS madeAt, promise.earliest_on AS earliestOn, repair.ready_at AS readyAt
     FROM promise CROSS JOIN repair ON repair.id = promise.repair_id
    WHERE promise.made_at >= :since AND promise.kind = 'handover' AND promise.earliest_on IS NOT NULL
      AND promise.revises IS NULL AND repair.ready_at >= promise.made_at
    ORDER BY promise.made_at DESC, promise.id DESC LIMIT :limit`,
);
