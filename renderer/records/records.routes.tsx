import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/settings/import',
    lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ImportPage }),
    right: 'records.import',
  },
];
