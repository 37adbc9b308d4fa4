import { cleanup, configure, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { Bridge, BridgeAnswer } from '../../shared/bridge.ts';
import type { TestCoreOptions } from '../kit/shop.ts';
import { openStaffedShop, type StaffedShop, type StandingName } from '../kit/staffed-shop.ts';
import { windowCalls } from '../kit/window-calls.ts';

let call: Bridge['call'] = () => Promise.reject(new Error('no shop is open'));
let tell: (domains: readonly string[]) => void = () => {};

const nothing = async (): Promise<BridgeAnswer<never>> => ({ ok: true, value: null as never });

/** As `preload` exposes it; the wire is left out. It must stand before the program is loaded. */
Object.assign(globalThis.window, {
  aftercare: {
    version: 'test',
    platform: 'linux',
    call: (path, input, key) => call(path, input, key),
    onChanged(listener) {
      tell = listener;
      return () => {};
    },
    onMenu: () => () => {},
    setMenuLanguage: nothing,
    setTheme: nothing,
    print: { preview: nothing, pdf: nothing, print: nothing, ready: nothing },
  } satisfies Bridge,
  matchMedia: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
  scrollTo: () => {},
});
Object.assign(document, { fonts: Object.assign(new EventTarget(), { ready: Promise.resolve() }) });
// jsdom lays nothing out
Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { get: () => 800 },
  offsetWidth: { get: () => 1200 },
  scrollIntoView: { value: () => {} },
});

const { App } = (await import('../../renderer/app/App.tsx')) as { App: () => ReactElement };
const { startLanguages } = await import('../../renderer/app/i18n.ts');
const { queryClient } = await import('../../renderer/app/query-client.ts');
startLanguages('en');
// a page is fetched when it is first opened
configure({ asyncUtilTimeout: 8000 });

export interface Program {
  shop: StaffedShop;
  close(): void;
}

/** The whole program at an address, over a real core; `who` is signed in. */
export async function openProgram(
  path: string,
  who: StandingName,
  core: TestCoreOptions['core'] = {},
): Promise<Program> {
  const shop = openStaffedShop({ core });
  call = windowCalls(shop, shop.station.token);
  shop.core.onChanged((domains) => tell([...domains]));
  const { id, pin } = shop.staff[who];
  await call(['people', 'unlock'], { personId: id, pin }, crypto.randomUUID());
  globalThis.window.history.replaceState(null, '', path);
  queryClient.clear();
  render(<App />);
  return {
    shop,
    close() {
      cleanup();
      shop.close();
    },
  };
}
