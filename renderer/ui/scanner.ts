import { useEffect, useRef } from 'react';
import { latinKey, takesText } from './shortcut.ts';

const longestGapMs = 35;
const shortestCode = 6;

interface Burst {
  text: string;
  lastAtMs: number;
  field: HTMLInputElement | HTMLTextAreaElement | null;
  valueBefore: string;
}

function textFieldOf(target: EventTarget | null) {
  if (!takesText(target)) return null;
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

function putBack(field: HTMLInputElement | HTMLTextAreaElement, value: string) {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** How many pages on screen wait for a code themselves. */
let pagesThatHear = 0;

/**
 * A scanner is a keyboard that types fast: a burst of keys at most 35 ms apart, of six characters or more, ended
 * by Enter, is handed over wherever the focus is, and what leaked into a text field is taken out again.
 * Fields that want a code (`data-wants-code`) keep it. What is heard everywhere stays silent on a page that hears
 * codes itself.
 */
export function useScanner(onScan: (code: string) => void, { isEverywhere = false } = {}): void {
  const latest = useRef(onScan);
  latest.current = onScan;

  useEffect(() => {
    if (isEverywhere) return;
    pagesThatHear += 1;
    return () => {
      pagesThatHear -= 1;
    };
  }, [isEverywhere]);

  useEffect(() => {
    let burst: Burst | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isEverywhere && pagesThatHear > 0) return;
      if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) {
        burst = null;
        return;
      }
      const isClose = burst !== null && event.timeStamp - burst.lastAtMs <= longestGapMs;
      if (event.key === 'Enter') {
        const finished = isClose ? burst : null;
        burst = null;
        if (!finished || finished.text.length < shortestCode) return;
        if (event.target instanceof Element && event.target.closest('[data-wants-code]')) return;
        event.preventDefault();
        event.stopPropagation();
        if (finished.field?.isConnected) putBack(finished.field, finished.valueBefore);
        latest.current(finished.text);
        return;
      }
      if (event.key.length !== 1) {
        if (event.key !== 'Shift') burst = null;
        return;
      }
      const key = latinKey(event);
      const character = event.shiftKey && key !== event.key ? key.toUpperCase() : key;
      if (burst && isClose) {
        burst.text += character;
        burst.lastAtMs = event.timeStamp;
        return;
      }
      const field = textFieldOf(event.target);
      burst = { text: character, lastAtMs: event.timeStamp, field, valueBefore: field?.value ?? '' };
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [isEverywhere]);
}
