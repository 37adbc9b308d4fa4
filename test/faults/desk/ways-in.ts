import { randomUUID } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import type { Visitor } from '../../../electron/core/core.ts';
import { serveHttp } from '../../../electron/transport/http.ts';
import { callChannel, registerChannels } from '../../../electron/transport/ipc.ts';
import { isOurSender, type SenderEvent } from '../../../electron/transport/sender.ts';
import { createVisitors } from '../../../electron/transport/visitors.ts';
import { type BridgeAnswer, channels } from '../../../shared/bridge.ts';
import { type Answer, answerOfError } from './answer.ts';
import type { ShopUnderTest } from './shop-under-test.ts';

export interface WaysIn {
  window(visitor: Visitor, path: string, input: unknown): Promise<Answer>;
  rpc(visitor: Visitor, path: string, input: unknown): Promise<Answer>;
  api(visitor: Visitor, path: string, input: unknown): Promise<Answer>;
  close(): Promise<void>;
}

export const wayNames = ['window', 'rpc', 'api'] as const;

/** Both transports over one shop: the channel of a window, and the hub's two doors. */
export async function openWaysIn(shop: ShopUnderTest): Promise<WaysIn> {
  const log = (fault: unknown) => void shop.faults.push(fault);
  const callRate = { perSecond: 1_000_000, burst: 1_000_000 };
  const hub = await serveHttp({ core: shop.core, log, port: 0, screens: 'nowhere', callRate });
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const post = (path: string, visitor: Visitor, body: unknown) =>
    posted(agent, hub.port, path, visitor, body);
  return {
    window: windowOf(shop),
    async rpc(visitor, path, input) {
      const { status, body } = await post(`/rpc/${path.replace('.', '/')}`, visitor, { json: input });
      const { json } = (body ?? {}) as { json?: unknown };
      return status === 200 ? { kind: 'value', value: json } : answerOfError(json ?? { status });
    },
    async api(visitor, path, input) {
      const { status, body } = await post(`/api/${path.replace('.', '/')}`, visitor, input ?? {});
      return status === 200 ? { kind: 'value', value: body } : answerOfError(body ?? { status });
    },
    async close() {
      agent.destroy();
      await hub.close();
    },
  };
}

/** The window's own channel, asked by the top frame of a page of ours: nothing but Electron itself is missing. */
function windowOf(shop: ShopUnderTest): WaysIn['window'] {
  const visitors = createVisitors({ read: () => null, write: () => undefined }, console.error);
  type Listener = (event: SenderEvent, ...args: unknown[]) => Promise<BridgeAnswer>;
  const listeners = new Map<string, Listener>();
  registerChannels<SenderEvent>({
    ipc: { handle: (name, listener) => void listeners.set(name, listener) },
    isOurSender: (event) => isOurSender(event, visitors.knows),
    log: (fault) => void shop.faults.push(fault),
    channels: {
      [channels.call]: callChannel(shop.core.router, (from, ask) => visitors.as(from.sender.id, ask)),
    },
  });
  let lastWindow = 0;
  return async (visitor, path, input) => {
    const id = ++lastWindow;
    visitors.admit(id);
    await visitors.as(
      id,
      async (there: Visitor) => void Object.assign(there, { ...visitor, transport: 'window' }),
    );
    const event: SenderEvent = {
      sender: { id, isDestroyed: () => false },
      senderFrame: { url: 'app://aftercare/desk', origin: 'app://aftercare', parent: null },
    };
    const asked = { path: path.split('.'), input, key: randomUUID() };
    const answer = await listeners.get(channels.call)?.(event, asked);
    visitors.dismiss(id);
    if (!answer) throw new Error('nobody listens to the channel of calls');
    return answer.ok ? { kind: 'value', value: answer.value } : answerOfError(answer.error);
  };
}

interface Posted {
  status: number;
  body: unknown;
}

function posted(agent: Agent, port: number, path: string, visitor: Visitor, body: unknown): Promise<Posted> {
  const cookies = [
    visitor.sessionToken && `aftercare_session=${visitor.sessionToken}`,
    visitor.stationToken && `aftercare_station=${visitor.stationToken}`,
  ].filter(Boolean);
  const headers = {
    'content-type': 'application/json',
    'x-aftercare': '1',
    'idempotency-key': randomUUID(),
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method: 'POST', agent, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) });
        });
      },
    );
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });
}
