import { waitOwners } from '../../shared/repairs/states.rules.ts';
import type { WalkedShop } from './walked-shop.ts';

/** At the end of a walk: every page of every order can be read, and says what the books say. */
export async function closingLook(shop: WalkedShop): Promise<void> {
  const client = shop.as(shop.people[0] as number, 0);
  await client.repairs.board();
  await client.repairs.handOffsForMe();
  await client.bench.work({ whose: 'mine' });
  await client.promises.alerts();
  await client.promises.kept({});
  const { owing } = await client.payments.till({});
  await client.handovers.uncollected({ limit: 100 });
  const orders = shop.db.prepare('SELECT id, state FROM repair ORDER BY id').all() as {
    id: number;
    state: string;
  }[];
  for (const { id, state } of orders) {
    const repairId = id;
    const order = await client.repairs.byId({ id });
    if (order.state !== state) throw new Error(`order ${id} tells another state than its row`);
    await client.repairs.moves({ id });
    await client.bench.ofRepair({ repairId });
    await client.estimates.ofRepair({ repairId });
    await client.promises.ofRepair({ repairId });
    await client.handovers.ofRepair({ repairId });
    await client.vault.ofRepair({ repairId });
    const { items } = await client.custody.ofRepair({ repairId });
    const lost = items.find(({ last }) => last === null);
    if (lost) throw new Error(`of order ${id} the thing ${lost.id} is nowhere`);
    const { flaws } = await client.evidence.check({ repairId });
    if (flaws.length > 0)
      throw new Error(`the evidence of order ${id} is not as it was: ${JSON.stringify(flaws)}`);
    const clock = await client.repairs.clock({ id });
    if (!clock) throw new Error(`order ${id} has no clock`);
    const sum = waitOwners.reduce((minutes, owner) => minutes + clock.byOwner[owner], 0);
    if (sum !== clock.grossMinutes || waitOwners.some((owner) => clock.byOwner[owner] < 0))
      throw new Error(`the clock of order ${id} does not add up`);
    const { balanceMinor } = await client.payments.ofRepair({ repairId });
    const isGone = state === 'handedOver' || state === 'closed';
    if (isGone && balanceMinor > 0 && !owing.some((one) => one.repairId === id))
      throw new Error(`nobody sees that order ${id} is owed for`);
    if (balanceMinor !== bookedBalance(shop, id))
      throw new Error(`order ${id} tells a balance of ${balanceMinor}, its books ${bookedBalance(shop, id)}`);
  }
}

/** Line by line: what was charged and not credited, less what came in and was let off. */
function bookedBalance({ db }: WalkedShop, id: number): number {
  const sum = (sql: string) => (db.prepare(sql).pluck().get(id) as number | null) ?? 0;
  return (
    sum(`SELECT sum(customer_minor) FROM invoice_line
          WHERE repair_id = ? AND id NOT IN (SELECT invoice_line_id FROM credit_note_line)`) -
    sum('SELECT sum(minor) FROM payment WHERE repair_id = ?') -
    sum('SELECT sum(minor) FROM write_off WHERE repair_id = ?')
  );
}
