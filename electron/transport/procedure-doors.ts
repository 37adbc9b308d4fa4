import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ORPCError } from '@orpc/client';
import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { borderCodes } from '../../shared/kernel/refusal.ts';
import type { CallContext } from '../core/context.ts';
import { bodyLimitBytes } from './json-body.ts';
import { isPlainData } from './payload.ts';
import { cookiesAfter } from './session.ts';

/** The part of a core that HTTP needs. */
export interface ServedCore {
  router: Router<AnyContractRouter, CallContext>;
  onChanged(listener: (domains: readonly string[]) => void): () => void;
}

/** The same procedures through two doors: our own screens' calls and the described API. */
export class ProcedureDoors {
  readonly #core: ServedCore;
  readonly #log: (fault: unknown, reference: string) => void;
  #doors: Doors;

  constructor(core: ServedCore, log: (fault: unknown, reference: string) => void) {
    this.#core = core;
    this.#log = log;
    this.#doors = doorsOver(core.router, log);
  }

  /** False where no procedure has that address. The body, already read, is the request's `body`. */
  async call(door: 'rpc' | 'api', request: IncomingMessage, response: ServerResponse, context: CallContext) {
    const { router } = this.#core;
    // after a restore it is another core that answers
    if (router !== this.#doors.router) this.#doors = doorsOver(router, this.#log);
    const handler = this.#doors[door];
    const { matched } = await handler.handle(request, response, { prefix: `/${door}`, context });
    return matched;
  }
}

interface Doors {
  router: ServedCore['router'];
  rpc: RPCHandler<CallContext>;
  api: OpenAPIHandler<CallContext>;
}

function doorsOver(router: ServedCore['router'], log: (fault: unknown, reference: string) => void): Doors {
  const options = {
    rootInterceptors: [keepTokens],
    clientInterceptors: [faultsByReference(log), plainInput],
  };
  return {
    router,
    rpc: new RPCHandler<CallContext>(router, options),
    api: new OpenAPIHandler<CallContext>(router, options),
  };
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

/** Our screens' protocol can spell big integers, dates and sets; the core takes plain data by every door. */
async function plainInput<T>({ input, next }: { input: unknown; next: () => Promise<T> }): Promise<T> {
  if (isPlainData(input, bodyLimitBytes)) return next();
  const { code, status } = borderCodes.invalid;
  throw new ORPCError(code, { defined: true, status, data: { reason: 'app.payload' } });
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
