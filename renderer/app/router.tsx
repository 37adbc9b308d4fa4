import { createBrowserRouter, type RouteObject } from 'react-router';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { Frame } from './Frame.tsx';
import { Guarded } from './Guarded.tsx';
import { NotFound } from './NotFound.tsx';
import { RouteError } from './RouteError.tsx';
import type { AppRoute } from './route.ts';
import { routes } from './routes.tsx';

function routeObject({ path, lazy, right }: AppRoute): RouteObject {
  const page: RouteObject = { path, lazy, errorElement: <RouteError />, HydrateFallback: PageSkeleton };
  return right
    ? { element: <Guarded right={right} />, HydrateFallback: PageSkeleton, children: [page] }
    : page;
}

/** The addresses of all domains: most within the frame, paper without it. */
export function createRouter() {
  return createBrowserRouter([
    {
      element: <Frame />,
      errorElement: <RouteError />,
      children: [
        ...routes.filter((route) => !route.isBare).map(routeObject),
        { path: '*', element: <NotFound /> },
      ],
    },
    ...routes.filter((route) => route.isBare).map(routeObject),
  ]);
}
