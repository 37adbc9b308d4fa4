import type { AppGate, AppRoute } from '../app/route.ts';

/** What stands in the program's place while nobody is at the desk. */
export const gates: readonly AppGate[] = [
  { state: 'no-shop', lazy: async () => ({ Component: (await import('./FirstRun.tsx')).FirstRun }) },
  { state: 'signed-out', lazy: async () => ({ Component: (await import('./SignIn.tsx')).SignIn }) },
  { state: 'locked', lazy: async () => ({ Component: (await import('./LockScreen.tsx')).LockScreen }) },
];

export const routes: readonly AppRoute[] = [
  {
    path: '/people',
    right: 'people.manage',
    lazy: async () => ({ Component: (await import('./PeopleAddress.tsx')).PeopleAddress }),
  },
];
