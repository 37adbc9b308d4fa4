import type { z } from 'zod';
import type {
  EstimateLine,
  foundMoreInput,
  OptionInput,
} from '../../../shared/estimates/estimates.shapes.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { answered } from './answer.ts';
import { openOrderOf } from './order.ts';
import { toDiagnosis } from './send.ts';
import { versionsOf } from './told.ts';
import { recordEstimate, writeVersion } from './write-version.ts';

/**
 * The bench found more than was approved. What costs the customer no more, or stays within their limit, is written
 * down and done; anything else stops the order until it is approved too.
 */
export function foundMore(context: Writing, input: z.output<typeof foundMoreInput>) {
  const order = openOrderOf(context, input.repairId);
  const versions = versionsOf(context, order.id);
  const approved = versions.find(({ stage }) => stage === 'approved');
  const option = approved?.options.find(({ id }) => id === approved.answer?.optionId);
  if (!approved?.answer || !option) return refuse('conflict', 'estimates.nothing-approved');
  const { answer } = approved;
  const known = option.lines.filter(({ id }) => answer.lineIds.includes(id)).map(asInput);
  const { kind, title, note, readyOn } = option;
  const options: OptionInput[] = [
    { kind, title, note, readyOn, isRecommended: true, lines: [...known, ...input.lines] },
  ];
  const { valueMinor, note: letter } = approved;
  const written = writeVersion(context, {
    ...{ repairId: order.id, seenAt: input.seenAt, valueMinor, note: letter, options },
  });
  const { id, version, changedAt, priced, optionIds } = written;
  const amountMinor = priced.options[0]?.customerMinor ?? 0;
  const isWithinLimit = order.cost_limit_minor !== null && amountMinor <= order.cost_limit_minor;
  const isOver = priced.needs.length > 0 || (amountMinor > answer.amountMinor && !isWithinLimit);
  recordEstimate(context, order.id, { version, reason: input.reason, amountMinor });
  if (isOver) {
    toDiagnosis(context, order.id, order.state, input.reason);
    return { id, version, changedAt, isOver };
  }
  answered(context, id, {
    ...{
      optionId: optionIds[0] ?? 0,
      lineIds: null,
      amountMinor,
      approver: answer.approver,
      note: input.reason,
    },
    ...{
      how: amountMinor > answer.amountMinor ? 'limit' : 'nothingToPay',
      depositMinor: answer.depositMinor,
    },
    ...{ signature: null, reason: 'other' },
  });
  return { id, version, changedAt: Math.max(context.now, changedAt + 1), isOver };
}

function asInput(line: EstimateLine) {
  const { kind, serviceId, label, component, cause, quantity, unitMinor, minutes, expectedOn } = line;
  const kept = { kind, serviceId, label, component, cause, quantity, unitMinor, minutes, expectedOn };
  return { ...kept, isOptional: false };
}
