import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/devices/:deviceId',
    lazy: async () => ({ Component: (await import('./DevicePage.tsx')).DevicePage }),
    right: 'devices.read',
  },
  {
    path: '/devices/new',
    lazy: async () => ({ Component: (await import('./NewDevicePage.tsx')).NewDevicePage }),
    right: 'devices.write',
  },
  {
    path: '/devices/:deviceId/edit',
    lazy: async () => ({ Component: (await import('./EditDevicePage.tsx')).EditDevicePage }),
    right: 'devices.write',
  },
];
