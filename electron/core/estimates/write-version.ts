import type { EstimateInput } from '../../../shared/estimates/estimates.shapes.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import {
  dropLines,
  dropOptions,
  estimatesOfRepair,
  insertEstimate,
  insertLine,
  insertOption,
  rewriteEstimate,
} from './estimates.sql.ts';
import { type OrderForEstimate, openOrderOf } from './order.ts';
import { type LinePriced, type Priced, priced } from './pricing.ts';

export interface Written {
  id: number;
  version: number;
  changedAt: number;
  priced: Priced;
  order: OrderForEstimate;
  /** By place among the options. */
  optionIds: number[];
}

/** Writes the version in hand anew, or begins the next one; whoever has not seen the newest is told so. */
export function writeVersion(context: Writing, input: EstimateInput): Written {
  const { store, now } = context;
  const order = openOrderOf(context, input.repairId);
  const [newest] = store.all(estimatesOfRepair, { repair: order.id });
  if ((newest?.changed_at ?? null) !== input.seenAt) {
    refuse('conflict', 'estimates.changed-meanwhile', { number: order.number });
  }
  const { valueMinor, note, options } = input;
  const sums = priced(context, order, options, valueMinor);
  const changedAt = Math.max(now, (newest?.changed_at ?? 0) + 1);
  const facts = { tax: sums.taxBasisPoints, value: valueMinor, note, changed: changedAt };
  const inHand = newest?.stage === 'prepared' ? newest : null;
  const id = inHand?.id ?? context.newId();
  const version = inHand?.version ?? (newest?.version ?? 0) + 1;
  if (inHand) {
    store.run(dropLines, { estimate: id });
    store.run(dropOptions, { estimate: id });
    store.run(rewriteEstimate, { id, ...facts });
  } else {
    store.run(insertEstimate, {
      ...{ id, repair: order.id, version, currency: order.currency, now, person: context.actor.id },
      ...facts,
    });
  }
  return { id, version, changedAt, priced: sums, order, optionIds: writeOptions(context, id, sums) };
}

function writeOptions(context: Writing, estimate: number, { options }: Priced): number[] {
  return options.map(({ option, lines, totalMinor, customerMinor, leastMinor }, position) => {
    const id = context.newId();
    context.store.run(insertOption, {
      ...{ id, estimate, position, kind: option.kind, title: option.title, note: option.note },
      is_recommended: option.isRecommended ? 1 : 0,
      ready_on: option.readyOn,
      ...{ total: totalMinor, customer: customerMinor, least: leastMinor },
    });
    for (const [place, line] of lines.entries()) writeLine(context, id, place, line);
    return id;
  });
}

function writeLine(context: Writing, option: number, position: number, line: LinePriced): void {
  context.store.run(insertLine, {
    ...{ id: context.newId(), option, position, kind: line.kind, service: line.serviceId, label: line.label },
    names: JSON.stringify(line.names),
    ...{ component: line.component, cause: line.cause, quantity: line.quantity, unit: line.unitMinor },
    ...{ minutes: line.minutes, expected_on: line.expectedOn },
    is_coverable: line.isCoverable ? 1 : 0,
    is_optional: line.isOptional ? 1 : 0,
    ...{ total: line.totalMinor, covered: line.coveredBasisPoints, share: line.share, payer: line.payer },
    ...{ customer: line.customerMinor, tax: line.taxMinor, covered_until: line.coveredUntil },
    reasons: JSON.stringify(line.reasons),
  });
}

/** What stands in the order's history of an estimate. */
export function recordEstimate(context: Writing, repairId: number, after: Record<string, unknown>): void {
  context.record({ domain: 'estimates', subject: repairId, after });
  context.record({ domain: 'repairs', subject: repairId, after });
}

export function keep(context: Writing, input: EstimateInput) {
  const { id, version, changedAt, order } = writeVersion(context, input);
  recordEstimate(context, order.id, { version });
  return { id, version, changedAt };
}
