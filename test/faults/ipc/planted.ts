import { registerChannels } from '../../../electron/transport/ipc.ts';
import type { Otherwise } from './desk-channels.ts';
import { OUR_WINDOW } from './senders.ts';

/** Nobody asks who speaks. */
export const anySender: Otherwise = { isOurSender: () => true };

/** Who speaks is told by the window alone, whatever page is in it. */
export const anyFrame: Otherwise = {
  isOurSender: ({ sender }) => sender.id === OUR_WINDOW,
};

/** An address is ours if it begins like ours. */
export const likeOurs: Otherwise = {
  isOurSender: ({ sender, senderFrame }) =>
    sender.id === OUR_WINDOW && senderFrame !== null && senderFrame.url.startsWith('app://aftercare'),
};

/** A frame within our page is taken for our page. */
export const anyDepth: Otherwise = {
  isOurSender: ({ sender, senderFrame }) =>
    sender.id === OUR_WINDOW &&
    senderFrame?.origin === 'app://aftercare' &&
    senderFrame.url.startsWith('app://'),
};

/** One channel is registered by hand, beside the one way in. */
export const byHand: Otherwise = {
  register(options) {
    const { 'aftercare:print': print, ...others } = options.channels;
    registerChannels({ ...options, channels: others });
    options.ipc.handle('aftercare:print', async (event, input) => ({
      ok: true,
      value: await print?.(input, event),
    }));
  },
};

/** Whatever a page sends is handed on, plain data or not. */
export const uncheckedData: Otherwise = {
  register(options) {
    registerChannels({
      ...options,
      ipc: {
        handle: (name, listener) =>
          options.ipc.handle(name, (event, first) => {
            const { path, key } = (first ?? {}) as { path?: unknown; key?: unknown };
            return listener(event, { path, input: undefined, key: key ?? null });
          }),
      },
    });
  },
};
