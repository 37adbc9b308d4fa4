import { appOrigin, isAppAddress } from '../../shared/app-address.ts';

export interface FrameLike {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
}

/** What of Electron's IpcMainInvokeEvent is needed to know who speaks. */
export interface SenderEvent {
  readonly sender: { readonly id: number; isDestroyed(): boolean };
  readonly senderFrame: FrameLike | null;
}

/** True only for the top frame of one of our own, living windows that shows one of our own pages. */
export function isOurSender(event: SenderEvent, isOurWindow: (id: number) => boolean): boolean {
  try {
    const frame = event.senderFrame;
    return (
      frame !== null &&
      frame !== undefined &&
      !event.sender.isDestroyed() &&
      isOurWindow(event.sender.id) &&
      frame.parent === null &&
      frame.origin === appOrigin &&
      isAppAddress(frame.url)
    );
  } catch {
    // Electron throws when the frame went away between the message and this question.
    return false;
  }
}
