import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/paper/:paperId',
    isBare: true,
    right: 'paper.print',
    lazy: async () => ({ Component: (await import('./PaperPage.tsx')).PaperPage }),
  },
  {
    path: '/papers/:paperId',
    right: 'paper.print',
    lazy: async () => ({ Component: (await import('./PaperPreviewPage.tsx')).PaperPreviewPage }),
  },
];
