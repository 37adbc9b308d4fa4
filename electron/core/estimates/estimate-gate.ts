import { type EstimateStage, overApproved } from '../../../shared/estimates/estimate.rules.ts';
import type { Obstacle } from '../../../shared/repairs/obstacle.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Gate } from '../repairs/gate.ts';
import { versionsAtGate } from './gate.sql.ts';

/** Work begins, or is bought. */
const begun: readonly RepairState[] = ['approved', 'inRepair', 'waitingForParts', 'sentOut'];

const nothingSent: Obstacle = { reason: 'estimates.nothing-sent' };

/** An order waits for an answer where there is something to answer, or was just now. */
function isOut([newest]: readonly { stage: EstimateStage }[]): boolean {
  return newest?.stage === 'sent' || newest?.stage === 'refused';
}

/**
 * Nothing that the customer pays for begins before it was approved, and what goes over the approved sum stops until it
 * is approved too. The device itself may always go back.
 */
export const estimateGate: Gate = ({ store }, { id, state }, to) => {
  if (to === 'estimateSent') return isOut(store.all(versionsAtGate, { repair: id })) ? [] : [nothingSent];
  const isFinished = to === 'qualityCheck' || (to === 'ready' && state === 'qualityCheck');
  if (!begun.includes(to) && !isFinished) return [];
  const versions = store.all(versionsAtGate, { repair: id });
  const [newest] = versions;
  const approved = versions.find(({ stage }) => stage === 'approved');
  if (!newest || newest === approved) return [];
  if (approved) {
    const over = overApproved(approved.approved_minor ?? 0, {
      stage: newest.stage,
      customerMinor: newest.customer_minor,
    });
    return over ? [{ reason: 'estimates.over-approved', facts: over }] : [];
  }
  if (newest.customer_minor === 0) return [];
  if (newest.stage === 'refused') return [{ reason: 'estimates.refused' }];
  return [{ reason: 'estimates.not-approved', facts: { neededMinor: newest.customer_minor } }];
};
