import { randomUUID } from 'node:crypto';
import type { AnyRouter } from '@orpc/server';
import { call, isProcedure, ORPCError } from '@orpc/server';
import type { BridgeAnswer, BridgeError } from '../../shared/bridge.ts';
import { channels } from '../../shared/bridge.ts';
import { borderCodes, Refusal } from '../../shared/kernel/refusal.ts';
import { isPlainData } from './payload.ts';
import type { SenderEvent } from './sender.ts';

export const maxPayloadBytes = 1024 * 1024;

/** What of Electron's ipcMain is needed. */
export interface IpcLike<Event extends SenderEvent> {
  handle(channel: string, listener: (event: Event, ...args: unknown[]) => Promise<BridgeAnswer>): void;
}

/** What a channel does with its one argument, which is plain data but otherwise unchecked. */
export type Channel<Event> = (input: unknown, event: Event) => unknown;

export interface ChannelsOptions<Event extends SenderEvent> {
  ipc: IpcLike<Event>;
  isOurSender: (event: Event) => boolean;
  log: (fault: unknown, reference: string) => void;
  channels: Record<string, Channel<Event>>;
}

/** The one way in: every channel gets the sender check, the size check and the same form of answer. */
export function registerChannels<Event extends SenderEvent>(options: ChannelsOptions<Event>): void {
  for (const [name, channel] of Object.entries(options.channels)) {
    options.ipc.handle(name, async (event, ...args) => {
      try {
        if (!options.isOurSender(event)) throw new Refusal('forbidden', { reason: 'app.sender' });
        if (args.length > 1 || !isPlainData(args[0], maxPayloadBytes)) {
          throw new Refusal('invalid', { reason: 'app.payload' });
        }
        return { ok: true, value: await channel(args[0], event) };
      } catch (error) {
        return { ok: false, error: errorOf(error, options.log) };
      }
    });
  }
}

/** The channel that calls procedures: `{ path, input, key }`. `contextOf` says who asks, and stores what changed. */
export function callChannel<Event extends SenderEvent, Visitor>(
  router: AnyRouter,
  visit: <Value>(event: Event, ask: (visitor: Visitor) => Promise<Value>) => Promise<Value>,
): Channel<Event> {
  return (payload, event) => {
    const { path, input, key } = requestOf(payload);
    const procedure = procedureAt(router, path);
    return visit(event, (visitor) => call(procedure, input, { context: { visitor, key }, path: [...path] }));
  };
}

const segmentPattern = /^[a-z][A-Za-z0-9]{0,63}$/;
const keyPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const requestMembers = new Set(['path', 'input', 'key']);

function requestOf(payload: unknown): { path: readonly string[]; input: unknown; key: string | null } {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) throw badRequest();
  if (Object.keys(payload).some((member) => !requestMembers.has(member))) throw badRequest();
  const { path, input, key } = payload as Record<string, unknown>;
  if (!Array.isArray(path) || path.length === 0 || path.length > 8) throw badRequest();
  if (!path.every((segment) => typeof segment === 'string' && segmentPattern.test(segment)))
    throw badRequest();
  if (key !== null && !(typeof key === 'string' && keyPattern.test(key))) throw badRequest();
  return { path, input, key };
}

/** Walks the router by its own members only, so that `constructor` and its like lead nowhere. */
function procedureAt(router: AnyRouter, path: readonly string[]) {
  let place: unknown = router;
  for (const segment of path) {
    if (typeof place !== 'object' || place === null || isProcedure(place) || !Object.hasOwn(place, segment)) {
      throw unknownProcedure();
    }
    place = (place as Record<string, unknown>)[segment];
  }
  if (!isProcedure(place)) throw unknownProcedure();
  return place;
}

const badRequest = () => new Refusal('invalid', { reason: 'app.payload' });
const unknownProcedure = () => new Refusal('not-found', { reason: 'app.procedure' });

function errorOf(error: unknown, log: (fault: unknown, reference: string) => void): BridgeError {
  if (error instanceof Refusal) {
    return { defined: true, ...borderCodes[error.code], message: error.message, data: error.data };
  }
  if (error instanceof ORPCError) {
    const json = error.toJSON();
    if (json.defined || json.status < 500) return json as BridgeError;
    const reference = referenceIn(json.data);
    if (reference !== null) return fault(reference);
  }
  const reference = randomUUID();
  log(error, reference);
  return fault(reference);
}

function referenceIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('reference' in data)) return null;
  return typeof data.reference === 'string' ? data.reference : null;
}

function fault(reference: string): BridgeError {
  return { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: '', data: { reference } };
}

/** Tells every open window which domains a commit changed. One that is just closing must not keep it from the others. */
export function announceChanges(
  domains: readonly string[],
  windows: Iterable<{ send(channel: string, domains: readonly string[]): void }>,
): void {
  for (const window of windows) {
    try {
      window.send(channels.changed, [...domains]);
    } catch {
      // closed between the commit and this word; nothing is left to refresh there
    }
  }
}
