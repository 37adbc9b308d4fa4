import { z } from 'zod';
import { idField } from '../kernel/fields.ts';
import { query } from '../kernel/procedure.ts';
import { repairRow } from './repair-row.ts';

const callerPromise = z.object({
  id: z.number(),
  repairId: z.number(),
  number: z.string(),
  label: z.string(),
  dueOn: z.string(),
  madeAt: z.number(),
  /** The order's last promise: the one that holds. */
  isLast: z.boolean(),
  isOpen: z.boolean(),
  /** When the order was ready, or left, if it has: the promise is kept if that was not after the day. */
  readyAt: z.number().nullable(),
});

export const caller = {
  /** Who may be calling: customers one of whose numbers ends in these digits, the last changed first. */
  whoCalls: query('repairs.read')
    .input(z.object({ digits: z.string().max(40) }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          number: z.string(),
          phone: z.string(),
          openRepairs: z.number(),
        }),
      ),
    ),
  /** All that one asks on the phone: what is in the shop, and what was promised. */
  callersOrders: query('repairs.read')
    .input(z.object({ customerId: idField }))
    .output(
      z.object({
        open: z.array(repairRow),
        /** The last that left the shop. */
        past: z.array(repairRow),
        promises: z.array(callerPromise),
      }),
    ),
};
