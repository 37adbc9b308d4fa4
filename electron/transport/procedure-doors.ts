import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ORPCError } from '@orpc/client';
import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import type { CallContext } from '../core/context.ts';
import { cookiesAfter } from './session.ts';

/** The part of a core that HTTP needs. */
export interface ServedCore {
  router: Router<AnyContractRouter, CallContext>;
  onChanged(listener: (domains: readonly string[]) => void): () => void;
}

/** The same procedures through two doors: our own screens' calls and the described API. */
export class ProcedureDoors {
  readonly #rpc: RPCHandler<CallContext>;
  readonly #api: OpenAPIHandler<CallContext>;

  constructor({ router }: ServedCore, log: (fault: unknown, reference: string) => void) {
    const options = { rootInterceptors: [keepTokens], clientInterceptors: [faultsByReference(log)] };
    this.#rpc = new RPCHandler<CallContext>(router, options);
    this.#api = new OpenAPIHandler<CallContext>(router, options);
  }

  /** False where no procedure has that address. The body, already read, is the request's `body`. */
  async call(door: 'rpc' | 'api', request: IncomingMessage, response: ServerResponse, context: CallContext) {
    const handler = door === 'rpc' ? this.#rpc : this.#api;
    const { matched } = await handler.handle(request, response, { prefix: `/${door}`, context });
    return matched;
  }
}

interface Answered {
  matched: boolean;
  response?: { headers: Record<string, string | string[] | undefined> } | undefined;
}

/** A call may sign somebody in or out: whatever it leaves in the visitor goes back as cookies. */
async function keepTokens<T extends Answered>(options: {
  context: CallContext;
  next: () => Promise<T>;
}): Promise<T> {
  const { visitor } = options.context;
  const before = { ...visitor };
  const result = await options.next();
  const cookies = cookiesAfter(before, visitor);
  if (result.response && cookies.length > 0) result.response.headers['set-cookie'] = cookies;
  return result;
}

/** What comes out of the core is already an answer; anything else is a fault of the way there. */
function faultsByReference(log: (fault: unknown, reference: string) => void) {
  return async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
    try {
      return await next();
    } catch (fault) {
      if (fault instanceof ORPCError) throw fault;
      const reference = randomUUID().slice(0, 8);
      log(fault, reference);
      throw new ORPCError('INTERNAL_SERVER_ERROR', { message: 'fault', data: { reference } });
    }
  };
}
