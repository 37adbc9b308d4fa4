let wasSomethingAbove = false;

/** A dialog, a menu or a list of choices that Esc should close first. Mantine keeps closed ones, undrawn. */
function isSomethingOpenAbove(): boolean {
  const candidates = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]');
  return [...candidates].some((candidate) => candidate.getClientRects().length > 0);
}

/**
 * Looks before anybody hears the key: a dialog that closes by it is gone when the record's turn comes. Begun once, with
 * the program, so that no dialog was there earlier. Answers how to stop.
 */
export function watchOpenAbove(): () => void {
  const look = (event: KeyboardEvent) => {
    if (event.key === 'Escape') wasSomethingAbove = isSomethingOpenAbove();
  };
  globalThis.addEventListener('keydown', look, true);
  return () => globalThis.removeEventListener('keydown', look, true);
}

/** Whether something lay over the page when Esc was last pressed. */
export const escapeIsForAbove = (): boolean => wasSomethingAbove;
