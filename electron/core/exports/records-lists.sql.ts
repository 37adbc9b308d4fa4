import { listOf } from './list.ts';

/** In the reader's language (`:language`), or as the shop calls it where it has no name there. */
export const nameOfCategory = `ifnull(nullif(json_extract(category.names, '$."' || :language || '"'), ''), category.name)`;

const firstPhone = `(SELECT typed FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1)`;
const consent = (purpose: string) =>
  `ifnull((SELECT is_given FROM customer_consent WHERE customer_id = customer.id AND purpose = '${purpose}'), 0)`;
const ticked = (kind: string) =>
  `(SELECT group_concat(label || iif(note = '', '', ': ' || note), '; ' ORDER BY position) FROM repair_check
     WHERE repair_id = repair.id AND kind = '${kind}' AND is_ticked = 1)`;

/** Those that stand: who was merged into another is in the archive. */
export const customers = listOf(
  {
    id: 'id',
    number: 'text',
    name: 'text',
    kind: 'word:kind',
    phone: 'text',
    other_phones: 'text',
    email: 'text',
    address: 'prose',
    tax_number: 'text',
    language: 'text',
    channel: 'word:channel',
    consent_service: 'yes-no',
    consent_promotion: 'yes-no',
    consent_survey: 'yes-no',
    notes: 'prose',
    flag: 'text',
    balance: 'money',
    created_at: 'instant',
    changed_at: 'instant',
  },
  `SELECT customer.id, number, name, kind, ${firstPhone} AS phone,
          (SELECT group_concat(typed, '; ' ORDER BY position) FROM customer_phone
            WHERE customer_id = customer.id
              AND position > (SELECT min(position) FROM customer_phone WHERE customer_id = customer.id)) AS other_phones,
          email, address, tax_number, language, channel, ${consent('service')} AS consent_service,
          ${consent('promotion')} AS consent_promotion, ${consent('survey')} AS consent_survey, notes, flag,
          balance_minor AS balance, created_at, changed_at
     FROM customer WHERE merged_into IS NULL ORDER BY customer.id`,
);

export const devices = listOf(
  {
    id: 'id',
    customer_id: 'id',
    customer: 'text',
    customer_phone: 'text',
    category: 'text',
    brand: 'text',
    model: 'text',
    serial: 'text',
    imei2: 'text',
    purchased_on: 'day',
    delivered_on: 'day',
    installed_on: 'day',
    manufactured_on: 'day',
    receipt_number: 'text',
    proof: 'word:proof',
    seller: 'text',
    place: 'text',
    price: 'money',
    notes: 'prose',
    registered: 'yes-no',
    void_reason: 'text',
    created_at: 'instant',
    changed_at: 'instant',
  },
  `SELECT device.id, device.customer_id, customer.name AS customer, ${firstPhone} AS customer_phone,
          ${nameOfCategory} AS category, brand.name AS brand, model.name AS model, serial, imei2_key AS imei2,
          purchased_on, delivered_on, installed_on, manufactured_on, receipt_number, proof, seller, place,
          price_minor AS price, device.notes, is_registered AS registered, void_reason, device.created_at,
          device.changed_at
     FROM device JOIN customer ON customer.id = device.customer_id
     JOIN category ON category.id = device.category_id
     LEFT JOIN brand ON brand.id = device.brand_id LEFT JOIN model ON model.id = device.model_id
    ORDER BY device.id`,
);

export const repairs = listOf(
  {
    id: 'id',
    repair_number: 'text',
    state: 'word:state',
    customer_id: 'id',
    customer: 'text',
    customer_phone: 'text',
    customer_email: 'text',
    device_id: 'id',
    category: 'text',
    brand: 'text',
    model: 'text',
    serial: 'text',
    service: 'text',
    received_on: 'day-of-instant',
    promised_on: 'day',
    closed_on: 'day-of-instant',
    fault: 'prose',
    wishes: 'prose',
    condition: 'prose',
    accessories: 'prose',
    finding: 'prose',
    outcome: 'word:outcome',
    coverage: 'word:coverage',
    cost_limit: 'money',
    currency: 'text',
    received_by: 'text',
    turn: 'text',
    received_at: 'instant',
    closed_at: 'instant',
  },
  `SELECT repair.id, repair.number AS repair_number, state, repair.customer_id, customer.name AS customer,
          ${firstPhone} AS customer_phone, customer.email AS customer_email, repair.device_id,
          ${nameOfCategory} AS category, brand.name AS brand, model.name AS model, device.serial, service,
          received_at AS received_on, promised_on, closed_at AS closed_on, fault, wishes,
          trim(ifnull(${ticked('condition')}, '') || char(10) || condition_note, char(10)) AS condition,
          ${ticked('accessory')} AS accessories, finding, outcome, coverage, cost_limit_minor AS cost_limit, currency,
          receiver.name AS received_by, owner.name AS turn, received_at, closed_at
     FROM repair JOIN customer ON customer.id = repair.customer_id
     LEFT JOIN device ON device.id = repair.device_id
     LEFT JOIN category ON category.id = device.category_id
     LEFT JOIN brand ON brand.id = device.brand_id LEFT JOIN model ON model.id = device.model_id
     LEFT JOIN person AS receiver ON receiver.id = repair.received_by
     LEFT JOIN person AS owner ON owner.id = repair.owner_id
    ORDER BY repair.id`,
);
