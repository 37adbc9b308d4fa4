import { z } from 'zod';
import { costShares } from '../../../shared/estimates/cost-share.rules.ts';
import {
  estimateStages,
  lineCauses,
  lineKinds,
  optionKinds,
} from '../../../shared/estimates/estimate.rules.ts';
import { languageSchema } from '../../../shared/kernel/language.ts';
import { stateNames } from '../../../shared/repairs/states.rules.ts';
import { payers } from '../../../shared/warranty/warranty.terms.ts';
import { change, select } from '../store/statement.ts';

/** What an estimate must know of its order. */
export const orderForEstimate = select(
  z.object({
    id: z.number(),
    number: z.string(),
    state: z.enum(stateNames),
    state_group: z.string(),
    device_id: z.number().nullable(),
    customer_name: z.string(),
    language: languageSchema,
    label: z.string(),
    finding: z.string(),
    currency: z.string(),
    cost_limit_minor: z.number().nullable(),
    received_at: z.number(),
    category_id: z.number().nullable(),
    /** JSON by language: the group of the device's category. */
    group_names: z.string().nullable(),
    price_minor: z.number().nullable(),
    purchased_on: z.string().nullable(),
    /** The supervisor's word on a come-back; '' where it is none, null until it was judged. */
    come_back: z.string().nullable(),
    earlier_id: z.number().nullable(),
  }),
  `SELECT repair.id, repair.number, repair.state, repair.state_group, repair.device_id,
          customer.name AS customer_name, customer.language, ifnull(device.label, repair.service) AS label,
          repair.finding, repair.currency, repair.cost_limit_minor, repair.received_at, device.category_id,
          ifnull(parent.names, category.names) AS group_names, device.price_minor, device.purchased_on,
          iif(come_back.repair_id IS NULL, '', come_back.verdict) AS come_back, come_back.earlier_id
     FROM repair JOIN customer ON customer.id = repair.customer_id
     LEFT JOIN device ON device.id = repair.device_id
     LEFT JOIN category ON category.id = device.category_id
     LEFT JOIN category AS parent ON parent.id = category.parent
     LEFT JOIN come_back ON come_back.repair_id = repair.id
    WHERE repair.id = :id`,
);

const estimateRow = z.object({
  id: z.number(),
  repair_id: z.number(),
  version: z.number(),
  stage: z.enum(estimateStages),
  currency: z.string(),
  tax_basis_points: z.number(),
  value_minor: z.number().nullable(),
  note: z.string(),
  made_at: z.number(),
  made_by: z.string().nullable(),
  changed_at: z.number(),
  sent_at: z.number().nullable(),
  sent_by: z.string().nullable(),
  valid_until: z.string().nullable(),
});

const estimateColumns = `estimate.id, estimate.repair_id, estimate.version, estimate.stage, estimate.currency,
       estimate.tax_basis_points, estimate.value_minor, estimate.note, estimate.made_at, maker.name AS made_by,
       estimate.changed_at, estimate.sent_at, sender.name AS sent_by, estimate.valid_until`;

const estimateSource = `FROM estimate LEFT JOIN person AS maker ON maker.id = estimate.made_by
       LEFT JOIN person AS sender ON sender.id = estimate.sent_by`;

export const estimatesOfRepair = select(
  estimateRow,
  `SELECT ${estimateColumns} ${estimateSource} WHERE estimate.repair_id = :repair ORDER BY estimate.version DESC`,
);

export const estimateById = select(
  estimateRow,
  `SELECT ${estimateColumns} ${estimateSource} WHERE estimate.id = :id`,
);

export const optionsOfEstimate = select(
  z.object({
    id: z.number(),
    position: z.number(),
    kind: z.enum(optionKinds),
    title: z.string(),
    note: z.string(),
    is_recommended: z.number(),
    ready_on: z.string().nullable(),
  }),
  `SELECT id, position, kind, title, note, is_recommended, ready_on
     FROM estimate_option WHERE estimate_id = :estimate ORDER BY position`,
);

export const linesOfEstimate = select(
  z.object({
    id: z.number(),
    option_id: z.number(),
    kind: z.enum(lineKinds),
    service_id: z.number().nullable(),
    label: z.string(),
    names: z.string(),
    component: z.string().nullable(),
    cause: z.enum(lineCauses),
    quantity: z.number(),
    unit_minor: z.number(),
    minutes: z.number().nullable(),
    expected_on: z.string().nullable(),
    is_optional: z.number(),
    total_minor: z.number(),
    covered_basis_points: z.number(),
    share: z.enum(costShares).nullable(),
    payer: z.enum(payers),
    customer_minor: z.number(),
    tax_minor: z.number(),
    covered_until: z.string().nullable(),
    reasons: z.string(),
  }),
  `SELECT line.id, line.option_id, line.kind, line.service_id, line.label, line.names, line.component, line.cause,
          line.quantity, line.unit_minor, line.minutes, line.expected_on, line.is_optional, line.total_minor,
          line.covered_basis_points, line.share, line.payer, line.customer_minor, line.tax_minor,
          line.covered_until, line.reasons
     FROM estimate_option AS option JOIN estimate_line AS line ON line.option_id = option.id
    WHERE option.estimate_id = :estimate ORDER BY option.position, line.position`,
);

export const insertEstimate = change(`
  INSERT INTO estimate (id, repair_id, version, stage, currency, tax_basis_points, value_minor, note, made_at, made_by,
                        changed_at)
  VALUES (:id, :repair, :version, 'prepared', :currency, :tax, :value, :note, :now, :person, :changed)`);

export const rewriteEstimate = change(`
  UPDATE estimate SET tax_basis_points = :tax, value_minor = :value, note = :note, changed_at = :changed
   WHERE id = :id`);

export const insertOption = change(`
  INSERT INTO estimate_option (id, estimate_id, position, kind, title, note, is_recommended, ready_on, total_minor,
                               customer_minor, least_minor)
  VALUES (:id, :estimate, :position, :kind, :title, :note, :is_recommended, :ready_on, :total, :customer, :least)`);

export const insertLine = change(`
  INSERT INTO estimate_line (id, option_id, position, kind, service_id, label, names, component, cause, quantity,
                             unit_minor, minutes, expected_on, is_coverable, is_optional, total_minor,
                             covered_basis_points, share, payer, customer_minor, tax_minor, covered_until, reasons)
  VALUES (:id, :option, :position, :kind, :service, :label, :names, :component, :cause, :quantity, :unit, :minutes,
          :expected_on, :is_coverable, :is_optional, :total, :covered, :share, :payer, :customer, :tax,
          :covered_until, :reasons)`);

export const dropLines = change(
  'DELETE FROM estimate_line WHERE option_id IN (SELECT id FROM estimate_option WHERE estimate_id = :estimate)',
);

export const dropOptions = change('DELETE FROM estimate_option WHERE estimate_id = :estimate');

export const markOption = change('UPDATE estimate_option SET code_mark = :mark WHERE id = :id');

export const sendEstimate = change(`
  UPDATE estimate SET stage = :stage, changed_at = :changed, sent_at = :sent_at, sent_by = :person,
                      valid_until = :until
   WHERE id = :id`);

export const setStage = change('UPDATE estimate SET stage = :stage, changed_at = :changed WHERE id = :id');

/** Of all estimates of an order but one, those that stand: what they were before something newer took their place. */
export const supersede = change(`
  UPDATE estimate SET stage = 'superseded', changed_at = :changed
   WHERE repair_id = :repair AND id <> :except AND stage = :stage`);
