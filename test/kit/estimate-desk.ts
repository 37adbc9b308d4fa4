import type { z } from 'zod';
import type { estimateInput } from '../../shared/estimates/estimates.shapes.ts';
import { type Desk, openDesk } from './desk.ts';
import { maria } from './records.ts';
import type { Client } from './shop.ts';

export type EstimateWritten = z.input<typeof estimateInput>;

export interface EstimateDesk extends Desk {
  counter: Client;
  technician: Client;
  /** Takes in a kettle; what is named of its device and order stands, the rest is as usual. */
  takeIn(asked?: {
    costLimitMinor?: number;
    device?: Record<string, unknown>;
    fault?: string;
  }): Promise<Taken>;
}

export interface Taken {
  id: number;
  number: string;
}

/** A desk with a counter and a technician, at which orders are taken in. */
export function openEstimateDesk(options: Parameters<typeof openDesk>[0] = {}): EstimateDesk {
  const desk = openDesk(options);
  let taken = 0;
  return Object.assign(desk, {
    counter: desk.clientAs('Kostas', ['counter']),
    technician: desk.clientAs('Tara', ['technician']),
    async takeIn({ costLimitMinor, device = {}, fault = 'It does not get warm.' } = {}) {
      taken += 1;
      const kettle = { categoryId: await desk.category('Kettle'), serial: `KETTLE-${taken}`, ...device };
      const customer = { new: { ...maria, phones: [{ typed: `69412345${10 + taken}`, label: '' }] } };
      const items = [{ device: { new: kettle }, fault, costLimitMinor: costLimitMinor ?? null }];
      const { repairs } = await desk.client.repairs.takeIn({ customer, items } as never);
      const [order] = repairs;
      if (!order) throw new Error('nothing was taken in');
      return { id: order.id, number: order.number };
    },
  } satisfies Omit<EstimateDesk, keyof Desk>) as EstimateDesk;
}

/** Some work and a part, or leaving it as it is for the price of looking into it. */
export function twoWays(repairId: number, given: Partial<EstimateWritten> = {}): EstimateWritten {
  return {
    repairId,
    seenAt: null,
    valueMinor: null,
    note: '',
    options: [
      {
        kind: 'newPart',
        title: '',
        isRecommended: true,
        readyOn: '2026-10-12',
        lines: [
          { kind: 'labour', label: 'Work', quantity: 1, unitMinor: 3_500, minutes: 45 },
          {
            kind: 'parts',
            label: 'Heating element',
            quantity: 1,
            unitMinor: 2_499,
            expectedOn: '2026-10-09',
          },
          {
            kind: 'labour',
            label: 'Descaling',
            quantity: 1,
            unitMinor: 1_000,
            minutes: 15,
            isOptional: true,
          },
        ],
      },
      {
        kind: 'leaveAsIs',
        title: '',
        lines: [{ kind: 'fee', label: 'Diagnosis', quantity: 1, unitMinor: 1_500 }],
      },
    ],
    ...given,
  };
}

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>) {
  const thrown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  const { data } = (thrown ?? {}) as {
    data?: {
      reason: string;
      facts?: Record<string, unknown>;
      fields?: { path: (string | number)[]; message: string }[];
    };
  };
  return { reason: data?.reason ?? 'none', facts: data?.facts ?? {}, fields: data?.fields ?? [] };
}
