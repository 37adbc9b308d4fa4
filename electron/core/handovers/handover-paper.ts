import {
  SIGNATURE_HEIGHT,
  SIGNATURE_WIDTH,
  type Signature,
  signaturePath,
} from '../../../shared/evidence/signature.ts';
import type { HandOverInput } from '../../../shared/handovers/handovers.contract.ts';
import type { Writing } from '../context.ts';
import { customerOnPaper } from '../papers/customer-on-paper.ts';
import { issuePaper, shopForPaper } from '../papers/issue.ts';
import { labelOf, readerOf } from '../papers/repair-papers.ts';
import type { BilledOrder } from '../payments/bill.ts';
import { subjectOf } from '../payments/invoices.ts';
import { wasWorkedOn } from './order-work.ts';
import { thingsToHand } from './prepare.ts';

/** The protocol of the handover, in the customer's language. */
export function issueHandoverPaper(
  context: Writing,
  orders: readonly BilledOrder[],
  input: HandOverInput,
): number {
  const [first] = orders as [BilledOrder];
  const reader = readerOf(first);
  const { id } = issuePaper(context, {
    kind: 'handover',
    ...subjectOf(orders),
    ...reader,
    facts: {
      shop: shopForPaper(context),
      customer: customerOnPaper(context, first),
      handedAt: context.now,
      handedBy: context.actor.name,
      collectedBy: input.collectedBy || first.customer_name,
      isByCustomer: input.collectedBy === '',
      orders: orders.map((order) => {
        const told = input.orders.find(({ repairId }) => repairId === order.id);
        const label = labelOf(order, reader.language);
        return {
          number: order.number,
          label,
          serial: order.serial,
          wasWorkedOn: wasWorkedOn(context, order.id),
          fault: order.fault,
          explained: told?.explained ?? '',
          wasShown: told?.wasShown ?? false,
          hasLeaflet: told?.hasLeaflet ?? false,
          items: thingsToHand(context, order.id, reader.language)
            .filter((thing) => told?.itemIds.includes(thing.id))
            .map((thing) => thing.label || label),
          nextMaintenanceOn: told?.nextMaintenanceOn ?? null,
        };
      }),
      signature: drawn(input.signature),
    },
  });
  return id;
}

/** One that was given on the printed paper leaves the room for it free. */
function drawn(signature: Signature) {
  if (signature.way === 'paper') return null;
  return { path: signaturePath(signature.strokes), width: SIGNATURE_WIDTH, height: SIGNATURE_HEIGHT };
}
