import { IconFileCertificate, IconShieldCheck } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/warranty/:deviceId?',
    lazy: async () => ({ Component: (await import('./WarrantyPage.tsx')).WarrantyPage }),
    nav: { labelKey: 'app.nav.warranty', icon: IconShieldCheck, order: 20 },
    right: 'warranty.read',
  },
  {
    path: '/warranty/devices/:deviceId',
    lazy: async () => ({ Component: (await import('./DeviceAddress.tsx')).DeviceAddress }),
    right: 'warranty.read',
  },
  {
    path: '/settings/warranty',
    lazy: async () => ({ Component: (await import('./TermsPage.tsx')).TermsPage }),
    nav: { labelKey: 'warranty.terms.title', icon: IconFileCertificate, order: 920 },
    right: 'warranty.terms',
  },
  {
    path: '/settings/warranty/terms/:termsId',
    lazy: async () => ({ Component: (await import('./TermsEditorPage.tsx')).TermsEditorPage }),
    right: 'warranty.terms',
  },
];
