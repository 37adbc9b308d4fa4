import type { DamageFinding, Estimate } from '../../../shared/estimates/estimates.shapes.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import type { CalendarName, Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { EstimateFacts } from '../../../shared/papers/estimate.facts.ts';
import type { Reading, Writing } from '../context.ts';
import { policy } from '../settings/policy.ts';
import { customerOnPaper } from './customer-on-paper.ts';
import { issuePaper, shopForPaper } from './issue.ts';
import { orderOnPaper } from './papers.sql.ts';
import { labelOf } from './repair-papers.ts';

/** A sent version for its customer, in their language. */
export function issueEstimate(
  context: Writing,
  { id: repairId, finding }: { id: number; finding: string },
  estimate: Estimate,
  findings: readonly DamageFinding[],
): { id: number } {
  const order =
    context.store.get(orderOnPaper, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
  const language = order.language as Language;
  const calendar = order.calendar as CalendarName;
  const used = findings.findLast(({ kind, share }) => kind === 'wrongUse' && share !== null);
  const facts: EstimateFacts = {
    shop: shopForPaper(context),
    customer: customerOnPaper(context, order),
    order: { number: order.number, label: labelOf(order, language), serial: order.serial },
    fault: order.fault,
    finding,
    estimateId: estimate.id,
    version: estimate.version,
    sentOn: dayOfInstant(estimate.sentAt ?? context.now, context.shop.zone),
    validUntil: estimate.validUntil ?? context.today,
    currency: estimate.currency,
    taxBasisPoints: estimate.taxBasisPoints,
    depositBasisPoints: policy(context).depositBasisPoints,
    note: estimate.note,
    wrongUse: used?.share ? { cause: used.cause, finding: used.finding, share: used.share.share } : null,
    options: estimate.options,
  };
  const subject = { visitId: null, repairId, deviceId: null };
  return issuePaper(context, { kind: 'estimate', ...subject, language, calendar, facts });
}

/** What was brought, in the customer's language where its category has to say it. */
export function labelOnPaper({ store }: Reading, repairId: number, language: Language): string {
  const order = store.get(orderOnPaper, { repair: repairId });
  return order ? labelOf(order, language) : '';
}
