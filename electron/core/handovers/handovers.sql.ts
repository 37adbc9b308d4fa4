import { z } from 'zod';
import { satisfactions } from '../../../shared/handovers/handovers.contract.ts';
import { change, select } from '../store/statement.ts';

export const insertHandover = change(`
  INSERT INTO handover (id, customer_id, collected_by, is_by_customer, satisfaction, said, invoice_id, paper_id,
                        handed_at, handed_by)
  VALUES (:id, :customer, :collectedBy, :isByCustomer, :satisfaction, :said, :invoice, :paper, :now, :person)`);

export const insertHandoverOrder = change(`
  INSERT INTO handover_order (handover_id, repair_id, was_worked_on, explained, was_shown, has_leaflet,
                              next_maintenance_on)
  VALUES (:handover, :repair, :wasWorkedOn, :explained, :wasShown, :hasLeaflet, :nextMaintenance)`);

export const handoverOfOrder = select(
  z.object({
    id: z.number(),
    at: z.number(),
    by: z.string(),
    collectedBy: z.string(),
    is_by_customer: z.number(),
    satisfaction: z.enum(satisfactions).nullable(),
    said: z.string(),
    explained: z.string(),
    was_shown: z.number(),
    has_leaflet: z.number(),
    nextMaintenanceOn: z.string().nullable(),
    paperId: z.number(),
  }),
  `SELECT handover.id, handover.handed_at AS at, person.name AS by, handover.collected_by AS collectedBy,
          handover.is_by_customer, handover.satisfaction, handover.said, one.explained, one.was_shown, one.has_leaflet,
          one.next_maintenance_on AS nextMaintenanceOn, handover.paper_id AS paperId
     FROM handover_order AS one JOIN handover ON handover.id = one.handover_id
     JOIN person ON person.id = handover.handed_by
    WHERE one.repair_id = :repair`,
);

/** From where an order last became ready, as the log tells it. */
export const beforeReady = select(
  z.object({ state: z.string().nullable() }),
  `SELECT json_extract(before, '$.state') AS state FROM event
    WHERE domain = 'repairs' AND subject = :repair AND json_extract(after, '$.state') = 'ready'
    ORDER BY id DESC LIMIT 1`,
);

/** An order whose outcome nobody wrote down tells it by the way it took. */
export const setOutcome = change("UPDATE repair SET outcome = :outcome WHERE id = :repair AND outcome = ''");

export const workWritten = select(
  z.object({ finding: z.string(), outcome: z.string() }),
  'SELECT finding, outcome FROM repair WHERE id = :repair',
);
