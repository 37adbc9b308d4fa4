import { useEffect, useState } from 'react';

const lookMs = 30_000;

/** The time now, in milliseconds, looked at twice a minute: enough to turn the calendar's page at midnight. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
