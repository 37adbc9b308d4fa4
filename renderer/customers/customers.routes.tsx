import { IconUsers } from '@tabler/icons-react';
import type { AppRoute } from '../app/route.ts';

export const routes: readonly AppRoute[] = [
  {
    path: '/customers/:customerId?',
    lazy: async () => ({ Component: (await import('./CustomersPage.tsx')).CustomersPage }),
    nav: { labelKey: 'app.nav.customers', icon: IconUsers, order: 60 },
    right: 'customers.read',
  },
  {
    path: '/customers/new',
    lazy: async () => ({ Component: (await import('./NewCustomerPage.tsx')).NewCustomerPage }),
    right: 'customers.write',
  },
  {
    path: '/customers/:customerId/edit',
    lazy: async () => ({ Component: (await import('./EditCustomerPage.tsx')).EditCustomerPage }),
    right: 'customers.write',
  },
];
