import type { z } from 'zod';
import type { approveInput, declineInput } from '../../../shared/estimates/estimates.shapes.ts';
import type { Minor } from '../../../shared/kernel/money.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { moveTo } from '../repairs/moves.ts';
import { hiddenStates } from '../repairs/state-settings.ts';
import { policy } from '../settings/policy.ts';
import { answerable, answered } from './answer.ts';
import { insertAnswer } from './answers.sql.ts';
import { setStage, supersede } from './estimates.sql.ts';
import { openOrderOf } from './order.ts';
import { versionsOf } from './told.ts';
import { recordEstimate } from './write-version.ts';

export function approve(context: Writing, { estimateId, ...said }: z.output<typeof approveInput>) {
  return answered(context, estimateId, said);
}

/**
 * The customer takes none of the ways. What looking into it costs is charged as it was offered under "leave as is", or
 * as the house has it. Where something was approved before, the customer may still want that.
 */
export function decline(context: Writing, input: z.output<typeof declineInput>) {
  const { store } = context;
  const version = answerable(context, input.estimateId);
  if (version.stage === 'prepared') refuse('conflict', 'estimates.not-sent');
  const repair = version.repairId;
  const hasApproved = versionsOf(context, repair).some(({ stage }) => stage === 'approved');
  if (input.goesOnAsApproved && !hasApproved) refuse('conflict', 'estimates.nothing-approved');
  const left = input.goesOnAsApproved
    ? { fee: 0, option: null, lines: [] as number[] }
    : feeOf(context, version, input.isFeeWaived);
  const changed = Math.max(context.now, version.changedAt + 1);
  const answerId = context.newId();
  store.run(insertAnswer, {
    ...{ id: answerId, estimate: version.id, repair, verdict: 'refused', option: left.option },
    lines: JSON.stringify(left.lines),
    ...{ how: input.how, approver: input.approver, amount: left.fee, deposit: 0, fee: left.fee },
    ...{
      reason: input.reason,
      note: input.note,
      signature: null,
      now: context.now,
      person: context.actor.id,
    },
  });
  store.run(setStage, { id: version.id, stage: 'refused', changed });
  const { state } = openOrderOf(context, repair);
  const { version: number } = version;
  recordEstimate(context, repair, {
    version: number,
    verdict: 'refused',
    reason: input.reason,
    feeMinor: left.fee,
  });
  if (input.goesOnAsApproved) {
    moveTo(context, repair, hiddenStates(context).has('approved') ? 'inRepair' : 'approved');
  } else {
    store.run(supersede, { repair, except: version.id, stage: 'approved', changed });
    if (state === 'diagnosing') moveTo(context, repair, 'estimateSent');
    moveTo(context, repair, 'refused', { reason: input.reason });
  }
  return { answerId, feeMinor: left.fee };
}

/** The order's own way of leaving it as it is, with its lines; else the house's fee. */
function feeOf(
  context: Writing,
  version: ReturnType<typeof answerable>,
  isWaived: boolean,
): { fee: Minor; option: number | null; lines: number[] } {
  if (isWaived) return { fee: 0, option: null, lines: [] };
  const left = version.options.find(({ kind }) => kind === 'leaveAsIs');
  if (left) return { fee: left.customerMinor, option: left.id, lines: left.lines.map(({ id }) => id) };
  return { fee: policy(context).diagnosisFeeMinor ?? 0, option: null, lines: [] };
}
