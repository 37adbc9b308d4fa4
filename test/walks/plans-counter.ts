import { signed } from './plans-order.ts';
import type { Plan, World } from './world.ts';

const someItems = (world: World, repair: number): number[] => {
  const all = world.db.prepare('SELECT id FROM custody_item WHERE repair_id = ? ORDER BY id').all(repair) as {
    id: number;
  }[];
  const chosen = all.filter(() => world.draw.chance(80));
  return (chosen.length > 0 ? chosen : all).map(({ id }) => id);
};

const amounts = ({ draw }: World, minor: number) => {
  const first = draw.chance(70) ? minor : Math.floor(minor / 2);
  const methods = ['cash', 'card', 'transfer'] as const;
  return [first, minor - first]
    .filter((part) => part > 0)
    .map((part) => ({ method: draw.pick(methods), minor: part }));
};

/** Signs for it where that is wanted: whoever countersigns is another than the asker, or not. */
const signedBy = async (world: World, right: string): Promise<{ countersignId?: number }> => {
  if (world.draw.chance(30)) return {};
  const [owner, , supervisor] = world.people;
  const personId = world.draw.pick([owner, supervisor, supervisor]) ?? 0;
  const { countersignId } = await world.client.people.countersign({ personId, pin: '2468', right } as never);
  return countersignId === null ? {} : { countersignId };
};

