import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const historyOfDevice = select(
  z.object({
    id: z.number(),
    number: z.string(),
    state: z.string(),
    state_group: z.string(),
    fault: z.string(),
    finding: z.string(),
    outcome: z.string(),
    coverage: z.string(),
    received_at: z.number(),
    closed_at: z.number().nullable(),
  }),
  `SELECT id, number, state, state_group, fault, finding, outcome, coverage, received_at, closed_at
     FROM repair WHERE device_id = :device ORDER BY received_at DESC, id DESC LIMIT 200`,
);

const cover = z.object({
  id: z.number(),
  device_id: z.number(),
  layer: z.string(),
  reference: z.string(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
  body: z.string(),
});

export const coversOfDevice = select(
  cover,
  `SELECT id, device_id, layer, reference, starts_on, ends_on, body
     FROM warranty_cover WHERE device_id = :device ORDER BY starts_on, id`,
);

export const coverById = select(
  cover,
  'SELECT id, device_id, layer, reference, starts_on, ends_on, body FROM warranty_cover WHERE id = :id',
);

export const addCover = change(`
  INSERT INTO warranty_cover (id, device_id, layer, reference, starts_on, ends_on, body, created_at, created_by)
  VALUES (:id, :device, :layer, :reference, :starts_on, :ends_on, :body, :now, :person)`);

export const endCover = change('UPDATE warranty_cover SET ends_on = :on WHERE id = :id');

const service = z.object({
  id: z.number(),
  category_id: z.number().nullable(),
  name: z.string(),
  names: z.string(),
  kind: z.enum(['labour', 'parts', 'transport', 'visit']),
  usual_minutes: z.number().nullable(),
  price_minor: z.number().nullable(),
  is_coverable: z.number(),
  is_hidden: z.number(),
});

const columns = 'id, category_id, name, names, kind, usual_minutes, price_minor, is_coverable, is_hidden';

export const allServices = select(service, `SELECT ${columns} FROM warranty_service ORDER BY position, id`);

export const serviceById = select(service, `SELECT ${columns} FROM warranty_service WHERE id = :id`);

/** Of the category, of those above it, and of everything. */
export const servicesForCategory = select(
  service,
  `WITH RECURSIVE line (id, parent, depth) AS (
     SELECT id, parent, 1 FROM category WHERE id = :category
     UNION ALL
     SELECT category.id, category.parent, line.depth + 1
       FROM line JOIN category ON category.id = line.parent WHERE line.depth < 20)
   SELECT ${columns} FROM warranty_service
    WHERE is_hidden = 0 AND (category_id IS NULL OR category_id IN (SELECT line.id FROM line))
    ORDER BY position, id`,
);

export const addService = change(`
  INSERT INTO warranty_service (id, category_id, name, names, kind, usual_minutes, price_minor, is_coverable,
                                is_hidden, position)
  SELECT :id, :category, :name, :names, :kind, :minutes, :price, :is_coverable, 0, ifnull(max(position), 0) + 1
    FROM warranty_service`);

export const changeService = change(`
  UPDATE warranty_service
     SET category_id = :category, name = :name, names = :names, kind = :kind, usual_minutes = :minutes,
         price_minor = :price, is_coverable = :is_coverable, is_hidden = :is_hidden
   WHERE id = :id`);
