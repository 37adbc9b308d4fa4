import { useEffect } from 'react';
import { isActionEnabled, offeredActions } from './action.ts';

export const isApple = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '');

const latinOfCode: Readonly<Record<string, string>> = {
  Slash: '/',
  Period: '.',
  Comma: ',',
  Minus: '-',
  Equal: '=',
  Semicolon: ';',
};

/** The key as an American keyboard has it: shortcuts and scanners must work under a Persian or Greek layout. */
export function latinKey(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (event.key.length !== 1 || /^[\x20-\x7e]$/.test(event.key)) return event.key;
  if (event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  if (event.code.startsWith('Digit')) return event.code.slice(5);
  return latinOfCode[event.code] ?? event.key;
}

/** Whether the event is this shortcut: 'mod+Enter', 'shift+D', 'n', '?'. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+');
  const wanted = (parts.pop() ?? '').toLowerCase();
  const isMod = isApple ? event.metaKey : event.ctrlKey;
  const isOtherMod = isApple ? event.ctrlKey : event.metaKey;
  if (isOtherMod || isMod !== parts.includes('mod') || event.altKey !== parts.includes('alt')) return false;
  if (wanted === '?')
    return event.key === '?' || event.key === '؟' || (event.code === 'Slash' && event.shiftKey);
  if (event.shiftKey !== parts.includes('shift')) return false;
  return latinKey(event).toLowerCase() === wanted;
}

/** Whether keys typed there become text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color', 'file'].includes(target.type);
}

const isBare = (shortcut: string) => !/(^|\+)(mod|alt)\+/.test(shortcut) && !/^F\d+$/.test(shortcut);

/** One listener for the whole program: runs the offered action whose shortcut was pressed. Use once, in the frame. */
export function useActionShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const isBehindDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
      for (const action of offeredActions()) {
        if (!action.shortcut || !isActionEnabled(action) || !matchesShortcut(event, action.shortcut))
          continue;
        if (isBare(action.shortcut) && (takesText(event.target) || isBehindDialog)) continue;
        event.preventDefault();
        action.run();
        return;
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/**
 * Esc in a field of a dialog leaves the field first and closes the dialog only when pressed again, so that
 * nothing typed is lost by a reflex. Lists of choices keep their Esc. Use once, before any dialog is open.
 */
export function useEscLeavesField(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== 'Escape' || event.isComposing || !takesText(target)) return;
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
      const dialog = target.closest<HTMLElement>('[role="dialog"]');
      if (!dialog || target.value === '' || target.getAttribute('aria-expanded') === 'true') return;
      if (target.hasAttribute('data-esc-closes')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      dialog.focus();
    };
    globalThis.addEventListener('keydown', onKeyDown, true);
    return () => globalThis.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
