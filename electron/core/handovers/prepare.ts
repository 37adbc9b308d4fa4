import { isInHouse, isOver } from '../../../shared/custody/custody.rules.ts';
import type {
  HandoverBill,
  OrderToHand,
  PreparedHandover,
} from '../../../shared/handovers/handovers.contract.ts';
import { addMonths } from '../../../shared/kernel/day.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type BillLine, sumsOf } from '../../../shared/payments/bill.rules.ts';
import { type Owed, sumOf } from '../../../shared/payments/ledger.rules.ts';
import type { Obstacle } from '../../../shared/repairs/obstacle.ts';
import type { Reading } from '../context.ts';
import { thingsOf } from '../custody/things.ts';
import { ordersForPaper } from '../papers/order-on-paper.ts';
import { labelOf } from '../papers/repair-papers.ts';
import { balanceOfOrder } from '../payments/account.ts';
import { type BilledOrder, openBill, orderToBill } from '../payments/bill.ts';
import { obstaclesTo } from '../repairs/gates.ts';
import { policy } from '../settings/policy.ts';
import { explanationOf } from './explanation.ts';
import { wasWorkedOn } from './order-work.ts';

export function prepare(context: Reading, { repairId }: { repairId: number }): PreparedHandover {
  const asked = orderToBill(context, repairId);
  if (asked.state !== 'ready') refuse('conflict', 'handovers.not-ready', { number: asked.number });
  const siblings =
    asked.visit_id === null
      ? []
      : ordersForPaper(context, asked.visit_id).filter(({ id }) => id !== repairId);
  const orders = [asked, ...siblings.filter(({ state }) => state === 'ready')];
  const lines = orders.flatMap((order) => openBill(context, order));
  const bill = billOf(
    asked.currency,
    lines,
    orders.map(({ id }) => ({ repairId: id, minor: balanceOfOrder(context, id) })),
  );
  return {
    customerId: asked.customer_id,
    customerName: asked.customer_name,
    customerPhone: asked.customer_phone,
    customerLanguage: asked.language as Language,
    orders: orders.map((order) => orderToHand(context, order)),
    notReady: siblings
      .filter(({ state, state_group }) => state !== 'ready' && state_group === 'open')
      .map(({ id, number, label }) => ({ repairId: id, number, label })),
    isOwed: bill.dueMinor > 0,
    bill: context.mayI('payments.read') ? bill : null,
  };
}

function billOf(currency: string, lines: readonly BillLine[], before: readonly Owed[]): HandoverBill {
  const { customerMinor, coveredMinor } = sumsOf(lines);
  const dues = before.map(({ repairId, minor }) => ({
    repairId,
    minor: minor + sumsOf(lines.filter((line) => line.repairId === repairId)).customerMinor,
  }));
  return {
    currency,
    lines: [...lines],
    customerMinor,
    coveredMinor,
    beforeMinor: sumOf(before),
    dueMinor: sumOf(dues.filter(({ minor }) => minor > 0)),
    dues,
  };
}

function orderToHand(context: Reading, order: BilledOrder): OrderToHand {
  const isWork = wasWorkedOn(context, order.id);
  const { maintenanceMonths } = policy(context);
  const reader = context.actor.language;
  return {
    repairId: order.id,
    number: order.number,
    label: labelOf(order, reader),
    serial: order.serial,
    fault: order.fault,
    wasWorkedOn: isWork,
    things: thingsToHand(context, order.id, reader),
    explained: explanationOf(context, order.id, order.language as Language),
    nextMaintenanceOn:
      isWork && maintenanceMonths !== null && order.device_id !== null
        ? addMonths(context.today, maintenanceMonths, context.shop.calendar)
        : null,
    obstacles: othersThan(
      obstaclesTo(context, { id: order.id, state: 'ready', deviceId: order.device_id }, 'handedOver'),
    ),
  };
}

/** The handover itself takes this one away. */
function othersThan(obstacles: readonly Obstacle[]): OrderToHand['obstacles'] {
  return obstacles.filter(({ reason }) => reason !== 'handovers.not-recorded');
}

/** What was left with us, as the reader calls it. */
export function thingsToHand(context: Reading, repairId: number, language: Language): OrderToHand['things'] {
  return thingsOf(context, repairId).map((item) => ({
    id: item.item_id,
    kind: item.kind,
    label: (JSON.parse(item.names) as Partial<Record<Language, string>>)[language] || item.label,
    isHere: isInHouse(item.whereabouts),
    isOver: isOver(item.whereabouts),
  }));
}
