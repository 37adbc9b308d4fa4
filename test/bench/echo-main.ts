// The desk as electron/main.ts composes it, and one procedure more: an echo that answers what a real call answered.
import { call, os } from '@orpc/server';
import { openCore } from '../../electron/core/core.ts';
import { startDesk } from '../../electron/shell/desk.ts';
import { callChannel, registerChannels } from '../../electron/transport/ipc.ts';
import { isOurSender } from '../../electron/transport/sender.ts';
import { createVisitors } from '../../electron/transport/visitors.ts';
import { channels } from '../../shared/bridge.ts';

startDesk(
  (desk) => {
    const core = openCore({ file: desk.file, now: Date.now, log: desk.log, version: desk.version });
    const visitors = createVisitors(desk.station, desk.log);
    let answer: unknown = null;
    const learn = os.handler(async ({ input, context }) => {
      const { path, asked } = input as { path: [string, string]; asked: unknown };
      const domains = core.router as unknown as Record<string, Record<string, unknown>>;
      answer = await call(domains[path[0]]?.[path[1]] as never, asked as never, {
        context: context as never,
      });
      return null;
    });
    const router = { ...core.router, bench: { echo: os.handler(() => answer), learn } };
    registerChannels({
      ipc: desk.ipc,
      isOurSender: (event) => isOurSender(event, visitors.knows),
      log: desk.log,
      channels: {
        ...desk.channels,
        [channels.call]: callChannel(router as never, (from, ask) => visitors.as(from.sender.id, ask)),
      },
    });
    return { admit: visitors.admit, dismiss: visitors.dismiss, close: () => void core.close() };
  },
  { newest: async () => null, restore: async () => undefined },
);