/** Where things are, what is kept secret, what is paid and given back. */
export const counterPlans: Record<string, Plan> = {
  custodyMove(world) {
    const order = world.order();
    const place = world.row<{ id: number }>('SELECT id FROM custody_place ORDER BY id');
    const to = world.draw.pick<unknown>([
      { placeId: place?.id ?? 0 },
      { personId: world.draw.maybe(world.people) ?? 0 },
      { sentTo: 'The makers' },
    ]);
    return (
      order && {
        procedure: 'custody.move',
        input: { repairId: order.id, itemIds: someItems(world, order.id), to },
      }
    );
  },
  custodyUndo(world) {
    const move = world.row<{ id: number }>('SELECT id FROM custody_move ORDER BY id DESC LIMIT 4');
    return move && { procedure: 'custody.undo', input: { moveIds: [move.id] } };
  },
  missing(world) {
    const order = world.order();
    return (
      order && {
        procedure: 'custody.reportMissing',
        input: { repairId: order.id, itemIds: someItems(world, order.id).slice(0, 1), reason: 'Not there' },
      }
    );
  },
  async settle(world) {
    const lost = world.row<{ item_id: number }>(
      `SELECT item_id FROM custody_move WHERE whereabouts = 'missing' ORDER BY id`,
    );
    const any = lost ?? world.row<{ item_id: number }>('SELECT id AS item_id FROM custody_item ORDER BY id');
    const how = world.draw.pick(['compensated', 'waived', 'leftHere']);
    return (
      any && {
        procedure: 'custody.settle',
        input: { itemId: any.item_id, how, reason: 'Agreed', ...(await signedBy(world, 'custody.settle')) },
      }
    );
  },
  acceptTerms(world) {
    const order = world.order();
    return (
      order && {
        procedure: 'evidence.acceptTerms',
        input: { repairId: order.id, language: 'en', signature: signed },
      }
    );
  },
  keepPasscode(world) {
    const order = world.order();
    return (
      order && {
        procedure: 'vault.keep',
        input: { repairId: order.id, passcode: { kind: 'pin', code: '2580' } },
      }
    );
  },
  reveal(world) {
    const order = world.order();
    return order && { procedure: 'vault.reveal', input: { repairId: order.id, reason: 'To test it' } };
  },
  destroyPasscode(world) {
    const order = world.order();
    return order && { procedure: 'vault.destroy', input: { repairId: order.id } };
  },
  deposit(world) {
    const order = world.order(`state NOT IN ('received', 'cancelled')`) ?? world.order();
    const minor = 1 + world.draw.below(3_000);
    return (
      order && {
        procedure: 'payments.takeDeposit',
        input: { repairId: order.id, amounts: amounts(world, minor), tenderedMinor: null },
      }
    );
  },
  async pay(world) {
    const order = world.order(`state = 'handedOver'`) ?? world.order();
    if (!order || !world.client) return undefined;
    const owed = world.row<{ minor: number }>(
      'SELECT sum(customer_minor) AS minor FROM invoice_line WHERE repair_id = ?',
      order.id,
    )?.minor;
    const minor = world.draw.chance(70) && owed ? owed : 1 + world.draw.below(5_000);
    return {
      procedure: 'payments.take',
      input: { repairId: order.id, amounts: amounts(world, minor), tenderedMinor: null },
    };
  },
  async refund(world) {
    const payment = world.row<{ id: number; minor: number; method: string }>(
      'SELECT id, minor, method FROM payment ORDER BY id',
    );
    if (!payment) return undefined;
    const minor = Math.max(1, world.draw.chance(50) ? payment.minor : Math.floor(payment.minor / 3));
    return {
      procedure: 'payments.refund',
      input: {
        ...{ paymentId: payment.id, minor, method: payment.method, reason: 'Too much' },
        ...(await signedBy(world, 'payments.approve')),
      },
    };
  },
  async makeVoid(world) {
    const payment = world.row<{ id: number }>('SELECT id FROM payment ORDER BY id');
    return (
      payment && {
        procedure: 'payments.makeVoid',
        input: {
          paymentId: payment.id,
          reason: 'Typed wrong',
          ...(await signedBy(world, 'payments.approve')),
        },
      }
    );
  },
  invoice(world) {
    const order =
      world.order(`state IN ('ready', 'qualityCheck', 'inRepair', 'handedOver')`) ?? world.order();
    return order && { procedure: 'payments.invoice', input: { repairIds: [order.id] } };
  },
  async credit(world) {
    const invoice = world.row<{ id: number }>('SELECT id FROM invoice ORDER BY id');
    if (!invoice) return undefined;
    const lines = world.db
      .prepare('SELECT id FROM invoice_line WHERE invoice_id = ? ORDER BY id')
      .all(invoice.id) as { id: number }[];
    const lineIds = lines.filter(() => world.draw.chance(60)).map(({ id }) => id);
    return {
      procedure: 'payments.credit',
      input: {
        ...{ invoiceId: invoice.id, lineIds, reason: 'Not as agreed' },
        ...(await signedBy(world, 'payments.approve')),
      },
    };
  },
  async writeOff(world) {
    const order = world.order(`state = 'handedOver'`) ?? world.order();
    return (
      order && {
        procedure: 'payments.writeOff',
        input: { repairId: order.id, reason: 'Goodwill', ...(await signedBy(world, 'payments.approve')) },
      }
    );
  },
  async handOver(world) {
    const { draw, client } = world;
    const order = world.order(`state = 'ready'`) ?? world.order();
    if (!order) return undefined;
    const { orders, bill } = await client.handovers.prepare({ repairId: order.id });
    const dueMinor = Math.max(0, bill?.dueMinor ?? 0);
    const paid = draw.chance(70) ? dueMinor : Math.floor(dueMinor / 2);
    return {
      procedure: 'handovers.handOver',
      input: {
        orders: orders
          .filter((one) => one.repairId === order.id || draw.chance(70))
          .map(({ repairId, things }) => ({
            repairId,
            itemIds: things.filter(({ isHere }) => isHere && draw.chance(97)).map(({ id }) => id),
            ...{ explained: 'All was done', wasShown: true, hasLeaflet: false, nextMaintenanceOn: null },
          })),
        collectedBy: draw.chance(20) ? 'A neighbour' : '',
        satisfaction: draw.chance(50) ? 'very' : null,
        signature: signed,
        amounts: amounts(world, paid),
        tenderedMinor: null,
        mayStayOwed: draw.chance(60),
      },
    };
  },
  tellAgain(world) {
    const order = world.order(`state = 'ready'`) ?? world.order();
    return order && { procedure: 'handovers.tell', input: { repairId: order.id, how: 'phone' } };
  },
  letter(world) {
    const order = world.order(`state = 'ready'`) ?? world.order();
    return order && { procedure: 'handovers.writeLetter', input: { repairId: order.id } };
  },
  async decide(world) {
    const order = world.order(`state = 'ready'`) ?? world.order();
    const decision = world.draw.pick(['dispose', 'keep', 'donate']);
    return (
      order && {
        procedure: 'handovers.decide',
        input: {
          ...{ repairId: order.id, decision, reason: 'Nobody came' },
          ...(await signedBy(world, 'payments.approve')),
        },
      }
    );
  },
};
