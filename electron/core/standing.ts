import type { CalendarName, Language } from '../../shared/kernel/language.ts';
import type { ShopFacts } from './context.ts';
import { sessionByToken } from './people/people.sql.ts';
import { shopFacts } from './settings/settings.sql.ts';
import type { Reader, Store } from './store/store.ts';
import { tokenHash } from './token-hash.ts';

export type SessionRow = NonNullable<(typeof sessionByToken)['_row']>;

/** What every call asks of the store, and what hardly ever changes. */
export interface Standing {
  session(store: Reader, token: string): SessionRow | undefined;
  shop(store: Reader): ShopFacts | null;
}

/** Asked of the store each time. */
export const asked: Standing = {
  session: (store, token) => store.get(sessionByToken, { hash: tokenHash(token) }),
  shop(store) {
    const row = store.get(shopFacts);
    return row
      ? { ...row, language: row.language as Language, calendar: row.calendar as CalendarName }
      : null;
  },
};

const mostSessionsKept = 200;

/** Asked once and kept until the store is written again, by whatever command: nobody else writes the file. */
export function keptStanding(of: Store): Standing {
  const sessions = new Map<string, SessionRow>();
  let shop: ShopFacts | null = null;
  let asOf = -1;
  const forgetIfWritten = () => {
    if (asOf === of.writes) return;
    sessions.clear();
    shop = null;
    asOf = of.writes;
  };
  return {
    session(store, token) {
      forgetIfWritten();
      const known = sessions.get(token) ?? asked.session(store, token);
      if (known && sessions.size < mostSessionsKept) sessions.set(token, known);
      return known;
    },
    shop(store) {
      forgetIfWritten();
      shop ??= asked.shop(store);
      return shop;
    },
  };
}
