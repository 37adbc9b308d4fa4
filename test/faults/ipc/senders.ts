import type { FrameLike, SenderEvent } from '../../../electron/transport/sender.ts';

/** Who may stand behind a message: all but the first must be strangers to every channel. */
export interface Sender {
  name: string;
  event: SenderEvent;
}

export const OUR_WINDOW = 7;
const ourFrame: FrameLike = { url: 'app://aftercare/desk?x=1#y', origin: 'app://aftercare', parent: null };

function from(frame: Partial<FrameLike> | null, id = OUR_WINDOW, isDestroyed = false): SenderEvent {
  return {
    sender: { id, isDestroyed: () => isDestroyed },
    senderFrame: frame === null ? null : { ...ourFrame, ...frame },
  };
}

export const ours: Sender = { name: 'our own page', event: from({}) };

const elsewhere: readonly [url: string, origin: string][] = [
  ['https://aftercare.invalid/', 'https://aftercare.invalid'],
  ['http://aftercare/', 'http://aftercare'],
  ['https://aftercare/', 'https://aftercare'],
  ['app://aftercare.invalid/', 'app://aftercare.invalid'],
  ['app://aftercare@invalid/', 'app://invalid'],
  ['app://invalid/aftercare', 'app://invalid'],
  ['app://aftercare:81/', 'app://aftercare:81'],
  ['app:aftercare', 'null'],
  ['file:///etc/hostname', 'file://'],
  ['file:///usr/share/aftercare/index.html', 'file://'],
  ['about:blank', 'null'],
  ['about:blank', 'app://aftercare'],
  ['about:srcdoc', 'app://aftercare'],
  ['data:text/html,x', 'null'],
  ['blob:app://aftercare/1', 'app://aftercare'],
  ['javascript:1', 'app://aftercare'],
  ['chrome://settings/', 'chrome://settings'],
  ['devtools://devtools/bundled/inspector.html', 'devtools://devtools'],
  ['chrome-extension://abcdefghijklmnop/x.html', 'chrome-extension://abcdefghijklmnop'],
  ['view-source:app://aftercare/', 'app://aftercare'],
  ['ftp://aftercare/', 'ftp://aftercare'],
  ['', ''],
  ['app://aftercare/', 'null'],
  ['app://aftercare/', ''],
  ['app://aftercare/', 'app://aftercare/'],
];

/** Electron throws so when a frame went away between the message and the question. */
const vanishing = (member: 'url' | 'origin' | 'parent') =>
  Object.defineProperty({ ...ourFrame }, member, {
    get() {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  });

export const strangers: readonly Sender[] = [
  { name: 'no frame', event: from(null) },
  { name: 'a frame within our page', event: from({ parent: ourFrame }) },
  { name: 'a frame within a frame', event: from({ parent: { ...ourFrame, parent: ourFrame } }) },
  { name: 'a frame whose parent is not known', event: from({ parent: undefined }) },
  { name: 'a second window that was not admitted', event: from({}, 8) },
  { name: 'window 0', event: from({}, 0) },
  { name: 'no window at all', event: from({}, Number.NaN) },
  { name: 'a destroyed window', event: from({}, OUR_WINDOW, true) },
  ...elsewhere.map(([url, origin]) => ({
    name: `${url || 'nothing'} of ${origin}`,
    event: from({ url, origin }),
  })),
  ...(['url', 'origin', 'parent'] as const).map((member) => ({
    name: `a frame that vanishes (${member})`,
    event: { ...from({}), senderFrame: vanishing(member) } as SenderEvent,
  })),
  {
    name: 'a window that vanishes',
    event: {
      ...from({}),
      sender: {
        id: OUR_WINDOW,
        isDestroyed() {
          throw new TypeError('Object has been destroyed');
        },
      },
    },
  },
  { name: 'a forged reply', event: { ...from(null), sender: { id: OUR_WINDOW, isDestroyed: () => false } } },
];
