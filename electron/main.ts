import { channels } from '../shared/bridge.ts';
import { openCore } from './core/core.ts';
import { startDesk } from './shell/desk.ts';
import { announceChanges, callChannel, registerChannels } from './transport/ipc.ts';
import { isOurSender } from './transport/sender.ts';
import { createVisitors } from './transport/visitors.ts';

startDesk((desk) => {
  const core = openCore({ file: desk.file, now: Date.now, log: desk.log, version: desk.version });
  const visitors = createVisitors(desk.station);
  registerChannels({
    ipc: desk.ipc,
    isOurSender: (event) => isOurSender(event, visitors.knows),
    log: desk.log,
    channels: {
      ...desk.channels,
      [channels.call]: callChannel(core.router, (event, ask) => visitors.as(event.sender.id, ask)),
    },
  });
  const stopTelling = core.onChanged((domains) => announceChanges(domains, desk.pages()));
  return {
    admit: visitors.admit,
    dismiss: visitors.dismiss,
    close() {
      stopTelling();
      core.close();
    },
  };
});
