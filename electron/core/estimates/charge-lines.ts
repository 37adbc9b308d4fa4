import type { ChargeLine } from '../../../shared/estimates/charge-line.ts';
import type { Estimate, EstimateLine } from '../../../shared/estimates/estimates.shapes.ts';
import { diagnosisFeeNames } from '../../../shared/estimates/fee-names.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { Minor } from '../../../shared/kernel/money.ts';
import type { Reading } from '../context.ts';
import { comeBackStanding, orderOf } from './order.ts';
import { versionsOf } from './told.ts';

/**
 * What an order has come to cost, in its customer's language: the lines that were approved, with who bears them, or
 * what looking into it costs where the customer wants no repair. Nothing while a come-back waits for its verdict.
 */
export function chargeLines(context: Reading, repairId: number): ChargeLine[] {
  const order = orderOf(context, repairId);
  if (comeBackStanding(order) === 'undecided') return [];
  const isOurs = comeBackStanding(order) === 'ours';
  const versions = versionsOf(context, repairId);
  const settled = versions.find(({ stage }) => stage === 'approved') ?? refusedOne(versions);
  if (!settled?.answer) return [];
  const { answer, taxBasisPoints, options } = settled;
  const lines = options.find(({ id }) => id === answer.optionId)?.lines ?? [];
  if (lines.length === 0 && answer.feeMinor > 0) {
    return [feeLine(answer.feeMinor, order.language, taxBasisPoints, isOurs)];
  }
  return lines
    .filter(({ id }) => answer.lineIds.includes(id))
    .map((line) => charged(line, order.language, taxBasisPoints, isOurs));
}

/** What was approved and paid at once; null where nothing was approved. */
export function depositAsked(context: Reading, repairId: number): Minor | null {
  const approved = versionsOf(context, repairId).find(({ stage }) => stage === 'approved');
  return approved?.answer?.depositMinor ?? null;
}

/** The newest answer was a no, and nothing older stands. */
function refusedOne(versions: readonly Estimate[]): Estimate | undefined {
  const newest = versions.find(({ stage }) => stage !== 'prepared');
  return newest?.stage === 'refused' ? newest : undefined;
}

function charged(
  line: EstimateLine,
  language: Language,
  taxBasisPoints: number,
  isOurs: boolean,
): ChargeLine {
  const customerMinor = isOurs ? 0 : line.customerMinor;
  return {
    lineId: line.id,
    kind: line.kind === 'labour' || line.kind === 'parts' ? line.kind : 'fee',
    label: line.names[language] || line.label,
    quantity: line.quantity,
    unitMinor: line.unitMinor,
    totalMinor: line.totalMinor,
    coveredMinor: line.totalMinor - customerMinor,
    payer: isOurs && line.payer === 'customer' ? 'shop' : line.payer,
    customerMinor,
    taxBasisPoints,
  };
}

function feeLine(feeMinor: Minor, language: Language, taxBasisPoints: number, isOurs: boolean): ChargeLine {
  return {
    ...{ lineId: 0, kind: 'fee', label: diagnosisFeeNames[language], quantity: 1 },
    ...{ unitMinor: feeMinor, totalMinor: feeMinor, coveredMinor: isOurs ? feeMinor : 0 },
    ...{ payer: isOurs ? 'shop' : 'customer', customerMinor: isOurs ? 0 : feeMinor, taxBasisPoints },
  };
}
