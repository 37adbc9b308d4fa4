import type { EstimateInput } from '../../../shared/estimates/estimates.shapes.ts';
import { addDays } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { mayMove, type RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Writing } from '../context.ts';
import { issueEstimate } from '../papers/estimate-paper.ts';
import { moveTo } from '../repairs/moves.ts';
import { policy } from '../settings/policy.ts';
import { answered } from './answer.ts';
import { codeFor, keyForSigning, markOf } from './approval-key.ts';
import { markOption, sendEstimate, supersede } from './estimates.sql.ts';
import { findingsOf } from './findings.ts';
import { openOrderOf } from './order.ts';
import { versionById } from './told.ts';
import { recordEstimate, type Written, writeVersion } from './write-version.ts';

interface Sending {
  estimate: EstimateInput;
  startBy: 'answer' | 'limit' | 'nothingToPay';
}

export function send(context: Writing, { estimate, startBy }: Sending) {
  const { state, number } = openOrderOf(context, estimate.repairId);
  if (state === 'qualityCheck' || state === 'ready') refuse('conflict', 'estimates.work-is-done', { number });
  if (state !== 'estimateSent') toDiagnosis(context, estimate.repairId, state);
  const written = writeVersion(context, estimate);
  const { id, version, changedAt } = written;
  refuseUnlessWhole(written, startBy);
  if (startBy !== 'answer') {
    approveAtOnce(context, written, startBy);
    return { id, version, changedAt, paperId: null };
  }
  goesOut(context, written);
  if (state !== 'estimateSent') moveTo(context, written.order.id, 'estimateSent');
  const sums = written.priced.options.map(({ customerMinor }) => customerMinor);
  recordEstimate(context, written.order.id, { version, sums });
  const findings = findingsOf(context, written.order.id);
  const paper = issueEstimate(context, written.order, versionById(context, id), findings);
  return { id, version, changedAt, paperId: paper.id };
}

/** An estimate is made of what was found: whatever the order was about, it is being looked into again. */
export function toDiagnosis(context: Writing, repairId: number, state: RepairState, reason = ''): void {
  if (state === 'diagnosing') return;
  const why = reason === '' ? {} : { reason };
  if (!mayMove(state, 'diagnosing') && mayMove(state, 'inRepair')) moveTo(context, repairId, 'inRepair', why);
  moveTo(context, repairId, 'diagnosing', why);
}

function refuseUnlessWhole({ priced, order }: Written, startBy: Sending['startBy']): void {
  const [need] = priced.needs;
  if (need) refuse('conflict', need, { number: order.number });
  const isEmpty = priced.options.some(
    ({ option, lines }) => option.kind !== 'leaveAsIs' && lines.length === 0,
  );
  if (isEmpty) refuse('conflict', 'estimates.option-without-lines');
  const hasChoice =
    priced.options.length > 1 || priced.options.every(({ customerMinor }) => customerMinor === 0);
  if (startBy === 'answer' && !hasChoice) refuse('conflict', 'estimates.two-options');
}

/** Every way gets its code; what was out before holds no longer. */
function goesOut(context: Writing, { id, version, changedAt, priced, order, optionIds }: Written): void {
  const { store, now } = context;
  const key = keyForSigning(context);
  const validUntil = addDays(context.today, policy(context).estimateDays);
  for (const [position, optionId] of optionIds.entries()) {
    const amountMinor = priced.options[position]?.customerMinor ?? 0;
    const { currency } = order;
    const code = codeFor(key, { repairId: order.id, version, position, amountMinor, currency, validUntil });
    store.run(markOption, { id: optionId, mark: markOf(key, code) });
  }
  store.run(supersede, { repair: order.id, except: id, stage: 'sent', changed: changedAt });
  store.run(sendEstimate, {
    ...{ id, stage: 'sent', changed: changedAt, sent_at: now, person: context.actor.id, until: validUntil },
  });
}

/** Beforehand, by the customer's cost limit, or because nothing is to be paid. */
function approveAtOnce(context: Writing, written: Written, how: 'limit' | 'nothingToPay'): void {
  const { id, order, priced, optionIds } = written;
  const place = priced.options.findIndex(({ option }) => option.isRecommended);
  const amountMinor = priced.options[place]?.customerMinor ?? 0;
  if (priced.options[place]?.option.kind === 'leaveAsIs') refuse('conflict', 'estimates.nothing-to-start');
  if (how === 'nothingToPay' && amountMinor > 0)
    refuse('conflict', 'estimates.something-to-pay', { amountMinor });
  const limitMinor = order.cost_limit_minor;
  if (how === 'limit' && (limitMinor === null || amountMinor > limitMinor)) {
    refuse('conflict', 'estimates.over-limit', { amountMinor, limitMinor: limitMinor ?? 0 });
  }
  answered(context, id, {
    ...{ optionId: optionIds[place] ?? 0, lineIds: null, amountMinor, how, approver: order.customer_name },
    ...{ depositMinor: null, note: '', signature: null, reason: 'other' as const },
  });
}
