import type { z } from 'zod';
import { readCode as readTyped, writtenCode } from '../../../shared/estimates/approval-code.ts';
import type { approveByCodeInput, codeInput } from '../../../shared/estimates/estimates.shapes.ts';
import { shareOf } from '../../../shared/kernel/money.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { labelOnPaper } from '../papers/estimate-paper.ts';
import { policy } from '../settings/policy.ts';
import { shop } from '../settings/shop.ts';
import { answerable, answered, optionIn } from './answer.ts';
import { codeFor, isSameCode, keyOf, latestDay, markOf } from './approval-key.ts';
import { countMiss, forgive, refuseToWait } from './code-misses.ts';
import { optionsByMark } from './codes.sql.ts';
import { orderOf, type RowOf } from './order.ts';
import { versionById } from './told.ts';

/** The codes of a sent version by option; none where this shop's file does not hold the key that made them. */
export function codesOf(context: Reading, estimateId: number): Map<number, string> {
  const key = keyOf(context);
  const version = versionById(context, estimateId);
  const codes = new Map<number, string>();
  if (!key || version.validUntil === null) return codes;
  for (const [position, { id, customerMinor }] of version.options.entries()) {
    const { repairId, version: number, currency, validUntil } = version;
    const signed = { repairId, version: number, position, amountMinor: customerMinor, currency, validUntil };
    const code = codeFor(key, signed);
    const isOurs = context.store
      .all(optionsByMark, { mark: markOf(key, code) })
      .some((row) => row.option_id === id);
    if (isOurs) codes.set(id, writtenCode(code));
  }
  return codes;
}

export function codes(context: Reading, { estimateId }: { estimateId: number }) {
  const version = versionById(context, estimateId);
  if (version.stage !== 'sent' || version.isExpired) refuse('conflict', 'estimates.not-sent');
  const order = orderOf(context, version.repairId);
  const { name: shopName, phone: shopPhone } = shop(context);
  return {
    ...{ language: order.language, customerName: order.customer_name, shopName, shopPhone },
    ...{ number: order.number, label: labelOnPaper(context, order.id, order.language) },
    codes: [...codesOf(context, estimateId)].map(([optionId, code]) => ({ optionId, code })),
  };
}

type CodeInput = z.output<typeof codeInput>;

/** Whose code it is, where it can still be used. A code that is none is counted, and the next one waits. */
export function readCode(context: Writing, input: CodeInput) {
  const owner = ownerOf(context, input);
  if (owner === null) return missed(context);
  const version = versionById(context, owner.estimate_id);
  const order = orderOf(context, owner.repair_id);
  const option = optionIn(version, owner.option_id);
  context.record({ domain: 'estimates', subject: order.id, after: { codeRead: version.version } });
  return {
    outcome: 'found' as const,
    ...{ repairId: order.id, number: order.number, customerName: order.customer_name, label: order.label },
    ...{
      currency: order.currency,
      validUntil: owner.valid_until,
      estimateId: version.id,
      version: version.version,
    },
    depositMinor: shareOf(option.customerMinor, policy(context).depositBasisPoints),
    option,
  };
}

/** The code is the customer's yes to one way at one sum: with every line, and to nothing else. */
export function approveByCode(
  context: Writing,
  { code, repairId, ...said }: z.output<typeof approveByCodeInput>,
) {
  const owner = ownerOf(context, { code, repairId });
  if (owner === null) return missed(context);
  if (owner.option_id !== said.optionId) {
    const version = versionById(context, owner.estimate_id);
    refuse('conflict', 'estimates.code-other-option', { option: optionIn(version, owner.option_id).letter });
  }
  if (said.amountMinor !== owner.customer_minor) {
    refuse('conflict', 'estimates.code-other-amount', { amountMinor: owner.customer_minor });
  }
  const { answerId } = answered(context, owner.estimate_id, { ...said, how: 'code', signature: null });
  return { outcome: 'answered' as const, answerId, repairId: owner.repair_id };
}

function missed(context: Writing) {
  return { outcome: 'wrong' as const, waitSeconds: countMiss(context) };
}

type CodeOwner = RowOf<typeof optionsByMark>;

/** The way whose code was typed; null if it is nobody's. Refuses a code that cannot be used, with the reason. */
function ownerOf(context: Writing, { code, repairId }: CodeInput): CodeOwner | null {
  refuseToWait(context);
  const key = keyOf(context);
  const read = readTyped(code);
  if (!key || read === null) return null;
  const [owner] = context.store.all(optionsByMark, { mark: markOf(key, read) });
  if (!owner) return null;
  forgive(context);
  const { repair_id, version, position, customer_minor, currency, valid_until } = owner;
  const asSent = { repairId: repair_id, version, position, amountMinor: customer_minor, currency };
  if (!isSameCode(codeFor(key, { ...asSent, validUntil: valid_until }), read)) {
    refuse('conflict', 'estimates.code-other-amount', { amountMinor: customer_minor });
  }
  if (repairId !== null && repair_id !== repairId) {
    refuse('conflict', 'estimates.code-other-order', { number: owner.number, repairId: repair_id });
  }
  const sent = versionById(context, owner.estimate_id);
  if (sent.answer) {
    refuse('conflict', 'estimates.code-used', { by: sent.answer.approver, at: sent.answer.answeredAt });
  }
  if (sent.stage !== 'sent') refuse('conflict', 'estimates.code-other-version', { version });
  if (valid_until < latestDay(context))
    refuse('conflict', 'estimates.code-expired', { validOn: valid_until });
  answerable(context, owner.estimate_id);
  return owner;
}
