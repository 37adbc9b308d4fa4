import { insertCountersign } from '../../electron/core/people/countersign.sql.ts';
import { allPeople, keepPin } from '../../electron/core/people/people.sql.ts';
import { moveTo } from '../../electron/core/repairs/moves.ts';
import type { HandOverInput } from '../../shared/handovers/handovers.contract.ts';
import type { Right } from '../../shared/kernel/rights.ts';
import { codeFinding, passChecks } from './bench-steps.ts';
import { type EstimateDesk, openEstimateDesk, type Taken, twoWays } from './estimate-desk.ts';
import type { Client } from './shop.ts';

export interface HandoverDesk extends EstimateDesk {
  /** An order with work for 69.99 agreed and begun. */
  begun(asked?: Parameters<EstimateDesk['takeIn']>[0]): Promise<Taken>;
  /** The same, done and waiting for its owner. */
  ready(asked?: Parameters<EstimateDesk['takeIn']>[0]): Promise<Taken>;
  finish(id: number): Promise<void>;
  /** Hires another owner, who could sign for what needs a second person. */
  hasAnotherOwner(name: string): void;
  /** Somebody stands by for one act of another; they are named as they were hired. */
  countersigned(by: string, asker: string, right?: Right): number;
  /** All that is asked for at the handover of one order, with nothing paid. */
  asked(id: number, given?: Partial<HandOverInput>): Promise<HandOverInput>;
  handOver(
    client: Client,
    id: number,
    given?: Partial<HandOverInput>,
  ): ReturnType<Client['handovers']['handOver']>;
}

export function openHandoverDesk(options: Parameters<typeof openEstimateDesk>[0] = {}): HandoverDesk {
  const desk = openEstimateDesk(options);
  const made: Omit<HandoverDesk, keyof EstimateDesk> = {
    async begun(asked) {
      const taken = await desk.takeIn(asked);
      const { id } = taken;
      desk.within((context) => moveTo(context, id, 'diagnosing'));
      await desk.counter.estimates.send({ estimate: twoWays(id) });
      const [version] = (await desk.counter.estimates.ofRepair({ repairId: id })).versions;
      const optionId = version?.options[0]?.id ?? 0;
      await desk.counter.estimates.approve({
        ...{ estimateId: version?.id ?? 0, optionId, amountMinor: 6_999, approver: 'Maria', how: 'phone' },
      });
      desk.within((context) => moveTo(context, id, 'inRepair'));
      return taken;
    },
    async ready(asked) {
      const taken = await made.begun(asked);
      await made.finish(taken.id);
      return taken;
    },
    async finish(id) {
      await codeFinding(desk.client, id);
      await desk.client.repairs.move({ id, to: 'qualityCheck' });
      await passChecks(desk.client, id);
      await desk.client.repairs.move({ id, to: 'ready' });
    },
    hasAnotherOwner(name) {
      desk.clientAs(name, ['owner']);
      desk.within(({ store }) => {
        const id = store.all(allPeople).find((person) => person.name === name)?.id ?? 0;
        store.run(keepPin, { id, hash: 'of a PIN' });
      });
    },
    countersigned(by, asker, right = 'payments.approve') {
      return desk.within((context) => {
        const people = context.store.all(allPeople);
        const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? 0;
        const id = context.newId();
        context.store.run(insertCountersign, {
          ...{ id, person: idOf(by), asker: idOf(asker), right, now: desk.clock.now },
        });
        return id;
      });
    },
    async asked(id, given = {}) {
      const { orders } = await desk.client.handovers.prepare({ repairId: id });
      return {
        orders: orders.map(({ repairId, things }) => ({
          repairId,
          itemIds: things.filter(({ isOver }) => !isOver).map((thing) => thing.id),
          explained: 'A new element',
          wasShown: true,
          hasLeaflet: false,
          nextMaintenanceOn: null,
        })),
        ...{ collectedBy: '', satisfaction: null, said: '', signature: { way: 'paper', name: 'Maria' } },
        ...{ amounts: [], tenderedMinor: null, mayStayOwed: false },
        ...given,
      };
    },
    async handOver(client, id, given) {
      return client.handovers.handOver(await made.asked(id, given));
    },
  };
  return Object.assign(desk, made);
}
