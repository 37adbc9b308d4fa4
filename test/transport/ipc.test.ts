import { ORPCError, os } from '@orpc/server';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Visitor } from '../../electron/core/context.ts';
import type { Channel } from '../../electron/transport/ipc.ts';
import {
  announceChanges,
  callChannel,
  maxPayloadBytes,
  registerChannels,
} from '../../electron/transport/ipc.ts';
import type { SenderEvent } from '../../electron/transport/sender.ts';
import { isOurSender } from '../../electron/transport/sender.ts';
import { createVisitors } from '../../electron/transport/visitors.ts';
import { isAppAddress } from '../../shared/app-address.ts';
import type { BridgeAnswer } from '../../shared/bridge.ts';
import { channels } from '../../shared/bridge.ts';

interface Context {
  visitor: Visitor;
  key: string | null;
}

const reached: unknown[] = [];
const base = os.$context<Context>();
const router = {
  customers: {
    byId: base.input(z.object({ id: z.number().int() })).handler(({ input, context }) => {
      reached.push(input);
      return { id: input.id, key: context.key, address: context.visitor.address };
    }),
    refused: base
      .errors({ CONFLICT: { status: 409, data: z.object({ reason: z.string() }) } })
      .handler(({ errors }) => {
        throw errors.CONFLICT({ data: { reason: 'devices.serial-taken' } });
      }),
    broken: base.handler(() => {
      throw new Error('SQLITE_CORRUPT at /home/someone/secret');
    }),
    referenced: base.handler(() => {
      throw new ORPCError('INTERNAL_SERVER_ERROR', {
        message: 'inner words',
        data: { reference: 'r-1', inner: 1 },
      });
    }),
    signIn: base.handler(({ context }) => {
      context.visitor.sessionToken = 'session';
      context.visitor.stationToken = 'station';
      return null;
    }),
    whoAsks: base.handler(({ context }) => context.visitor),
  },
};

const ourWindow = 7;
const goodFrame = { url: 'app://aftercare/desk?x=1#y', origin: 'app://aftercare', parent: null };
const event = (frame: object | null = goodFrame, id = ourWindow, destroyed = false): SenderEvent => ({
  sender: { id, isDestroyed: () => destroyed },
  senderFrame: frame as SenderEvent['senderFrame'],
});

type Listener = (event: SenderEvent, ...args: unknown[]) => Promise<BridgeAnswer>;

function start() {
  const listeners = new Map<string, Listener>();
  const faults: { fault: unknown; reference: string }[] = [];
  const written: (string | null)[] = [];
  const visitors = createVisitors(
    { read: () => 'old station', write: (token) => written.push(token) },
    console.error,
  );
  visitors.admit(ourWindow);
  const echo: Channel<SenderEvent> = (input) => {
    reached.push(input);
    return input;
  };
  registerChannels<SenderEvent>({
    ipc: { handle: (name, listener) => void listeners.set(name, listener) },
    isOurSender: (from) => isOurSender(from, visitors.knows),
    log: (fault, reference) => faults.push({ fault, reference }),
    channels: {
      [channels.call]: callChannel(router, (from, ask) => visitors.as(from.sender.id, ask)),
      'aftercare:echo': echo,
    },
  });
  const ask = (name: string, from: SenderEvent, ...args: unknown[]) => listeners.get(name)!(from, ...args);
  const call = (payload: unknown, from = event()) => ask(channels.call, from, payload);
  return { ask, call, faults, written, visitors, listeners };
}

beforeEach(() => {
  reached.length = 0;
});

const byId = { path: ['customers', 'byId'], input: { id: 1 }, key: null };
const uuid = '3c0cbe57-5f8e-4d2a-9d60-3e8a4c1a0001';

describe('a good call', () => {
  test('reaches its procedure and answers as a value', async () => {
    const { call } = start();
    expect(await call({ ...byId, key: uuid })).toEqual({
      ok: true,
      value: { id: 1, key: uuid, address: 'window' },
    });
  });

  test('keeps code and data of a refusal', async () => {
    const { call, faults } = start();
    const answer = await call({ path: ['customers', 'refused'], input: undefined, key: null });
    expect(answer).toMatchObject({
      ok: false,
      error: { defined: true, code: 'CONFLICT', status: 409, data: { reason: 'devices.serial-taken' } },
    });
    expect(faults).toEqual([]);
  });

  test('tells of a fault nothing but its reference, and logs it once', async () => {
    const { call, faults } = start();
    const answer = await call({ path: ['customers', 'broken'], input: undefined, key: null });
    expect(faults).toHaveLength(1);
    expect(answer).toEqual({
      ok: false,
      error: {
        defined: false,
        code: 'INTERNAL_SERVER_ERROR',
        status: 500,
        message: '',
        data: { reference: faults[0]!.reference },
      },
    });
  });

  test('keeps the reference under which the core has logged a fault already', async () => {
    const { call, faults } = start();
    const answer = await call({ path: ['customers', 'referenced'], input: undefined, key: null });
    expect(answer).toMatchObject({ error: { message: '', data: { reference: 'r-1' } } });
    expect(JSON.stringify(answer)).not.toContain('inner');
    expect(faults).toEqual([]);
  });
});

