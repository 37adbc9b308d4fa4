import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/search',
    lazy: async () => ({ Component: (await import('./SearchPage.tsx')).SearchPage }),
  },
];
