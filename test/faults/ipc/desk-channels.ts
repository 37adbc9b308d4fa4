import { type ChannelsOptions, callChannel, registerChannels } from '../../../electron/transport/ipc.ts';
import { isOurSender, type SenderEvent } from '../../../electron/transport/sender.ts';
import { createVisitors } from '../../../electron/transport/visitors.ts';
import { type BridgeAnswer, channels } from '../../../shared/bridge.ts';
import type { ShopUnderTest } from '../desk/shop-under-test.ts';
import { OUR_WINDOW } from './senders.ts';

/** Channels by which the program tells its pages something; nobody can ask anything of them. */
const told: readonly string[] = [channels.changed, channels.menu];

type Listener = (event: SenderEvent, ...args: unknown[]) => Promise<BridgeAnswer>;

/** What is done otherwise than the program does it. */
export interface Otherwise {
  isOurSender?: ChannelsOptions<SenderEvent>['isOurSender'];
  register?: (options: ChannelsOptions<SenderEvent>) => void;
}

export interface DeskChannels {
  names: readonly string[];
  /** How often something behind a channel was reached. */
  readonly reached: number;
  say(channel: string, event: SenderEvent, args: readonly unknown[]): Promise<BridgeAnswer>;
}

/** Every channel as the program registers it, with the owner signed in at our window and nothing of Electron. */
export async function openChannels(
  shop: ShopUnderTest,
  { isOurSender: isOurs, register = registerChannels }: Otherwise = {},
): Promise<DeskChannels> {
  const listeners = new Map<string, Listener>();
  const visitors = createVisitors({ read: () => null, write: () => undefined }, () => undefined);
  visitors.admit(OUR_WINDOW);
  const signIn = () =>
    visitors.as(OUR_WINDOW, async (visitor: { sessionToken: string | null }) => {
      visitor.sessionToken = shop.seat('owner').sessionToken;
    });
  await signIn();
  let reached = 0;
  const call = callChannel<SenderEvent, Parameters<Parameters<typeof visitors.as>[1]>[0]>(
    shop.core.router,
    (event, ask) => {
      reached++;
      return visitors.as(event.sender.id, ask);
    },
  );
  const shellChannel = () => {
    reached++;
    return null;
  };
  const names = Object.values(channels).filter((name) => !told.includes(name));
  register({
    ipc: { handle: (name, listener) => void listeners.set(name, listener) },
    isOurSender: isOurs ?? ((event) => isOurSender(event, visitors.knows)),
    log: (fault) => void shop.faults.push(fault),
    channels: Object.fromEntries(names.map((name) => [name, name === channels.call ? call : shellChannel])),
  });
  return {
    names: [...listeners.keys()],
    get reached() {
      return reached;
    },
    async say(channel, event, args) {
      await signIn();
      return (listeners.get(channel) as Listener)(event, ...args);
    },
  };
}
