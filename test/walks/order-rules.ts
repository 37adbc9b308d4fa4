/** What holds of every order whatever was done with it: each statement selects what breaks it. */
export const orderRules: Readonly<Record<string, string>> = {
  'an open order that nobody has': `
    SELECT repair.id AS found FROM repair LEFT JOIN person ON person.id = owner_id
     WHERE state_group = 'open' AND ifnull(person.is_active, 0) = 0`,
  'a state in the wrong group': `
    SELECT id AS found FROM repair
     WHERE state_group <> iif(state IN ('handedOver', 'closed', 'cancelled'), 'closed', 'open')`,
  'an order that waits for nobody, or is over and waits': `
    SELECT id AS found FROM repair WHERE (state_group = 'open') <> (waits_for <> '')`,
  'a device on two open orders': `
    SELECT device_id AS found FROM repair WHERE state_group = 'open' AND device_id IS NOT NULL
     GROUP BY device_id HAVING count(*) > 1`,
  'a state that the log does not tell': `
    SELECT id AS found FROM repair
     WHERE state IS NOT (SELECT after ->> '$.state' FROM event
                          WHERE domain = 'repairs' AND subject = repair.id AND after ->> '$.state' IS NOT NULL
                            AND after ->> '$.part' IS NULL ORDER BY id DESC LIMIT 1)`,
  'a hand-off of an order that is over waits for an answer': `
    SELECT hand_off.id AS found FROM hand_off JOIN repair ON repair.id = repair_id
     WHERE hand_off.outcome IS NULL AND state_group = 'closed'`,
  'a promise of an order that ends before the next is made': `
    SELECT id AS found FROM promise
     WHERE kind = 'handover' AND repair_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM promise_end WHERE promise_id = promise.id)
       AND EXISTS (SELECT 1 FROM promise AS later WHERE later.kind = 'handover' AND later.repair_id = promise.repair_id
                      AND later.id > promise.id)`,
  'an order that shows another day than was promised last': `
    SELECT id AS found FROM repair
     WHERE promised_on IS NOT (SELECT due_on FROM promise WHERE repair_id = repair.id AND kind = 'handover'
                                ORDER BY id DESC LIMIT 1)`,
  'an order that is ready or over while its promise still stands': `
    SELECT repair.id AS found FROM repair
     WHERE state IN ('ready', 'handedOver', 'closed', 'cancelled') AND EXISTS (
           SELECT 1 FROM promise WHERE kind = 'handover' AND repair_id = repair.id
              AND NOT EXISTS (SELECT 1 FROM promise_end WHERE promise_id = promise.id))`,
  'an estimate whose sums are not those of its lines': `
    SELECT option.id AS found FROM estimate_option AS option
     WHERE total_minor <> (SELECT ifnull(sum(total_minor), 0) FROM estimate_line WHERE option_id = option.id)
        OR customer_minor <> (SELECT ifnull(sum(customer_minor), 0) FROM estimate_line WHERE option_id = option.id)`,
  'an answer over another amount than its lines': `
    SELECT id AS found FROM estimate_answer AS answer
     WHERE verdict = 'approved' AND amount_minor <> (
           SELECT ifnull(sum(line.customer_minor), 0) FROM json_each(answer.line_ids) AS chosen
             JOIN estimate_line AS line ON line.id = chosen.value)`,
  'an order that waits for an answer to nothing': `
    SELECT id AS found FROM repair WHERE state = 'estimateSent'
       AND NOT EXISTS (SELECT 1 FROM estimate WHERE repair_id = repair.id AND stage = 'sent')`,
  'work begun on what the customer is to pay and nobody approved': `
    SELECT repair.id AS found FROM repair
     WHERE state IN ('approved', 'waitingForParts', 'inRepair')
       AND NOT EXISTS (SELECT 1 FROM estimate WHERE repair_id = repair.id AND stage = 'approved')
       AND 0 < (SELECT option.customer_minor FROM estimate JOIN estimate_option AS option ON estimate_id = estimate.id
                 WHERE repair_id = repair.id AND is_recommended = 1 ORDER BY version DESC LIMIT 1)`,
  'a charge that the customer never agreed to': `
    SELECT line.id AS found FROM invoice_line AS line
     WHERE estimate_line_id <> 0 AND customer_minor > 0 AND estimate_line_id NOT IN (
           SELECT chosen.value FROM estimate_answer AS answer, json_each(answer.line_ids) AS chosen
            WHERE answer.repair_id = line.repair_id)`,
  'an invoice of another sum than its lines': `
    SELECT id AS found FROM invoice
     WHERE customer_minor <> (SELECT ifnull(sum(customer_minor), 0) FROM invoice_line WHERE invoice_id = invoice.id)
        OR covered_minor <> (SELECT ifnull(sum(covered_minor), 0) FROM invoice_line WHERE invoice_id = invoice.id)`,
  'a credit note of another sum than its lines': `
    SELECT id AS found FROM credit_note
     WHERE customer_minor <> (SELECT ifnull(sum(line.customer_minor), 0) FROM credit_note_line
                                JOIN invoice_line AS line ON line.id = invoice_line_id
                               WHERE credit_note_id = credit_note.id)`,
  'a line of an estimate charged twice': `
    SELECT estimate_line_id AS found FROM invoice_line
     WHERE estimate_line_id <> 0 AND id NOT IN (SELECT invoice_line_id FROM credit_note_line)
     GROUP BY estimate_line_id, repair_id HAVING count(*) > 1`,
  'more given back than came in': `
    SELECT repair_id AS found FROM payment GROUP BY repair_id HAVING sum(minor) < 0`,
  'a taking of nothing': `
    SELECT id AS found FROM taking WHERE NOT EXISTS (SELECT 1 FROM payment WHERE taking_id = taking.id)`,
  'a closed order that somebody owes for': `
    SELECT id AS found FROM repair WHERE state = 'closed'
       AND NOT EXISTS (SELECT 1 FROM payment WHERE payment.repair_id = repair.id AND kind = 'void') AND 0 <
           (SELECT ifnull(sum(customer_minor), 0) FROM invoice_line AS line
             WHERE line.repair_id = repair.id AND id NOT IN (SELECT invoice_line_id FROM credit_note_line))
         - (SELECT ifnull(sum(minor), 0) FROM payment WHERE payment.repair_id = repair.id)
         - (SELECT ifnull(sum(minor), 0) FROM write_off WHERE write_off.repair_id = repair.id)`,
  'a thing that is nowhere': `
    SELECT id AS found FROM custody_item AS item
     WHERE NOT EXISTS (SELECT 1 FROM custody_move WHERE item_id = item.id)`,
  'a device of an order that nobody keeps': `
    SELECT id AS found FROM repair
     WHERE device_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM custody_item WHERE repair_id = repair.id AND kind = 'device')`,
  'a move earlier than the one before it': `
    SELECT move.id AS found FROM custody_move AS move
     WHERE at < (SELECT max(at) FROM custody_move AS earlier WHERE earlier.item_id = move.item_id AND earlier.id < move.id)`,
  'an order that was handed over with a thing left behind': `
    SELECT item.id AS found FROM custody_item AS item JOIN repair ON repair.id = item.repair_id
     WHERE state = 'closed' AND (SELECT whereabouts FROM custody_move WHERE item_id = item.id
                                  ORDER BY at DESC, id DESC LIMIT 1) NOT IN ('customer', 'settled')`,
  'an order that was handed over without a handover, or never and is over': `
    SELECT id AS found FROM repair
     WHERE state IN ('handedOver', 'closed')
       AND NOT EXISTS (SELECT 1 FROM handover_order WHERE repair_id = repair.id)
       AND NOT EXISTS (SELECT 1 FROM uncollected_decision WHERE repair_id = repair.id)`,
  'a passcode that outlives its order': `
    SELECT entry.id AS found FROM vault_entry AS entry JOIN repair ON repair.id = entry.repair_id
     WHERE state IN ('handedOver', 'closed') AND ciphertext IS NOT NULL`,
  'evidence with a gap': `
    SELECT repair_id AS found FROM evidence GROUP BY repair_id HAVING max(position) <> count(*) OR min(position) <> 1`,
  'evidence that does not follow on the one before': `
    SELECT evidence.id AS found FROM evidence JOIN evidence AS before
        ON before.repair_id = evidence.repair_id AND before.position = evidence.position - 1
     WHERE evidence.previous <> before.seal`,
  'a number left out or given twice': `
    SELECT kind AS found FROM number_series GROUP BY kind
    HAVING sum(next - 1) <> CASE kind WHEN 'repair' THEN (SELECT count(DISTINCT number) FROM repair)
                                      WHEN 'customer' THEN (SELECT count(DISTINCT number) FROM customer)
                                      WHEN 'invoice' THEN (SELECT count(DISTINCT number) FROM invoice)
                                      WHEN 'creditNote' THEN (SELECT count(DISTINCT number) FROM credit_note) END`,
  'a number that two have': `
    SELECT number AS found FROM repair GROUP BY number HAVING count(*) > 1
     UNION ALL SELECT number FROM customer GROUP BY number HAVING count(*) > 1
     UNION ALL SELECT number FROM invoice GROUP BY number HAVING count(*) > 1
     UNION ALL SELECT number FROM credit_note GROUP BY number HAVING count(*) > 1`,
  'an event that is not there': 'SELECT max(id) AS found FROM event HAVING max(id) <> count(*)',
};
