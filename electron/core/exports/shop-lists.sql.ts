import { listOf } from './list.ts';
import { nameOfCategory } from './records-lists.sql.ts';

export const covers = listOf(
  {
    id: 'id',
    device_id: 'id',
    product: 'text',
    serial: 'text',
    customer: 'text',
    layer: 'word:layer',
    reference: 'text',
    starts_on: 'day',
    ends_on: 'day',
    created_at: 'instant',
    created_by: 'text',
  },
  `SELECT warranty_cover.id, device_id, device.label AS product, device.serial, customer.name AS customer, layer,
          reference, starts_on, ends_on, warranty_cover.created_at, person.name AS created_by
     FROM warranty_cover JOIN device ON device.id = warranty_cover.device_id
     JOIN customer ON customer.id = device.customer_id
     LEFT JOIN person ON person.id = warranty_cover.created_by
    ORDER BY warranty_cover.id`,
);

export const promises = listOf(
  {
    id: 'id',
    promise_kind: 'word:promise',
    repair_id: 'id',
    repair_number: 'text',
    customer_id: 'id',
    customer: 'text',
    due_on: 'day',
    revises: 'id',
    reason: 'prose',
    made_at: 'instant',
    made_by: 'text',
  },
  `SELECT promise.id, promise.kind AS promise_kind, repair_id, repair.number AS repair_number, promise.customer_id,
          customer.name AS customer, due_on, revises, reason, made_at, person.name AS made_by
     FROM promise JOIN customer ON customer.id = promise.customer_id
     LEFT JOIN repair ON repair.id = promise.repair_id LEFT JOIN person ON person.id = promise.made_by
    ORDER BY promise.id`,
);

export const papers = listOf(
  {
    id: 'id',
    paper_kind: 'word:paper',
    repair_number: 'text',
    product: 'text',
    serial: 'text',
    customer: 'text',
    language: 'text',
    issued_at: 'instant',
    issued_by: 'text',
  },
  `SELECT paper.id, paper.kind AS paper_kind, repair.number AS repair_number, device.label AS product, device.serial,
          customer.name AS customer, paper.language, issued_at, person.name AS issued_by
     FROM paper LEFT JOIN repair ON repair.id = paper.repair_id
     LEFT JOIN visit ON visit.id = paper.visit_id
     LEFT JOIN device ON device.id = ifnull(paper.device_id, repair.device_id)
     LEFT JOIN customer ON customer.id = ifnull(ifnull(repair.customer_id, visit.customer_id), device.customer_id)
     LEFT JOIN person ON person.id = paper.issued_by
    ORDER BY paper.id`,
);

/** Categories first, then what can be serviced by itself, then models. */
export const catalogue = listOf(
  {
    id: 'id',
    entry: 'word:entry',
    name: 'text',
    category: 'text',
    brand: 'text',
    code: 'text',
    hidden: 'yes-no',
  },
  `SELECT category.id, 'category' AS entry, ${nameOfCategory} AS name, parent.name AS category, NULL AS brand,
          NULL AS code, category.is_hidden AS hidden
     FROM category LEFT JOIN category AS parent ON parent.id = category.parent
    UNION ALL
   SELECT unit.id, 'unit', ifnull(nullif(json_extract(unit.names, '$."' || :language || '"'), ''), unit.name),
          ${nameOfCategory}, brand.name, unit.code, 0
     FROM unit LEFT JOIN model ON model.id = unit.model_id LEFT JOIN brand ON brand.id = model.brand_id
     LEFT JOIN category ON category.id = ifnull(unit.category_id, model.category_id)
    UNION ALL
   SELECT model.id, 'model', model.name, ${nameOfCategory}, brand.name, NULL, model.is_hidden
     FROM model JOIN category ON category.id = model.category_id LEFT JOIN brand ON brand.id = model.brand_id`,
);

export const services = listOf(
  {
    id: 'id',
    name: 'text',
    service_kind: 'word:service',
    category: 'text',
    usual_minutes: 'whole',
    price: 'money',
    coverable: 'yes-no',
    hidden: 'yes-no',
  },
  `SELECT service.id,
          ifnull(nullif(json_extract(service.names, '$."' || :language || '"'), ''), service.name) AS name,
          kind AS service_kind, ${nameOfCategory} AS category, usual_minutes, price_minor AS price,
          is_coverable AS coverable, service.is_hidden AS hidden
     FROM warranty_service AS service LEFT JOIN category ON category.id = service.category_id
    ORDER BY service.id`,
);

/** Without anything that somebody could sign in with. */
export const people = listOf(
  {
    id: 'id',
    name: 'text',
    roles: 'words:role',
    supervisor: 'yes-no',
    language: 'text',
    active: 'yes-no',
    created_at: 'instant',
  },
  `SELECT id, name, roles, is_supervisor AS supervisor, language, is_active AS active, created_at
     FROM person ORDER BY id`,
);

export const events = listOf(
  {
    id: 'id',
    happened_at: 'instant',
    person: 'text',
    station: 'text',
    procedure: 'text',
    domain: 'text',
    subject: 'id',
    before: 'prose',
    after: 'prose',
  },
  `SELECT event.id, at AS happened_at, person.name AS person, station.name AS station, procedure, domain, subject,
          before, after
     FROM event LEFT JOIN person ON person.id = event.actor LEFT JOIN station ON station.id = event.station
    ORDER BY event.id`,
);
