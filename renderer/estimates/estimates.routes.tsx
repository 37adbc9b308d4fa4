import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/repairs/:repairId/estimate',
    right: 'estimates.write',
    lazy: async () => ({ Component: (await import('./EstimatePage.tsx')).EstimatePage }),
  },
  {
    path: '/approval-code',
    right: 'estimates.write',
    lazy: async () => ({ Component: (await import('./CodePage.tsx')).CodePage }),
  },
];
