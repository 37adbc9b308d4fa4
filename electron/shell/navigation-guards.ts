import type { WebContents } from 'electron';
import { shell } from 'electron';
import { isAppAddress } from '../../shared/app-address.ts';
import { outsideAddress } from './addresses.ts';

/** Keeps a page where it is: our own pages, in the top frame, in this window. */
export function guardNavigation(contents: WebContents): void {
  const openOutside = (address: string) => {
    const outside = outsideAddress(address);
    if (outside !== null) void shell.openExternal(outside).catch(() => undefined);
  };
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event, address) => {
    if (isAppAddress(address)) return;
    event.preventDefault();
    openOutside(address);
  });
  contents.on('will-redirect', (event, address) => {
    if (!isAppAddress(address)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}
