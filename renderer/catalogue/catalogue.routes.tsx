import { IconCategory } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/settings/catalogue/:categoryId?',
    lazy: async () => ({ Component: (await import('./CataloguePage.tsx')).CataloguePage }),
    nav: { labelKey: 'app.nav.catalogue', icon: IconCategory, order: 910 },
    right: 'catalogue.write',
  },
];
