import { callChannel, registerChannels } from '../../electron/transport/ipc.ts';
import type { SenderEvent } from '../../electron/transport/sender.ts';
import { createVisitors } from '../../electron/transport/visitors.ts';
import { type Bridge, type BridgeAnswer, channels } from '../../shared/bridge.ts';
import type { TestCore } from './shop.ts';

const windowId = 7;

/** Calls a core as the window does, with nothing of Electron between: `stationToken` makes it a device of the shop. */
export function windowCalls(test: TestCore, stationToken: string | null): Bridge['call'] {
  const visitors = createVisitors({ read: () => stationToken, write: () => {} }, console.error);
  visitors.admit(windowId);
  const event = {
    sender: { id: windowId, isDestroyed: () => false },
    senderFrame: null,
  } as unknown as SenderEvent;
  const listeners = new Map<string, (event: SenderEvent, payload: unknown) => Promise<BridgeAnswer>>();
  registerChannels<SenderEvent>({
    ipc: { handle: (name, listener) => void listeners.set(name, listener) },
    isOurSender: () => true,
    log: (fault) => test.faults.push(fault),
    channels: {
      [channels.call]: callChannel(test.core.router, (from, ask) => visitors.as(from.sender.id, ask)),
    },
  });
  return async (path, input, key) => {
    const answer = await listeners.get(channels.call)?.(event, { path: [...path], input, key });
    // the border of a window copies plain data, and leaves out what is undefined
    return JSON.parse(JSON.stringify(answer)) as BridgeAnswer;
  };
}
