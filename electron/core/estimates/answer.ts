import { type AnswerWay, chosenLines, type LostReason } from '../../../shared/estimates/estimate.rules.ts';
import type { Estimate, EstimateOption } from '../../../shared/estimates/estimates.shapes.ts';
import type { Signature } from '../../../shared/evidence/signature.ts';
import { type Minor, shareOf } from '../../../shared/kernel/money.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { partsOf, wantPart } from '../bench/parts.ts';
import type { Writing } from '../context.ts';
import { sealEvidence } from '../evidence/seal.ts';
import { moveTo } from '../repairs/moves.ts';
import { setPlannedMinutes } from '../repairs/planning.ts';
import { hiddenStates } from '../repairs/state-settings.ts';
import { policy } from '../settings/policy.ts';
import { insertAnswer } from './answers.sql.ts';
import { setStage, supersede } from './estimates.sql.ts';
import { openOrderOf } from './order.ts';
import { versionById } from './told.ts';
import { recordEstimate } from './write-version.ts';

/** What the customer said, whichever way it came. */
export interface Said {
  optionId: number;
  lineIds: readonly number[] | null;
  amountMinor: Minor;
  how: AnswerWay;
  approver: string;
  depositMinor: Minor | null;
  note: string;
  signature: Signature | null;
  /** Where the way that is taken is to leave it as it is. */
  reason: LostReason;
}

type Version = ReturnType<typeof versionById>;

/** The version, where the customer may still answer it. */
export function answerable(context: Writing, estimateId: number): Version {
  const version = versionById(context, estimateId);
  const { state, number } = openOrderOf(context, version.repairId);
  if (version.stage === 'superseded')
    refuse('conflict', 'estimates.superseded', { version: version.version });
  if (version.answer) {
    refuse('conflict', 'estimates.answered', { by: version.answer.approver, at: version.answer.answeredAt });
  }
  if (version.isExpired) refuse('conflict', 'estimates.expired', { validOn: version.validUntil });
  const isWaiting = version.stage === 'prepared' || state === 'estimateSent' || state === 'diagnosing';
  if (!isWaiting) refuse('conflict', 'estimates.not-waiting', { number });
  return version;
}

export function optionIn(version: Estimate, optionId: number): EstimateOption {
  return (
    version.options.find(({ id }) => id === optionId) ?? refuse('not-found', 'estimates.option-of-another')
  );
}

/**
 * Writes the answer down, for good, and lets the order go on. The amount must be the one that these lines come to: what
 * the customer was told is what is approved.
 */
export function answered(context: Writing, estimateId: number, said: Said): { answerId: number } {
  const version = answerable(context, estimateId);
  if (version.stage === 'prepared' && said.how !== 'limit' && said.how !== 'nothingToPay') {
    refuse('conflict', 'estimates.not-sent');
  }
  const option = optionIn(version, said.optionId);
  const lines = chosenLines(option.lines, said.lineIds);
  if (said.lineIds?.some((id) => !lines.some((line) => line.id === id))) {
    refuseField(['lineIds'], 'common.invalid.choice');
  }
  const amountMinor = lines.reduce((sum, { customerMinor }) => sum + customerMinor, 0);
  if (amountMinor !== said.amountMinor) {
    refuse('conflict', 'estimates.amount-differs', { saidMinor: said.amountMinor, amountMinor });
  }
  const usualDeposit = shareOf(amountMinor, policy(context).depositBasisPoints);
  const depositMinor = said.depositMinor ?? usualDeposit;
  if (depositMinor > amountMinor) refuseField(['depositMinor'], 'estimates.invalid.deposit-over');

  const isLeft = option.kind === 'leaveAsIs';
  const verdict = isLeft ? 'refused' : 'approved';
  const changed = Math.max(context.now, version.changedAt + 1);
  const { store } = context;
  const repair = version.repairId;
  const answerId = context.newId();
  store.run(insertAnswer, {
    ...{ id: answerId, estimate: version.id, repair, verdict, option: option.id, how: said.how },
    lines: JSON.stringify(lines.map(({ id }) => id)),
    ...{ approver: said.approver, amount: amountMinor, deposit: isLeft ? 0 : depositMinor },
    fee: isLeft ? amountMinor : 0,
    ...{ reason: isLeft ? said.reason : '', note: said.note },
    signature: said.signature && JSON.stringify(said.signature),
    ...{ now: context.now, person: context.actor.id },
  });
  if (said.signature) {
    const content = { purpose: 'approval' as const, signature: said.signature };
    sealEvidence(context, repair, [{ kind: 'signature', content }]);
  }
  store.run(supersede, { repair, except: version.id, stage: 'approved', changed });
  store.run(setStage, { id: version.id, stage: verdict, changed });
  recordEstimate(context, repair, {
    ...{ version: version.version, option: option.letter, verdict, how: said.how, approver: said.approver },
    amountMinor,
  });
  if (isLeft) leaveIt(context, repair, said);
  else goOn(context, repair, lines);
  return { answerId };
}

function leaveIt(context: Writing, repair: number, { reason }: Said): void {
  const { state } = openOrderOf(context, repair);
  if (state === 'diagnosing') moveTo(context, repair, 'estimateSent');
  moveTo(context, repair, 'refused', { reason });
}

/** The order may begin; the bench knows what it needs. */
function goOn(context: Writing, repairId: number, lines: EstimateOption['lines']): void {
  const { state } = openOrderOf(context, repairId);
  if (state === 'diagnosing' || state === 'estimateSent') {
    moveTo(context, repairId, hiddenStates(context).has('approved') ? 'inRepair' : 'approved');
  }
  const minutes = lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
  if (minutes > 0) setPlannedMinutes(context, repairId, minutes);
  wantParts(context, repairId, lines);
}

/** What an earlier version has had wanted already is not wanted twice. */
function wantParts(context: Writing, repairId: number, lines: EstimateOption['lines']): void {
  const known = partsOf(context, repairId).filter(({ state }) => state !== 'cancelled');
  for (const { kind, label, quantity, expectedOn } of lines) {
    if (kind !== 'parts') continue;
    const wanted = known.filter(({ name }) => name === label).reduce((sum, part) => sum + part.quantity, 0);
    if (wanted >= quantity) continue;
    const missing = { name: label, quantity: quantity - wanted, unitId: null, supplier: '', expectedOn };
    wantPart(context, { repairId, ...missing });
  }
}
