import { IconCash } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/till',
    nav: { labelKey: 'payments.till.title', icon: IconCash, order: 40 },
    right: 'payments.read',
    lazy: async () => ({ Component: (await import('./TillPage.tsx')).TillPage }),
  },
  {
    path: '/paper/till',
    isBare: true,
    right: 'payments.read',
    lazy: async () => ({ Component: (await import('./TillPaperPage.tsx')).TillPaperPage }),
  },
];
