import type { Session } from 'electron';
import { isPermitted } from './permissions.ts';

const localProtocols = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Serves our pages to the session, and refuses it everything that the desk does not need. */
export function guardSession(session: Session, pages: (request: Request) => Promise<Response>): void {
  session.protocol.handle('app', pages);
  session.protocol.handle('file', () => new Response(null, { status: 403 }));

  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !localProtocols.has(protocolOf(details.url)) });
  });

  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted(permission, details.requestingUrl, details as { mediaTypes?: string[] }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(permission, origin, details),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('will-download', (event, item) => {
    // a page saves what it has made itself; nothing is fetched from elsewhere
    if (!['blob:', 'data:'].includes(protocolOf(item.getURL()))) event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
}

function protocolOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return '';
  }
}
