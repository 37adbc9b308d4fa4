import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * After a walk to another page the focus goes to its heading, so that reading and Tab go on from there. A field
 * or a record that took the focus for itself keeps it.
 */
export function useFocusOnPage(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement;
      const isOnPage = focused !== main.current && main.current?.contains(focused);
      if (isOnPage || focused?.closest('[role="dialog"]')) return;
      const heading = main.current?.querySelector<HTMLElement>('h1');
      if (heading) heading.tabIndex = -1;
      (heading ?? main.current)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [pathname, main]);
}
