import { IconFileImport } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/settings/import',
    lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ImportPage }),
    nav: { labelKey: 'records.import.title', icon: IconFileImport, order: 940 },
    right: 'records.import',
  },
];
