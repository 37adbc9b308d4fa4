import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inQueueOrder } from '../../shared/repairs/queue.rules.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { maria } from '../kit/records.ts';
import { refusalOf } from '../kit/refusal.ts';

let desk: Desk;
let kettle: number;
beforeAll(async () => {
  desk = openDesk({ hasTerms: true });
  kettle = await desk.category('Kettle');
});
afterAll(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

interface Brought {
  promisedOn?: string;
  isUrgent?: boolean;
  purchasedOn?: string;
  costLimitMinor?: number;
}

async function bring({ purchasedOn, ...item }: Brought): Promise<number> {
  desk.clock.advanceMs(60_000);
  const { repairs } = await desk.client.repairs.takeIn({
    customer: { new: maria },
    items: [
      {
        device: {
          new: {
            categoryId: kettle,
            ...(purchasedOn && { purchasedOn, isRegistered: true, proof: 'seen' as const }),
          },
        },
        fault: 'Cold',
        ...item,
      },
    ],
  });
  return repairs[0]?.id ?? 0;
}

const columnOf = async (limit = 100) => {
  const rows = [];
  let after: string | undefined;
  do {
    const page = await desk.client.repairs.boardColumn({
      column: { state: 'received' },
      limit,
      ...(after && { after }),
    });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return rows;
};

describe('the board', () => {
  it('keeps a free order that came in before a paid one of the same day before it', async () => {
    const free = await bring({ promisedOn: '2026-10-09', purchasedOn: '2026-09-01' });
    const paid = await bring({ promisedOn: '2026-10-09', costLimitMinor: 900_000 });
    const rows = await columnOf();
    const of = (id: number) => rows.find((row) => row.id === id);
    expect(of(free)?.coverage).toBe('covered');
    expect(of(paid)?.coverage).not.toBe('covered');
    const order = rows.map(({ id }) => id);
    expect(order.indexOf(free)).toBeLessThan(order.indexOf(paid));
  });

  it('stands in the order of the queue, page by page, nothing twice and nothing left out', async () => {
    for (let n = 0; n < 14; n++) {
      await bring({
        ...(n % 4 !== 0 && { promisedOn: `2026-10-${String(8 + (n % 3)).padStart(2, '0')}` }),
        isUrgent: n % 5 === 0,
      });
    }
    const rows = await columnOf(3);
    const { rows: all } = await desk.client.repairs.list({ limit: 200 });
    expect(rows.map(({ id }) => id)).toEqual([...all].sort(inQueueOrder).map(({ id }) => id));
    const { states } = await desk.client.repairs.board();
    expect(states.find(({ state }) => state === 'received')?.count).toBe(rows.length);
  });

  it('counts what is late, and shows work by technician, nobody first', async () => {
    const { client } = desk;
    const [first, second] = (await columnOf()).map(({ id }) => id) as [number, number];
    const eleni = (await client.people.names())[0]?.id ?? 0;
    await client.repairs.assign({ ids: [second, first], technicianId: eleni });
    const { technicians } = await client.repairs.board();
    expect(technicians[0]).toMatchObject({ technicianId: null, name: '' });
    expect(technicians.find(({ technicianId }) => technicianId === eleni)).toMatchObject({ count: 2 });
    const column = await client.repairs.boardColumn({ column: { technicianId: eleni } });
    expect(column.rows.map(({ id }) => id)).toEqual([first, second]);
    const nobodys = await client.repairs.boardColumn({ column: { technicianId: null } });
    expect(nobodys.rows.some(({ id }) => id === first)).toBe(false);
    desk.clock.advanceMs(6 * 24 * 3_600_000);
    await desk.signIn();
    const { states } = await client.repairs.board();
    expect(states.find(({ state }) => state === 'received')?.late).toBeGreaterThan(0);
  });

  it('refuses a cursor that is none', async () => {
    const { code } = await refusalOf(
      desk.client.repairs.boardColumn({ column: { state: 'received' }, after: 'x~1~2~3' }),
    );
    expect(code).toBe('INVALID');
  });
});
