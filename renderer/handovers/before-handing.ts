import type { TFunction } from 'i18next';
import type {
  HandOverInput,
  OrderToHand,
  PreparedHandover,
} from '../../shared/handovers/handovers.contract.ts';
import { type FieldProblem, Refusal } from '../../shared/kernel/refusal.ts';
import { sumOf } from '../../shared/payments/ledger.rules.ts';
import { dueOf } from './handover-values.ts';

/** As whoever gives it back calls it. */
export function thingName(t: TFunction, order: OrderToHand, { label, kind }: OrderToHand['things'][number]) {
  return label || (kind === 'device' ? order.label : t('handovers.things.accessory'));
}

/**
 * Says at its place what the core would refuse as a whole: what is not ticked, and money that nobody said may stay owed.
 * @throws Refusal with the fields to mend.
 */
export function refuseHalfDone(t: TFunction, prepared: PreparedHandover, input: HandOverInput): void {
  const fields = [...notTicked(t, prepared, input), ...staysOwed(prepared, input)];
  if (fields.length > 0) throw new Refusal('invalid', { reason: 'common.invalid', fields });
}

function notTicked(t: TFunction, { orders }: PreparedHandover, input: HandOverInput): FieldProblem[] {
  return orders.flatMap((order, index) => {
    const given = input.orders.find(({ repairId }) => repairId === order.repairId);
    const rest = order.things.filter(({ id, isOver }) => given && !isOver && !given.itemIds.includes(id));
    if (rest.length === 0) return [];
    const items = rest.map((thing) => thingName(t, order, thing)).join(', ');
    return [
      { path: ['orders', index, 'itemIds'], message: 'custody.refusal.not-all-returned', data: { items } },
    ];
  });
}

function staysOwed(
  prepared: PreparedHandover,
  { orders, amounts, mayStayOwed }: HandOverInput,
): FieldProblem[] {
  const dueMinor = dueOf(prepared, orders);
  const isOwed = prepared.bill ? sumOf(amounts) < dueMinor : prepared.isOwed;
  if (!isOwed || mayStayOwed) return [];
  return [{ path: ['mayStayOwed'], message: 'handovers.refusal.stays-owed' }];
}
