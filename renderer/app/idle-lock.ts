import { useEffect, useRef } from 'react';

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const lookMs = 15_000;

/** Locks when nobody has touched the screen for so many minutes. 0 never does. */
export function useIdleLock(minutes: number, lock: () => void): void {
  const latest = useRef(lock);
  latest.current = lock;
  useEffect(() => {
    if (minutes <= 0) return;
    let touchedAtMs = Date.now();
    const touch = () => {
      touchedAtMs = Date.now();
    };
    for (const sign of signs) document.addEventListener(sign, touch, { capture: true, passive: true });
    // The wall clock, not a long timer: timers sleep while the computer does.
    const timer = setInterval(() => {
      if (Date.now() - touchedAtMs < minutes * 60_000) return;
      touch();
      latest.current();
    }, lookMs);
    return () => {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, touch, { capture: true });
    };
  }, [minutes]);
}
