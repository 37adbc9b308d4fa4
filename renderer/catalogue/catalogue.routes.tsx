import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/settings/catalogue/:categoryId?',
    lazy: async () => ({ Component: (await import('./CataloguePage.tsx')).CataloguePage }),
    right: 'catalogue.write',
  },
];
