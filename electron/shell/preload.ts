import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, MenuMessage } from '../../shared/bridge.ts';
import { channels } from '../../shared/bridge.ts';

declare const document: { readonly fonts: { readonly ready: Promise<unknown> } };

const versionSwitch = '--aftercare-version=';

/** What the menu said while no page listened yet: it is said to the first that does. */
let unheard: MenuMessage[] = [];
const menuListeners = new Set<(message: MenuMessage) => void>();
const changeListeners = new Set<(domains: readonly string[]) => void>();

// listeners of the page never get to see Electron's event
ipcRenderer.on(channels.changed, (_event, domains: string[]) => {
  for (const listener of changeListeners) listener(domains);
});
ipcRenderer.on(channels.menu, (_event, message: MenuMessage) => {
  if (menuListeners.size === 0) unheard = [...unheard.slice(-9), message];
  for (const listener of menuListeners) listener(message);
});

const bridge: Bridge = {
  version: process.argv.find((arg) => arg.startsWith(versionSwitch))?.slice(versionSwitch.length) ?? '',
  platform: process.platform,
  call: (path, input, key) => ipcRenderer.invoke(channels.call, { path, input, key }),
  onChanged(listener) {
    changeListeners.add(listener);
    return () => void changeListeners.delete(listener);
  },
  onMenu(listener) {
    menuListeners.add(listener);
    for (const message of unheard.splice(0)) listener(message);
    return () => void menuListeners.delete(listener);
  },
  setMenuLanguage: (language) => ipcRenderer.invoke(channels.setMenuLanguage, language),
  setTheme: (theme) => ipcRenderer.invoke(channels.setTheme, theme),
  print: {
    preview: (paper) => ipcRenderer.invoke(channels.printPreview, paper),
    pdf: (paper) => ipcRenderer.invoke(channels.printPdf, paper),
    print: (paper) => ipcRenderer.invoke(channels.print, paper),
    async ready() {
      await document.fonts.ready;
      return ipcRenderer.invoke(channels.paperReady);
    },
  },
};

contextBridge.exposeInMainWorld('aftercare', bridge);