describe('senders', () => {
  const hostile: [string, SenderEvent][] = [
    ['no frame', event(null)],
    ['a frame inside the page', event({ ...goodFrame, parent: {} })],
    ['an unknown window', event(goodFrame, 8)],
    ['a destroyed window', event(goodFrame, ourWindow, true)],
    ['another origin', event({ ...goodFrame, url: 'https://evil.example/', origin: 'https://evil.example' })],
    ['a sibling host', event({ ...goodFrame, url: 'app://aftercare.evil/', origin: 'app://aftercare.evil' })],
    ['another host of the scheme', event({ ...goodFrame, url: 'app://other/', origin: 'app://other' })],
    ['a host before ours', event({ ...goodFrame, url: 'app://aftercare@evil/', origin: 'app://evil' })],
    ['a port', event({ ...goodFrame, url: 'app://aftercare:81/', origin: 'app://aftercare:81' })],
    ['a file', event({ ...goodFrame, url: 'file:///etc/passwd', origin: 'file://' })],
    ['a blank page', event({ ...goodFrame, url: 'about:blank', origin: 'null' })],
    ['a blank page that has inherited the origin', event({ ...goodFrame, url: 'about:blank' })],
    ['an opaque (sandboxed) origin', event({ ...goodFrame, origin: 'null' })],
    ['a data address', event({ ...goodFrame, url: 'data:text/html,x', origin: 'null' })],
    ['a blob of ours', event({ ...goodFrame, url: 'blob:app://aftercare/1' })],
    ['http of our name', event({ ...goodFrame, url: 'http://aftercare/', origin: 'http://aftercare' })],
    ['an address that is none', event({ ...goodFrame, url: '', origin: '' })],
    [
      'a frame that goes away meanwhile',
      event(
        Object.defineProperty({ ...goodFrame }, 'url', {
          get() {
            throw new Error('Render frame was disposed');
          },
        }),
      ),
    ],
  ];

  test.each(hostile)('%s is refused on every channel', async (_, from) => {
    const { ask, listeners, faults } = start();
    for (const name of listeners.keys()) {
      expect(await ask(name, from, byId)).toMatchObject({
        ok: false,
        error: { defined: true, code: 'FORBIDDEN', data: { reason: 'app.sender' } },
      });
    }
    expect(reached).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a window that was closed is a stranger', async () => {
    const { call, visitors } = start();
    visitors.dismiss(ourWindow);
    expect(await call(byId)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });

  test.each(['app://aftercare/', 'app://aftercare/repairs/1?a=b#c', 'APP://aftercare/'])(
    '%s is ours',
    (address) => {
      expect(isAppAddress(address)).toBe(true);
    },
  );
});

describe('payloads', () => {
  const cyclic: Record<string, unknown> = { id: 1 };
  cyclic.self = cyclic;
  let deep: unknown = 1;
  for (let level = 0; level < 100; level++) deep = { deep };
  const withPrototype = JSON.parse('{"__proto__": {"polluted": true}, "id": 1}');
  const sparse: unknown[] = [];
  sparse.length = 2 ** 31;

  const nonsense: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 3],
    ['text', 'customers.byId'],
    ['a list', ['customers', 'byId']],
    ['no path', { input: 1, key: null }],
    ['an empty path', { ...byId, path: [] }],
    ['a path of text', { ...byId, path: 'customers.byId' }],
    ['a path of numbers', { ...byId, path: [0, 1] }],
    ['a path with a hole', { ...byId, path: ['customers', undefined] }],
    ['a long path', { ...byId, path: Array(9).fill('a') }],
    ['a path upward', { ...byId, path: ['..', 'customers', 'byId'] }],
    ['a path with a dot', { ...byId, path: ['customers.byId'] }],
    ['a prototype in the path', { ...byId, path: ['__proto__', 'constructor'] }],
    ['a long name', { ...byId, path: ['a'.repeat(65)] }],
    ['a key of none', { path: byId.path, input: byId.input }],
    ['a key that is no UUID', { ...byId, key: 'x' }],
    ['a key that is a list', { ...byId, key: [uuid] }],
    ['a member too many', { ...byId, visitor: { sessionToken: 'stolen' } }],
    ['a cycle', { ...byId, input: cyclic }],
    ['depth', { ...byId, input: deep }],
    ['a prototype in the input', { ...byId, input: withPrototype }],
    ['a map', { ...byId, input: new Map([['id', 1]]) }],
    ['a set', { ...byId, input: new Set([1]) }],
    ['a date', { ...byId, input: new Date(0) }],
    ['bytes', { ...byId, input: new Uint8Array(8) }],
    ['a buffer', { ...byId, input: new ArrayBuffer(8) }],
    ['a pattern', { ...byId, input: /x/ }],
    ['an error', { ...byId, input: new Error('x') }],
    ['a big integer', { ...byId, input: { id: 1n } }],
    ['no number', { ...byId, input: { id: Number.NaN } }],
    ['infinity', { ...byId, input: { id: Number.POSITIVE_INFINITY } }],
    ['a huge text', { ...byId, input: 'x'.repeat(maxPayloadBytes) }],
    ['a huge list', { ...byId, input: Array(200_000).fill(null) }],
    ['a sparse list', { ...byId, input: sparse }],
    ['a huge name of a member', { ...byId, input: { ['x'.repeat(maxPayloadBytes)]: 1 } }],
  ];

  test.each(nonsense)('%s is refused before anything is called', async (_, payload) => {
    const { call, faults } = start();
    expect(await call(payload)).toMatchObject({
      ok: false,
      error: { defined: true, code: 'INVALID', data: { reason: 'app.payload' } },
    });
    expect(reached).toEqual([]);
    expect(faults).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('a piece of a file of half a megabyte passes', async () => {
    const { ask } = start();
    const base64 = 'A'.repeat(Math.ceil((512 * 1024) / 3) * 4);
    expect(await ask('aftercare:echo', event(), { base64 })).toMatchObject({ ok: true });
  });

  test('more than one argument is refused', async () => {
    const { ask } = start();
    expect(await ask(channels.call, event(), byId, byId)).toMatchObject({ error: { code: 'INVALID' } });
  });

  const nowhere = [
    ['nobody'],
    ['customers'],
    ['customers', 'nobody'],
    ['constructor'],
    ['customers', 'constructor'],
    ['customers', 'toString'],
    ['customers', 'hasOwnProperty'],
    ['customers', 'byId', 'callable'],
    ['customers', 'byId', 'input'],
    ['toString', 'call'],
  ];
  test.each(nowhere.map((path) => [path]))('%j is no procedure', async (path) => {
    const { call, faults } = start();
    expect(await call({ ...byId, path })).toMatchObject({
      ok: false,
      error: { defined: true, code: 'NOT_FOUND', data: { reason: 'app.procedure' } },
    });
    expect(faults).toEqual([]);
  });

  test('values that the schema refuses end in a refusal, not a fault', async () => {
    const { call, faults } = start();
    for (const input of [undefined, null, 'x', {}, { id: '1' }, { id: 1.5 }, [1]]) {
      expect(await call({ ...byId, input })).toMatchObject({ ok: false, error: { status: 400 } });
    }
    expect(reached).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('who asks', () => {
  const whoAsks = { path: ['customers', 'whoAsks'], input: undefined, key: null };
  const signIn = { path: ['customers', 'signIn'], input: undefined, key: null };

  test('a session belongs to its window, the station to all, and a paper shares its opener’s', async () => {
    const { call, visitors, written } = start();
    visitors.admit(8);
    await call(signIn);
    visitors.admit(9, ourWindow);
    expect(written).toEqual(['station']);
    expect(await call(whoAsks)).toMatchObject({
      value: { sessionToken: 'session', stationToken: 'station' },
    });
    expect(await call(whoAsks, event(goodFrame, 8))).toMatchObject({
      value: { sessionToken: null, stationToken: 'station' },
    });
    expect(await call(whoAsks, event(goodFrame, 9))).toMatchObject({ value: { sessionToken: 'session' } });
  });

  test('the page cannot hand in tokens of its own', async () => {
    const { call } = start();
    const forged = { sessionToken: 'forged', visitor: { sessionToken: 'forged' } };
    expect(await call({ ...whoAsks, input: forged })).toMatchObject({ value: { sessionToken: null } });
  });
});

test('a change is told to every window, whatever becomes of one of them', () => {
  const heard: unknown[] = [];
  const window = {
    send: (channel: string, domains: readonly string[]) => void heard.push([channel, domains]),
  };
  const closing = {
    send() {
      throw new Error('Object has been destroyed');
    },
  };
  announceChanges(['repairs'], [window, closing, window]);
  expect(heard).toEqual([
    [channels.changed, ['repairs']],
    [channels.changed, ['repairs']],
  ]);
});
