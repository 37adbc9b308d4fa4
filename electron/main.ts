import { channels } from '../shared/bridge.ts';
import { newestBackup, recoverFrom } from './core/backups/recover.ts';
import { anchorBeside } from './core/health/anchor-file.ts';
import { openStandingCore } from './core/standing-core.ts';
import { every } from './every.ts';
import { type DeskCore, type DeskShell, startDesk } from './shell/desk.ts';
import { announceChanges, callChannel, registerChannels } from './transport/ipc.ts';
import { isOurSender } from './transport/sender.ts';
import { createVisitors } from './transport/visitors.ts';

startDesk(openDesk, {
  newest: newestBackup,
  async restore(file, source) {
    await recoverFrom({ file, source, now: Date.now, acceptsOtherShop: true });
  },
});

function openDesk(desk: DeskShell): DeskCore {
  const core = openStandingCore({
    file: desk.file,
    now: Date.now,
    log: desk.log,
    version: desk.version,
    every,
    anchor: anchorBeside(desk.file, desk.anchorKey, desk.log),
  });
  const visitors = createVisitors(desk.station, desk.log);
  registerChannels({
    ipc: desk.ipc,
    isOurSender: (event) => isOurSender(event, visitors.knows),
    log: desk.log,
    channels: {
      ...desk.channels,
      // asked anew each time: after a restore it is another core
      [channels.call]: (payload, event) =>
        callChannel(core.router, (from, ask) => visitors.as(from.sender.id, ask))(payload, event),
    },
  });
  const stopTelling = core.onChanged((domains) => announceChanges(domains, desk.pages()));
  return {
    admit: visitors.admit,
    dismiss: visitors.dismiss,
    close() {
      stopTelling();
      void core.close();
    },
  };
}
