import { IconSettings } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/settings/:section?',
    nav: { labelKey: 'app.nav.settings', icon: IconSettings, order: 900 },
    lazy: async () => ({ Component: (await import('./SettingsPage.tsx')).SettingsPage }),
  },
];
