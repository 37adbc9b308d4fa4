import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import type { Bridge, BridgeError } from '../../shared/bridge.ts';
import type { contract } from '../../shared/contract.ts';
import type { RefusalData } from '../../shared/kernel/refusal.ts';
import { hearChanges } from './change-feed.ts';
import { freshKey } from './fresh-key.ts';

declare global {
  interface Window {
    /** Only in the program's own window. */
    readonly aftercare?: Bridge;
  }
}

/** `key`: the same for every try of one command, so that it is done once. Without it each call has its own. */
export interface CallOptions {
  key?: string;
}

const bridge = window.aftercare;

type Api = ContractRouterClient<typeof contract, CallOptions>;

export const api: Api = createORPCClient(bridge ? linkOver(bridge) : linkOverHttp());

/** Query and mutation options, and keys, of every procedure. A key begins with the procedure's path: `[['devices', …`. */
export const orpc: RouterUtils<Api> = createTanstackQueryUtils(api);

/** Hears which domains a commit has changed; `['*']` says that anything may have. Answers how to stop. */
export function onChanged(listener: (domains: readonly string[]) => void): () => void {
  return bridge ? bridge.onChanged(listener) : hearChanges(listener);
}

const refusalCodes = ['INVALID', 'NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'SIGNED_OUT'] as const;

export interface ApiRefusal extends RefusalData {
  code: (typeof refusalCodes)[number];
}

/** The foreseen "no" in an error; null where it is a fault or the connection's. */
export function refusalOf(error: unknown): ApiRefusal | null {
  if (!(error instanceof ORPCError)) return null;
  const code = refusalCodes.find((known) => known === error.code);
  const data = error.data as Partial<RefusalData> | undefined;
  return code && typeof data?.reason === 'string' ? { ...data, reason: data.reason, code } : null;
}

/** What to tell whoever looks into the log, where the error is a fault of ours. */
export function referenceOf(error: unknown): string | null {
  if (!(error instanceof ORPCError)) return null;
  const reference = (error.data as { reference?: unknown } | undefined)?.reference;
  return typeof reference === 'string' ? reference : null;
}

function linkOver(program: Bridge): ClientLink<CallOptions> {
  return {
    async call(path, input, { context }) {
      const answer = await program.call(path, input, context.key ?? freshKey());
      if (answer.ok) return answer.value;
      throw errorOf(answer.error);
    },
  };
}

function errorOf({ code, defined, status, message, data }: BridgeError): ORPCError<string, unknown> {
  return new ORPCError(code, { defined, status, message, data });
}

function linkOverHttp(): ClientLink<CallOptions> {
  return new RPCLink<CallOptions>({
    url: `${window.location.origin}/rpc`,
    headers: ({ context }) => ({ 'x-aftercare': '1', 'idempotency-key': context.key ?? freshKey() }),
    fetch: patientFetch,
  });
}

/** The hub asks an eager screen to wait; the same request, with its key, may then simply go again. */
async function patientFetch(request: Request, init: RequestInit): Promise<Response> {
  const mostTries = 4;
  for (let tries = 1; ; tries++) {
    const response = await fetch(request.clone(), init);
    if (response.status !== 429 || tries === mostTries) return response;
    const waitSeconds = Number(response.headers.get('retry-after') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000));
  }
}
