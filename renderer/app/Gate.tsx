import { type ComponentType, lazy, Suspense, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { HealthBanner } from './HealthBanner.tsx';
import { useMe } from './me.ts';
import type { AppGate } from './route.ts';
import { createRouter } from './router.tsx';
import { gates } from './routes.tsx';

const pages = new Map<AppGate['state'], ComponentType>(
  gates.map(({ state, lazy: load }) => [state, lazy(async () => ({ default: (await load()).Component }))]),
);

/**
 * The program, or what stands before it: setting up a shop, signing in, unlocking. Beneath the lock the work
 * stays as it was for whoever locked it; another person finds a fresh desk.
 */
export function Gate() {
  const me = useMe();
  const [workOf, setWorkOf] = useState<number | null>(null);
  const [router, setRouter] = useState(createRouter);
  if (!me) return <HealthBanner />;

  const personId = me.person?.id ?? null;
  const isIn = me.state === 'signed-in';
  if (isIn && workOf !== personId) {
    if (workOf !== null) setRouter(createRouter());
    setWorkOf(personId);
  }
  const keepsWork = isIn || (me.state === 'locked' && workOf !== null && workOf === personId);
  const GatePage = me.state === 'signed-in' ? undefined : pages.get(me.state);
  return (
    <>
      {keepsWork && workOf === personId && (
        <div hidden={!isIn} inert={!isIn} key={workOf}>
          <RouterProvider router={router} />
        </div>
      )}
      {GatePage && (
        <Suspense>
          <HealthBanner />
          <GatePage />
        </Suspense>
      )}
    </>
  );
}
