import { z } from 'zod';
import { costShares, damageKinds } from '../../../shared/estimates/cost-share.rules.ts';
import { change, select } from '../store/statement.ts';

const finding = z.object({
  id: z.number(),
  repair_id: z.number(),
  kind: z.enum(damageKinds),
  cause: z.string(),
  finding: z.string(),
  photo_position: z.number().nullable(),
  is_our_advice: z.number(),
  found_at: z.number(),
  found_by: z.string(),
  share: z.enum(costShares).nullable(),
  share_reason: z.string().nullable(),
  decided_at: z.number().nullable(),
  decided_by: z.string().nullable(),
});

/** With the newest decision on who bears it. */
const findingSql = `SELECT finding.id, finding.repair_id, finding.kind, finding.cause, finding.finding, finding.photo_position,
          finding.is_our_advice, finding.found_at, finder.name AS found_by, cost_share.share,
          cost_share.reason AS share_reason, cost_share.decided_at, decider.name AS decided_by
     FROM damage_finding AS finding JOIN person AS finder ON finder.id = finding.found_by
     LEFT JOIN cost_share
       ON cost_share.id = (SELECT max(id) FROM cost_share WHERE finding_id = finding.id)
     LEFT JOIN person AS decider ON decider.id = cost_share.decided_by`;

export const findingsOfRepair = select(
  finding,
  `${findingSql} WHERE finding.repair_id = :repair ORDER BY finding.id`,
);

export const findingById = select(finding, `${findingSql} WHERE finding.id = :id`);

/** A photo among the sealed evidence of an order that was not withdrawn. */
export const photoOfRepair = select(
  z.object({ position: z.number() }),
  `SELECT photo.position FROM evidence AS photo
    WHERE photo.repair_id = :repair AND photo.position = :position AND photo.kind = 'photo'
      AND NOT EXISTS (SELECT 1 FROM evidence AS later
                       WHERE later.repair_id = photo.repair_id AND later.kind = 'withdrawal'
                         AND json_extract(later.content, '$.position') = photo.position)`,
);

export const insertFinding = change(`
  INSERT INTO damage_finding (id, repair_id, kind, cause, finding, photo_position, is_our_advice, found_at, found_by)
  VALUES (:id, :repair, :kind, :cause, :finding, :photo_position, :is_our_advice, :now, :person)`);

export const insertCostShare = change(`
  INSERT INTO cost_share (id, finding_id, repair_id, share, reason, decided_at, decided_by, asked_by)
  VALUES (:id, :finding, :repair, :share, :reason, :now, :decider, :person)`);
