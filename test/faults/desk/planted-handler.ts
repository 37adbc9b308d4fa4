import type { CallContext } from '../../../electron/core/context.ts';
import type { Core } from '../../../electron/core/core.ts';

/** What answers one procedure behind the transports: the wrapper with the use case in it. */
export type Handler = (request: { input: unknown; context: CallContext }) => Promise<unknown>;

type Router = Record<string, Record<string, { '~orpc': { handler: Handler } }>>;

/** Puts something broken in the place of what answers a procedure, in this one core. */
export function plantHandler({ router }: Core, path: string, make: (sound: Handler) => Handler): void {
  const [domain = '', name = ''] = path.split('.');
  const procedure = (router as unknown as Router)[domain]?.[name];
  if (!procedure) throw new Error(`nothing answers ${path}`);
  procedure['~orpc'] = { ...procedure['~orpc'], handler: make(procedure['~orpc'].handler) };
}
