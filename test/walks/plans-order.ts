import { addDays } from '../../shared/kernel/day.ts';
import { stateNames } from '../../shared/repairs/states.rules.ts';
import { maria } from '../kit/records.ts';
import type { Plan, World } from './world.ts';

const words = ['It stays cold.', 'Screen broken', 'No sound', 'Leaks', 'Battery empty'] as const;

export const strokes = [
  [
    [100, 100],
    [400, 160],
    [700, 90],
    [900, 200],
  ],
];

export const signed = { way: 'pad' as const, name: 'Maria', strokes };

const dayIn = ({ draw, today }: World, days: number) => addDays(today, draw.below(days) - 2);

const item = (world: World) => {
  const { draw } = world;
  const known = draw.chance(35) ? world.row<{ id: number }>('SELECT id FROM device ORDER BY id') : undefined;
  const category = world.row<{ id: number }>('SELECT id FROM category ORDER BY id')?.id ?? 0;
  const serial = draw.chance(50) ? `SN-${draw.below(10_000)}` : '';
  return {
    device: known
      ? { id: known.id, onOtherOwner: draw.pick(['refuse', 'transfer', 'keep']) }
      : draw.chance(10)
        ? { none: 'A lesson' }
        : { new: { categoryId: category, brand: draw.pick(['Philips', 'Bosch']), serial } },
    fault: draw.pick(words),
    accessories: [
      { label: 'Charger', isTicked: draw.chance(60) },
      { label: 'Bag', isTicked: draw.chance(30) },
    ],
    promisedOn: draw.chance(60) ? dayIn(world, 20) : null,
    costLimitMinor: draw.chance(30) ? draw.below(20_000) : null,
    isUrgent: draw.chance(15),
    way: draw.pick(['bench', 'bench', 'bench', 'counter', 'phone', 'post', 'onSite']),
    handToId: draw.chance(25) ? (draw.maybe(world.people) ?? null) : null,
    passcode: draw.chance(25) ? { kind: 'pin' as const, code: '4711' } : null,
    ...(draw.chance(30) && { overrideReason: 'The customer begs' }),
  };
};

