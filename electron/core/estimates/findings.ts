import type { z } from 'zod';
import { isAlwaysOurs, needsSupervisor } from '../../../shared/estimates/cost-share.rules.ts';
import type {
  costShareInput,
  DamageFinding,
  findingInput,
} from '../../../shared/estimates/estimates.shapes.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { authorised } from '../people/countersign.ts';
import { policy } from '../settings/policy.ts';
import {
  findingById,
  findingsOfRepair,
  insertCostShare,
  insertFinding,
  photoOfRepair,
} from './findings.sql.ts';
import { openOrderOf } from './order.ts';

export function findingsOf({ store }: Reading, repairId: number): DamageFinding[] {
  return store.all(findingsOfRepair, { repair: repairId }).map((row) => ({
    id: row.id,
    kind: row.kind,
    cause: row.cause,
    finding: row.finding,
    photoPosition: row.photo_position,
    isOurAdvice: row.is_our_advice === 1,
    foundAt: row.found_at,
    foundBy: row.found_by,
    share:
      row.share === null
        ? null
        : {
            share: row.share,
            reason: row.share_reason ?? '',
            decidedAt: row.decided_at ?? 0,
            decidedBy: row.decided_by ?? '',
          },
  }));
}

/** What is ours in any case is decided with the finding; wrong use waits for its decision. */
export function recordFinding(context: Writing, input: z.output<typeof findingInput>): { id: number } {
  const { store, now, actor } = context;
  const { id: repair } = openOrderOf(context, input.repairId);
  const { kind, cause, finding, photoPosition, isOurAdvice } = input;
  if (photoPosition !== null && !store.get(photoOfRepair, { position: photoPosition, repair })) {
    refuseField(['photoPosition'], 'estimates.invalid.photo-of-another');
  }
  const id = context.newId();
  const advice = kind === 'wrongUse' && isOurAdvice;
  store.run(insertFinding, {
    ...{ id, repair, kind, cause, finding, photo_position: photoPosition, is_our_advice: advice ? 1 : 0 },
    ...{ now, person: actor.id },
  });
  const after = { finding: kind, cause };
  context.record({ domain: 'repairs', subject: repair, after });
  context.record({ domain: 'estimates', subject: repair, after });
  if (isAlwaysOurs({ kind, isOurAdvice: advice })) {
    const shared = { id: context.newId(), finding: id, repair, share: 'shop', reason: '', now };
    store.run(insertCostShare, { ...shared, decider: actor.id, person: actor.id });
  }
  return { id };
}

/** Who bears what wrong use has cost. Anything but how the house does it needs a reason and a supervisor. */
export function decideCostShare(context: Writing, input: z.output<typeof costShareInput>): { id: number } {
  const { store, now, actor } = context;
  const { findingId, share, reason, countersignId } = input;
  const finding = store.get(findingById, { id: findingId }) ?? refuse('not-found', 'estimates.no-finding');
  const { repair_id: repair, kind } = finding;
  openOrderOf(context, repair);
  if (share !== 'shop' && isAlwaysOurs({ kind, isOurAdvice: finding.is_our_advice === 1 })) {
    refuse('conflict', 'estimates.always-ours');
  }
  const isUnusual = needsSupervisor(share, policy(context).costShare);
  if (isUnusual && reason === '') refuseField(['reason'], 'common.invalid.required');
  const decider = isUnusual ? authorised(context, 'estimates.costShare', countersignId) : actor;
  const id = context.newId();
  store.run(insertCostShare, {
    ...{ id, finding: findingId, repair, share, reason, now, decider: decider.id, person: actor.id },
  });
  const after = { share, ...(reason !== '' && { reason }), by: decider.name };
  context.record({ domain: 'repairs', subject: repair, before: { share: finding.share }, after });
  context.record({ domain: 'estimates', subject: repair, after });
  return { id };
}
