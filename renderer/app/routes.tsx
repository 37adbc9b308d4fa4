import type { AppGate, AppRoute, NavEntry } from './route.ts';

interface DomainRoutes {
  routes?: readonly AppRoute[];
  gates?: readonly AppGate[];
}

const domains = Object.values(import.meta.glob<DomainRoutes>('../*/*.routes.tsx', { eager: true }));

/** Every address of the program: what each `renderer/<domain>/<domain>.routes.tsx` exports as `routes`. */
export const routes: readonly AppRoute[] = domains.flatMap((domain) => domain.routes ?? []);

/** What stands in the program's place while nobody is at the desk: exported as `gates`. */
export const gates: readonly AppGate[] = domains.flatMap((domain) => domain.gates ?? []);

export interface MenuEntry extends NavEntry {
  to: string;
}

/** The menu is the same list: what has a `nav` and may be opened, the parameters of its address left out. */
export function menuFor(held: readonly string[]): MenuEntry[] {
  return routes
    .flatMap(({ path, nav, right }) =>
      nav && (!right || held.includes(right)) ? [{ ...nav, to: path.replace(/\/:.*$/, '') || '/' }] : [],
    )
    .sort((a, b) => a.order - b.order);
}
