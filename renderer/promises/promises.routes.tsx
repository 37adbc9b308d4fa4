import { IconCalendarCheck } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/promises',
    nav: { labelKey: 'promises.title', icon: IconCalendarCheck, order: 34 },
    right: 'promises.read',
    lazy: async () => ({ Component: (await import('./PromisesPage.tsx')).PromisesPage }),
  },
];
