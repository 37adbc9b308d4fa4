import { oc } from '@orpc/contract';
import { z } from 'zod';
import { parsedInput } from '../../../electron/core/parsed-input.ts';
import { people } from '../../../electron/core/people/people.ts';
import { contract } from '../../../shared/contract.ts';
import type { ProcedureMeta } from '../../../shared/kernel/procedure.ts';
import { plantHandler } from '../desk/planted-handler.ts';
import { procedureAt } from '../desk/procedures.ts';
import { openShopUnderTest, type ShopUnderTest } from '../desk/shop-under-test.ts';

/** The event log may be read by whoever is signed in. Answers what takes it back. */
export function lowerTheRight(): () => void {
  const meta = contract.audit.list['~orpc'].meta as ProcedureMeta;
  const { right } = meta;
  meta.right = 'signed-in';
  return () => {
    meta.right = right;
  };
}

/** The values are looked at before the rights, so that a stranger is told what a good call would be. */
export function parseBeforeAsking({ core }: ShopUnderTest): void {
  plantHandler(core, 'people.add', (sound) => (request) => {
    parsedInput(procedureAt('people.add').input, request.input);
    return sound(request);
  });
}

/** A session that was ended is as good as another: the token alone opens the door. */
export function forgetToEndSessions(shop: ShopUnderTest): void {
  plantHandler(shop.core, 'customers.list', (sound) => ({ input, context }) => {
    const visitor = context.visitor.sessionToken === null ? context.visitor : shop.seat('owner');
    return sound({ input, context: { ...context, visitor } });
  });
}

/** A list brings along what the goods cost the shop. */
export function tellTheCost({ core }: ShopUnderTest): void {
  plantHandler(core, 'customers.list', (sound) => async (request) => ({
    ...((await sound(request)) as object),
    costMinor: 1250,
  }));
}

/** Whether a core starts that offers a procedure nobody declared a right for. */
export async function startsUndeclared(): Promise<boolean> {
  const offered = contract.people as Record<string, unknown>;
  const answered = people as unknown as Record<string, unknown>;
  offered.planted = oc.output(z.object({}));
  answered.planted = () => ({});
  try {
    const shop = await openShopUnderTest();
    shop.close();
    return true;
  } catch (error) {
    if (String(error).includes('people.planted')) return false;
    throw error;
  } finally {
    delete offered.planted;
    delete answered.planted;
  }
}
