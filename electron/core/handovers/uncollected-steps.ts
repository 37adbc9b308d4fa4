import {
  keptUntil,
  type tellingWays,
  type uncollectedDecisions,
} from '../../../shared/handovers/uncollected.rules.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { leaveItems } from '../custody/items.ts';
import { thingsOf } from '../custody/things.ts';
import { customerOnPaper } from '../papers/customer-on-paper.ts';
import { issuePaper, shopForPaper } from '../papers/issue.ts';
import { labelOf, readerOf } from '../papers/repair-papers.ts';
import { balanceOfOrder } from '../payments/account.ts';
import { orderToBill } from '../payments/bill.ts';
import { closeIfSettled } from '../payments/closing.ts';
import { letOff } from '../payments/reversals.ts';
import { secondPerson } from '../people/countersign.ts';
import { moveTo } from '../repairs/moves.ts';
import { policy } from '../settings/policy.ts';
import { insertDecision, insertStep, lastLetter } from './uncollected.sql.ts';

interface Told {
  repairId: number;
  how: (typeof tellingWays)[number];
  note: string;
}

export function tell(context: Writing, { repairId, how, note }: Told) {
  waiting(context, repairId);
  const stepId = addStep(context, { repairId, kind: 'told', how, note, paperId: null, keptUntil: null });
  return { stepId };
}

/** In the customer's language; the day on it comes from the house's numbers, the law's words from its owner. */
export function writeLetter(context: Writing, { repairId }: { repairId: number }) {
  const { store, today, shop } = context;
  const order = waiting(context, repairId);
  if (store.get(lastLetter, { repair: repairId })) refuse('conflict', 'handovers.letter-written');
  const house = policy(context);
  const reader = readerOf(order);
  const readyOn = dayOfInstant(order.ready_at ?? context.now, shop.zone);
  const lastDay = keptUntil(readyOn, today, house);
  const label = labelOf(order, reader.language);
  const { id: paperId } = issuePaper(context, {
    kind: 'uncollected',
    visitId: null,
    repairId,
    deviceId: null,
    ...reader,
    facts: {
      shop: shopForPaper(context),
      customer: customerOnPaper(context, order),
      order: { number: order.number, label, serial: order.serial },
      writtenOn: today,
      readyOn,
      keptUntil: lastDay,
      storageFeeMinor: house.storageFeeMinor,
      currency: order.currency,
      law: house.uncollectedLaw[reader.language] ?? '',
    },
  });
  addStep(context, { repairId, kind: 'letter', how: 'post', note: '', paperId, keptUntil: lastDay });
  return { paperId };
}

interface Decided {
  repairId: number;
  decision: (typeof uncollectedDecisions)[number];
  reason: string;
  countersignId?: number | undefined;
}

/** After the last day its owner decides, before a second person. The things stay here for good; what is owed is let off. */
export function decide(context: Writing, { repairId, decision, reason, countersignId }: Decided) {
  const { store, today, now, actor } = context;
  waiting(context, repairId);
  const letter = store.get(lastLetter, { repair: repairId });
  if (!letter || letter.keptUntil >= today) refuse('conflict', 'handovers.too-early');
  const approver = secondPerson(context, 'payments.approve', countersignId).id;
  store.run(insertDecision, { repair: repairId, decision, reason, now, person: actor.id, approver });
  leaveItems(
    context,
    repairId,
    thingsOf(context, repairId).map(({ item_id }) => item_id),
    reason,
  );
  const owedMinor = balanceOfOrder(context, repairId);
  if (owedMinor > 0) letOff(context, { repairId, minor: owedMinor, reason, approver });
  context.record({ domain: 'handovers', subject: repairId, after: { decision, reason } });
  moveTo(context, repairId, 'handedOver', { reason });
  return { isClosed: closeIfSettled(context, repairId) };
}

function waiting(context: Writing, repairId: number) {
  const order = orderToBill(context, repairId);
  if (order.state !== 'ready') refuse('conflict', 'handovers.not-ready', { number: order.number });
  return order;
}

interface Step {
  repairId: number;
  kind: 'told' | 'letter';
  how: string;
  note: string;
  paperId: number | null;
  keptUntil: string | null;
}

function addStep(context: Writing, { repairId, kind, how, note, paperId, keptUntil: lastDay }: Step): number {
  const { store, today, now, actor } = context;
  const id = context.newId();
  store.run(insertStep, {
    id,
    repair: repairId,
    kind,
    how,
    note,
    paper: paperId,
    keptUntil: lastDay,
    day: today,
    now,
    person: actor.id,
  });
  context.record({ domain: 'handovers', subject: repairId, after: { kind, how } });
  context.record({ domain: 'repairs', subject: repairId, after: { uncollected: kind, how } });
  return id;
}
