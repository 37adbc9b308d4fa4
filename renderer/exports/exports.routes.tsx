import { IconFileExport } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/settings/export',
    lazy: async () => ({ Component: (await import('./ExportPage.tsx')).ExportPage }),
    nav: { labelKey: 'exports.page.title', icon: IconFileExport, order: 945 },
    right: 'records.export',
  },
];
