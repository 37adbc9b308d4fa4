import { createContext, useContext } from 'react';
import type { Day } from '../../shared/kernel/day.ts';
import type { CalendarName, Language } from '../../shared/kernel/language.ts';

/** Whose eyes and which shop the parts speak for. The parts know nothing else of the program around them. */
export interface Desk {
  language: Language;
  calendar: CalendarName;
  /** IANA name, such as `Asia/Tehran`. */
  zone: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The shop's calendar day now. */
  today: Day;
  /** Takes every failure that no field can show. */
  reportFailure: (error: unknown) => void;
}

const DeskContext = createContext<Desk | null>(null);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of DeskProvider');
  return desk;
}
