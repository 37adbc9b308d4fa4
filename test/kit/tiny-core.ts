import { ORPCError } from '@orpc/client';
import { oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import { z } from 'zod';
import type { CallContext } from '../../electron/core/context.ts';
import type { ServedCore } from '../../electron/transport/procedure-doors.ts';

const tinyContract = {
  shop: {
    greet: oc.input(z.object({ name: z.string().max(50) })).output(z.object({ words: z.string() })),
    echo: oc.input(z.record(z.string(), z.unknown())).output(z.unknown()),
    whoAmI: oc
      .route({ method: 'GET' })
      .output(z.object({ transport: z.string(), session: z.string().nullable() })),
    signIn: oc.output(z.object({})),
    signOut: oc.output(z.object({})),
    refuse: oc.output(z.object({})),
    fail: oc.output(z.object({})),
    change: oc.input(z.object({ key: z.null().optional() })).output(z.object({ key: z.string().nullable() })),
  },
  records: { take: oc.input(z.object({ text: z.string() })).output(z.object({ length: z.number() })) },
};

export const tinySessionToken = 'session-token-of-forty-three-characters-abc';
export const tinyStationToken = 'station-token-of-forty-three-characters-abc';

export interface TinyCore extends ServedCore {
  listeners: Set<(domains: readonly string[]) => void>;
}

/** A core of a few lines, so that the transport's own tests need no shop. */
export function tinyCore(): TinyCore {
  const os = implement(tinyContract).$context<CallContext>();
  const listeners: TinyCore['listeners'] = new Set();
  const router = os.router({
    shop: {
      greet: os.shop.greet.handler(({ input }) => ({ words: `Hello ${input.name}` })),
      echo: os.shop.echo.handler(({ input }) => input),
      whoAmI: os.shop.whoAmI.handler(({ context: { visitor } }) => ({
        transport: visitor.transport,
        session: visitor.sessionToken,
      })),
      signIn: os.shop.signIn.handler(({ context: { visitor } }) => {
        visitor.sessionToken = tinySessionToken;
        visitor.stationToken = tinyStationToken;
        return {};
      }),
      signOut: os.shop.signOut.handler(({ context: { visitor } }) => {
        visitor.sessionToken = null;
        throw new ORPCError('SIGNED_OUT', { status: 401, data: { reason: 'people.signed-out' } });
      }),
      refuse: os.shop.refuse.handler(() => {
        throw new ORPCError('CONFLICT', {
          status: 409,
          data: { reason: 'devices.serial-taken', facts: { id: 7 } },
        });
      }),
      fail: os.shop.fail.handler(() => {
        throw new Error('secret detail at /home/somebody');
      }),
      change: os.shop.change.handler(({ context }) => {
        for (const listener of listeners) listener(['shop']);
        return { key: context.key };
      }),
    },
    records: { take: os.records.take.handler(({ input }) => ({ length: input.text.length })) },
  });
  return {
    router,
    listeners,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
