import { IconChecklist, IconListDetails, IconTags, IconVersions } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/bench/:repairId?',
    nav: { labelKey: 'bench.title', icon: IconListDetails, order: 25 },
    right: 'bench.read',
    lazy: async () => ({ Component: (await import('./BenchPage.tsx')).BenchPage }),
  },
  {
    path: '/settings/codes',
    nav: { labelKey: 'bench.codes.title', icon: IconTags, order: 935 },
    right: 'bench.codes',
    lazy: async () => ({ Component: (await import('./CodesPage.tsx')).CodesPage }),
  },
  {
    path: '/settings/checks',
    nav: { labelKey: 'bench.checks.title', icon: IconChecklist, order: 936 },
    right: 'bench.codes',
    lazy: async () => ({ Component: (await import('./CheckTemplatesPage.tsx')).CheckTemplatesPage }),
  },
  {
    path: '/settings/versions',
    nav: { labelKey: 'bench.versions.title', icon: IconVersions, order: 937 },
    right: 'bench.codes',
    lazy: async () => ({ Component: (await import('./VersionsPage.tsx')).VersionsPage }),
  },
];
