import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import {
  type CalendarName,
  defaultCalendarOf,
  type Language,
  languages,
} from '../../shared/kernel/language.ts';
import type { Right } from '../../shared/kernel/rights.ts';
import { api, orpc } from './api.ts';
import { askWhoIsThere } from './query-client.ts';
import { useSession } from './session.ts';

export type Me = Awaited<ReturnType<typeof api.people.me>>;

/** Who is at the desk, in which shop; undefined until the core has answered for the first time. */
export function useMe(): Me | undefined {
  return useQuery({ ...orpc.people.me.queryOptions(), staleTime: Number.POSITIVE_INFINITY }).data;
}

/** Whether the person at the desk holds the right. */
export function useMay(right: Right): boolean {
  return useMe()?.rights.includes(right) ?? false;
}

function browserLanguage(): Language {
  for (const wanted of navigator.languages) {
    const found = languages.find((known) => known.split('-')[0] === wanted.split('-')[0]);
    if (found) return found;
  }
  return 'en';
}

/** The language and calendar that this screen speaks now. */
export function useReader(): { language: Language; calendar: CalendarName } {
  const me = useMe();
  const chosen = useSession((session) => session.language);
  const language = me?.language ?? chosen ?? me?.shop?.language ?? browserLanguage();
  return { language, calendar: me?.calendar ?? defaultCalendarOf(language) };
}

/** Chooses a language: on the card of whoever is signed in, otherwise for this computer. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const isSignedIn = useMe()?.state === 'signed-in';
  const choose = useSession((session) => session.setLanguage);
  return useCallback(
    async (language) => {
      choose(language);
      if (!isSignedIn) return;
      await api.people.setLanguage({ language, calendar: defaultCalendarOf(language) });
      askWhoIsThere();
    },
    [choose, isSignedIn],
  );
}
