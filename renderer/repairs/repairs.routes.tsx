import {
  IconLayoutDashboard,
  IconLayoutKanban,
  IconListCheck,
  IconProgressCheck,
  IconTool,
} from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/',
    nav: { labelKey: 'app.nav.desk', icon: IconLayoutDashboard, order: 10 },
    lazy: async () => ({ Component: (await import('./DeskPage.tsx')).DeskPage }),
  },
  {
    path: '/repairs/new',
    right: 'repairs.takeIn',
    lazy: async () => ({ Component: (await import('./NewRepairPage.tsx')).NewRepairPage }),
  },
  {
    path: '/repairs/:repairId?',
    nav: { labelKey: 'app.nav.repairs', icon: IconTool, order: 30 },
    right: 'repairs.read',
    lazy: async () => ({ Component: (await import('./RepairsPage.tsx')).RepairsPage }),
  },
  {
    path: '/board',
    nav: { labelKey: 'app.nav.board', icon: IconLayoutKanban, order: 32 },
    right: 'repairs.read',
    lazy: async () => ({ Component: (await import('./BoardPage.tsx')).BoardPage }),
  },
  {
    path: '/caller',
    right: 'repairs.read',
    lazy: async () => ({ Component: (await import('./CallerPage.tsx')).CallerPage }),
  },
  {
    path: '/hand-offs',
    right: 'repairs.judgeComeBack',
    lazy: async () => ({ Component: (await import('./HandOffsPage.tsx')).HandOffsPage }),
  },
  {
    path: '/settings/states',
    nav: { labelKey: 'repairs.states.title', icon: IconProgressCheck, order: 932 },
    right: 'repairs.states',
    lazy: async () => ({ Component: (await import('./StatesPage.tsx')).StatesPage }),
  },
  {
    path: '/settings/intake',
    nav: { labelKey: 'repairs.templates.title', icon: IconListCheck, order: 930 },
    right: 'repairs.templates',
    lazy: async () => ({ Component: (await import('./TemplatesPage.tsx')).TemplatesPage }),
  },
];