/** What people do with an order at the counter, and with what was promised for it. */
export const orderPlans: Record<string, Plan> = {
  takeIn(world) {
    const { draw } = world;
    const customer = draw.chance(50)
      ? world.row<{ id: number }>('SELECT id FROM customer WHERE merged_into IS NULL ORDER BY id')
      : undefined;
    return {
      procedure: 'repairs.takeIn',
      input: {
        customer: customer
          ? { id: customer.id }
          : { new: { ...maria, name: `Customer ${draw.below(1000)}` } },
        items: Array.from({ length: draw.pick([1, 1, 1, 2, 3]) }, () => item(world)),
        signature: draw.chance(40) ? signed : null,
      },
    };
  },
  async move(world) {
    const order = world.order();
    if (!order) return undefined;
    const { draw, client } = world;
    const { moves } = await client.repairs.moves({ id: order.id });
    const offered = draw.maybe(moves);
    const to = draw.chance(85) && offered ? offered.to : draw.pick(stateNames);
    return {
      procedure: 'repairs.move',
      input: {
        id: order.id,
        to,
        ...(draw.chance(30) && { seenAt: order.changed_at - draw.pick([0, 0, 0, 1]) }),
        ...(draw.chance(20) && offered && { waitsFor: draw.maybe(offered.waitsFor) }),
        reason: draw.chance(80) ? 'So it is' : '',
        isWholeVisit: draw.chance(20),
      },
    };
  },
  cancel(world) {
    const order = world.order();
    return order && { procedure: 'repairs.cancel', input: { id: order.id, reason: 'Called off' } };
  },
  reopen(world) {
    const order = world.order(`state = 'cancelled'`) ?? world.order();
    return order && { procedure: 'repairs.reopen', input: { id: order.id } };
  },
  setUrgent(world) {
    const order = world.order();
    return (
      order && { procedure: 'repairs.setUrgent', input: { id: order.id, isUrgent: world.draw.chance(50) } }
    );
  },
  plan(world) {
    const order = world.order();
    return (
      order && { procedure: 'repairs.plan', input: { id: order.id, minutes: 1 + world.draw.below(300) } }
    );
  },
  handOff(world) {
    const order = world.order();
    const toId = world.draw.maybe(world.people);
    return order && { procedure: 'repairs.handOff', input: { id: order.id, toId, note: 'Please' } };
  },
  answerHandOff(world) {
    const { draw } = world;
    const open = world.row<{ id: number }>('SELECT id FROM hand_off WHERE outcome IS NULL ORDER BY id');
    const any = open ?? world.row<{ id: number }>('SELECT id FROM hand_off ORDER BY id');
    const accept = draw.chance(60);
    return (
      any && {
        procedure: 'repairs.answerHandOff',
        input: { id: any.id, accept, reason: accept || draw.chance(20) ? '' : 'No time' },
      }
    );
  },
  withdrawHandOff(world) {
    const any = world.row<{ id: number }>(
      'SELECT id FROM hand_off ORDER BY outcome IS NULL DESC, id LIMIT 3',
    );
    return any && { procedure: 'repairs.withdrawHandOff', input: { id: any.id } };
  },
  take(world) {
    const order = world.order();
    return order && { procedure: 'repairs.take', input: { id: order.id } };
  },
  assign(world) {
    const ids = [world.order()?.id, world.order()?.id].filter((id) => id !== undefined);
    const technicianId = world.draw.chance(80) ? world.draw.maybe(world.people.slice(3)) : null;
    return ids.length > 0
      ? { procedure: 'repairs.assign', input: { ids: [...new Set(ids)], technicianId } }
      : undefined;
  },
  changeWishes(world) {
    const order = world.order();
    return (
      order && {
        procedure: 'repairs.changeWishes',
        input: { id: order.id, seenAt: order.changed_at, collectAt: 'after five', payBy: 'card' },
      }
    );
  },
  changeWay(world) {
    const order = world.order();
    const way = world.draw.pick(['bench', 'phone', 'post', 'onSite']);
    return order && { procedure: 'repairs.changeWay', input: { id: order.id, way, hasWorked: null } };
  },
  change(world) {
    const order = world.order(`state = 'received'`);
    return (
      order && {
        procedure: 'repairs.change',
        input: {
          ...{ id: order.id, seenAt: order.changed_at, fault: 'It is quite cold.' },
          ...{ wishes: '', conditionNote: '', costLimitMinor: world.draw.below(30_000) },
        },
      }
    );
  },
  promise(world) {
    const { draw } = world;
    const order = world.order();
    return (
      order && {
        procedure: 'repairs.promise',
        input: {
          ...{ id: order.id, dueOn: dayIn(world, 30), reason: draw.chance(80) ? 'A part is late' : '' },
          ...(draw.chance(40) && { overrideReason: 'The owner said so' }),
        },
      }
    );
  },
  judgeComeBack(world) {
    const back = world.row<{ repair_id: number }>('SELECT repair_id FROM come_back ORDER BY repair_id');
    const verdict = world.draw.pick(['ours', 'part', 'unrelated', 'customer']);
    return (
      back && { procedure: 'repairs.judgeComeBack', input: { id: back.repair_id, verdict, reason: 'Seen' } }
    );
  },
  makePromise(world) {
    const order = world.order();
    const kind = world.draw.pick(['callback', 'visit', 'refund']);
    return (
      order && {
        procedure: 'promises.make',
        input: {
          ...{ kind, customerId: order.customer_id, repairId: world.draw.chance(70) ? order.id : null },
          ...{ dueOn: dayIn(world, 10), reason: 'As said' },
        },
      }
    );
  },
  fulfil(world) {
    const promise = world.row<{ id: number }>(
      `SELECT id FROM promise ORDER BY kind = 'handover', id LIMIT 5`,
    );
    return promise && { procedure: 'promises.fulfil', input: { id: promise.id } };
  },
  withdrawPromise(world) {
    const promise = world.row<{ id: number }>(
      `SELECT id FROM promise ORDER BY kind = 'handover', id LIMIT 5`,
    );
    return promise && { procedure: 'promises.withdraw', input: { id: promise.id, reason: 'Not wanted' } };
  },
  told(world) {
    const alert = world.row<{ id: number }>('SELECT id FROM promise_alert ORDER BY id');
    const dueOn = world.draw.chance(60) ? dayIn(world, 30) : null;
    return alert && { procedure: 'promises.told', input: { alertId: alert.id, how: 'phone', dueOn } };
  },
  absence(world) {
    const personId = world.draw.maybe(world.people);
    const fromOn = dayIn(world, 6);
    return {
      procedure: 'capacity.addAbsence',
      input: { personId, fromOn, untilOn: addDays(fromOn, world.draw.below(5)), kind: 'sick' },
    };
  },
  skill(world) {
    const categoryId = world.row<{ id: number }>('SELECT id FROM category ORDER BY id')?.id ?? 0;
    const personId = world.draw.maybe(world.people);
    return {
      procedure: 'capacity.setSkill',
      input: { personId, categoryId, brand: '', level: 2, validUntil: null },
    };
  },
  leave(world) {
    const id = world.draw.maybe(world.people.slice(1));
    const ordersToId = world.draw.chance(70) ? (world.draw.maybe(world.people) ?? null) : null;
    return { procedure: 'people.deactivate', input: { id, ordersToId } };
  },
  comeBack(world) {
    const gone = world.row<{ id: number }>('SELECT id FROM person WHERE is_active = 0 ORDER BY id');
    return gone && { procedure: 'people.reactivate', input: { id: gone.id } };
  },
  merge(world) {
    const pair = [1, 2].map(
      () => world.row<{ id: number }>('SELECT id FROM customer WHERE merged_into IS NULL ORDER BY id')?.id,
    );
    return pair[0] !== pair[1]
      ? { procedure: 'customers.merge', input: { from: pair[0], into: pair[1] } }
      : undefined;
  },
};
