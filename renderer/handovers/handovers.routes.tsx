import { IconPackage } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/repairs/:repairId/handover',
    right: 'handovers.handOver',
    lazy: async () => ({ Component: (await import('./HandoverPage.tsx')).HandoverPage }),
  },
  {
    path: '/uncollected',
    nav: { labelKey: 'handovers.uncollected.title', icon: IconPackage, order: 38 },
    right: 'handovers.read',
    lazy: async () => ({ Component: (await import('./UncollectedPage.tsx')).UncollectedPage }),
  },
];
