import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const paperColumns = z.object({
  id: z.number(),
  kind: z.string(),
  visit_id: z.number().nullable(),
  repair_id: z.number().nullable(),
  device_id: z.number().nullable(),
  number: z.string().nullable(),
  language: z.string(),
  calendar: z.string(),
  issued_at: z.number(),
  issued_by: z.string().nullable(),
  is_reprint: z.number(),
});

/** A paper was printed before if the log says so: what is printed is not changed by being printed. */
const columns = `paper.id, paper.kind, paper.visit_id, paper.repair_id, paper.device_id, repair.number, paper.language,
       paper.calendar, paper.issued_at, person.name AS issued_by,
       EXISTS (SELECT 1 FROM event
                WHERE domain = 'papers' AND subject = paper.id AND procedure = 'papers.recordPrint') AS is_reprint`;

const source =
  'FROM paper LEFT JOIN person ON person.id = paper.issued_by LEFT JOIN repair ON repair.id = paper.repair_id';

export const paperById = select(
  paperColumns.extend({ facts: z.string() }),
  `SELECT ${columns}, paper.facts ${source} WHERE paper.id = :id`,
);

export const papersOfRepair = select(
  paperColumns,
  `SELECT ${columns} ${source}
    WHERE paper.id IN (
          SELECT id FROM paper WHERE repair_id = :repair
          UNION SELECT paper.id FROM repair AS asked JOIN paper ON paper.visit_id = asked.visit_id
                 WHERE asked.id = :repair
          UNION SELECT paper.id FROM repair AS asked JOIN repair AS sibling ON sibling.visit_id = asked.visit_id
                  JOIN paper ON paper.repair_id = sibling.id
                 WHERE asked.id = :repair
          UNION SELECT paper.id FROM repair AS asked JOIN paper ON paper.device_id = asked.device_id
                 WHERE asked.id = :repair AND paper.kind = 'rightsCard')
    ORDER BY paper.id DESC`,
);

export const papersOfDevice = select(
  paperColumns,
  `SELECT ${columns} ${source}
    WHERE paper.device_id = :device AND paper.kind = 'rightsCard' ORDER BY paper.id DESC`,
);

/** The first of its kind and language, for the visit or the order. */
export const firstPaper = select(
  z.object({ id: z.number() }),
  `SELECT id FROM paper
    WHERE kind = :kind AND language = :language
      AND id IN (SELECT id FROM paper WHERE visit_id = :visit UNION SELECT id FROM paper WHERE repair_id = :repair)
    ORDER BY id LIMIT 1`,
);

/** The first that says the same of the same act in this language. */
export const sameInLanguage = select(
  z.object({ id: z.number() }),
  `SELECT paper.id FROM paper JOIN paper AS asked ON asked.id = :id
    WHERE paper.kind = asked.kind AND paper.language = :language AND paper.facts = asked.facts
      AND paper.id IN (SELECT id FROM paper WHERE visit_id = :visit UNION SELECT id FROM paper WHERE repair_id = :repair)
    ORDER BY paper.id LIMIT 1`,
);

export const insertPaper = change(`
  INSERT INTO paper (id, kind, visit_id, repair_id, device_id, language, calendar, facts, issued_at, issued_by)
  VALUES (:id, :kind, :visit, :repair, :device, :language, :calendar, :facts, :now, :person)`);

export const keepImage = change(
  'INSERT INTO paper_image (hash, type, body) VALUES (:hash, :type, :body) ON CONFLICT (hash) DO NOTHING',
);

export const imageByHash = select(
  z.object({ type: z.string(), body: z.instanceof(Uint8Array) }),
  'SELECT type, body FROM paper_image WHERE hash = :hash',
);

const orderColumns = z.object({
  id: z.number(),
  visit_id: z.number().nullable(),
  device_id: z.number().nullable(),
  number: z.string(),
  label: z.string(),
  /** JSON by language: what it is, where no model says more. */
  category_names: z.string().nullable(),
  brand: z.string(),
  serial: z.string(),
  fault: z.string(),
  wishes: z.string(),
  condition_note: z.string(),
  promised_on: z.string().nullable(),
  cost_limit_minor: z.number().nullable(),
  currency: z.string(),
  coverage: z.string(),
  received_at: z.number(),
  received_by: z.string().nullable(),
  customer_id: z.number(),
  customer_name: z.string(),
  customer_number: z.string(),
  customer_address: z.string(),
  language: z.string(),
  calendar: z.string(),
  outcome: z.string().nullable(),
  state: z.string(),
  state_group: z.string(),
  customer_phone: z.string(),
  ready_at: z.number().nullable(),
});

const order = `SELECT repair.id, repair.visit_id, repair.device_id, repair.number,
       ifnull(device.label, repair.service) AS label,
       iif(device.model_id IS NULL, category.names, NULL) AS category_names, ifnull(brand.name, '') AS brand,
       ifnull(device.serial, '') AS serial,
       repair.fault, repair.wishes, repair.condition_note, repair.promised_on, repair.cost_limit_minor,
       repair.currency, repair.coverage, repair.received_at, person.name AS received_by,
       customer.id AS customer_id, customer.name AS customer_name, customer.number AS customer_number,
       customer.address AS customer_address, customer.language, customer.calendar,
       (SELECT outcome FROM warranty_decision WHERE repair_id = repair.id ORDER BY id DESC LIMIT 1) AS outcome,
       repair.state, repair.state_group, repair.ready_at,
       ifnull((SELECT e164 FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1), '')
         AS customer_phone
  FROM repair JOIN customer ON customer.id = repair.customer_id
  LEFT JOIN device ON device.id = repair.device_id
  LEFT JOIN category ON category.id = device.category_id
  LEFT JOIN brand ON brand.id = device.brand_id
  LEFT JOIN person ON person.id = repair.received_by`;

export const orderOnPaper = select(orderColumns, `${order} WHERE repair.id = :repair`);

export const ordersOfVisit = select(
  orderColumns,
  `${order} WHERE repair.visit_id = :visit ORDER BY repair.id`,
);

export const checksOnPaper = select(
  z.object({
    kind: z.string(),
    label: z.string(),
    names: z.string(),
    is_ticked: z.number(),
    note: z.string(),
  }),
  'SELECT kind, label, names, is_ticked, note FROM repair_check WHERE repair_id = :repair ORDER BY kind, position',
);

export const phonesOnPaper = select(
  z.object({ e164: z.string() }),
  'SELECT e164 FROM customer_phone WHERE customer_id = :customer ORDER BY position',
);
