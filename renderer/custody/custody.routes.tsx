import { IconMapPin } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/custody',
    right: 'custody.read',
    nav: { labelKey: 'custody.nav', icon: IconMapPin, order: 36 },
    lazy: async () => ({ Component: (await import('./CustodyPage.tsx')).CustodyPage }),
  },
  {
    path: '/paper/places',
    isBare: true,
    right: 'custody.read',
    lazy: async () => ({ Component: (await import('./PlaceLabels.tsx')).PlaceLabels }),
  },
];
