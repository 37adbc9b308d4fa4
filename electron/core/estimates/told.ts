import { names as namesSchema } from '../../../shared/catalogue/catalogue.contract.ts';
import { letterOf, sumsOf } from '../../../shared/estimates/estimate.rules.ts';
import type {
  Estimate,
  EstimateAnswer,
  EstimateLine,
  EstimateOption,
} from '../../../shared/estimates/estimates.shapes.ts';
import { isNotWorthIt } from '../../../shared/estimates/worth.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading } from '../context.ts';
import { policy } from '../settings/policy.ts';
import { answerOfEstimate, answersOfRepair } from './answers.sql.ts';
import { latestDay } from './approval-key.ts';
import { estimateById, estimatesOfRepair, linesOfEstimate, optionsOfEstimate } from './estimates.sql.ts';
import type { RowOf } from './order.ts';

/** All versions of an order, the newest first. */
export function versionsOf(context: Reading, repairId: number): Estimate[] {
  const { store } = context;
  const rows = store.all(estimatesOfRepair, { repair: repairId });
  if (rows.length === 0) return [];
  const answers = new Map(
    store.all(answersOfRepair, { repair: repairId }).map((row) => [row.estimate_id, answerTold(row)]),
  );
  return rows.map((row) => told(context, row, answers.get(row.id) ?? null));
}

export function versionById(context: Reading, id: number): Estimate & { repairId: number } {
  const row = context.store.get(estimateById, { id }) ?? refuse('not-found', 'estimates.not-found');
  const answer = context.store.get(answerOfEstimate, { estimate: id });
  return { ...told(context, row, answer ? answerTold(answer) : null), repairId: row.repair_id };
}

function told(context: Reading, row: RowOf<typeof estimateById>, answer: EstimateAnswer | null): Estimate {
  const { store } = context;
  const { worthBasisPoints } = policy(context);
  const lines = store.all(linesOfEstimate, { estimate: row.id });
  const options = store.all(optionsOfEstimate, { estimate: row.id }).map((option): EstimateOption => {
    const own = lines.filter(({ option_id }) => option_id === option.id).map(lineTold);
    const sums = sumsOf(own);
    const isRepair =
      option.kind === 'newPart' || option.kind === 'refurbishedPart' || option.kind === 'other';
    return {
      id: option.id,
      letter: letterOf(option.position),
      kind: option.kind,
      title: option.title,
      note: option.note,
      isRecommended: option.is_recommended === 1,
      readyOn: option.ready_on,
      ...sums,
      isNotWorthIt: isRepair && isNotWorthIt(sums.customerMinor, row.value_minor, worthBasisPoints),
      minutes: own.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
      lines: own,
    };
  });
  return {
    id: row.id,
    version: row.version,
    stage: row.stage,
    currency: row.currency,
    taxBasisPoints: row.tax_basis_points,
    valueMinor: row.value_minor,
    note: row.note,
    madeAt: row.made_at,
    madeBy: row.made_by,
    changedAt: row.changed_at,
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    validUntil: row.valid_until,
    isExpired: row.stage === 'sent' && row.valid_until !== null && row.valid_until < latestDay(context),
    options,
    answer,
  };
}

function lineTold(row: RowOf<typeof linesOfEstimate>): EstimateLine {
  return {
    id: row.id,
    kind: row.kind,
    serviceId: row.service_id,
    label: row.label,
    names: namesSchema.parse(JSON.parse(row.names)),
    component: row.component,
    cause: row.cause,
    quantity: row.quantity,
    unitMinor: row.unit_minor,
    minutes: row.minutes,
    expectedOn: row.expected_on,
    isOptional: row.is_optional === 1,
    totalMinor: row.total_minor,
    coveredBasisPoints: row.covered_basis_points,
    coveredMinor: row.total_minor - row.customer_minor,
    payer: row.payer,
    share: row.share,
    customerMinor: row.customer_minor,
    taxMinor: row.tax_minor,
    coveredUntil: row.covered_until,
    reasons: JSON.parse(row.reasons) as EstimateLine['reasons'],
  };
}

function answerTold(row: RowOf<typeof answerOfEstimate>): EstimateAnswer {
  return {
    id: row.id,
    verdict: row.verdict,
    optionId: row.option_id,
    lineIds: JSON.parse(row.line_ids) as number[],
    how: row.how,
    approver: row.approver,
    amountMinor: row.amount_minor,
    depositMinor: row.deposit_minor,
    feeMinor: row.fee_minor,
    reason: row.reason as EstimateAnswer['reason'],
    note: row.note,
    isSigned: row.is_signed === 1,
    answeredAt: row.answered_at,
    takenBy: row.taken_by,
  };
}
