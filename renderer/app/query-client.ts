import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { onChanged, orpc } from './api.ts';
import { connectionIsLost, connectionIsThere, isConnectionError } from './connection.ts';
import { reportFailure } from './failure.ts';

const askAgainMs = 2500;
const freshMs = 60_000;

function retriesLostConnection(_count: number, error: unknown): boolean {
  if (!isConnectionError(error)) return false;
  connectionIsLost();
  return true;
}

/** Rows live here and nowhere else. Stale ones are asked for again when the core says that a domain changed. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // A first failure with nothing to show is shown in the place of the rows, not beside them.
      if (query.meta?.isQuiet) return;
      report(error);
    },
    onSuccess: connectionIsThere,
  }),
  mutationCache: new MutationCache({ onError: (error) => report(error), onSuccess: connectionIsThere }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: freshMs,
      retry: retriesLostConnection,
      retryDelay: askAgainMs,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Shows a failure that no field can show. */
export function report(error: unknown): void {
  reportFailure(error, askWhoIsThere);
}

/** Asks the core again who is at the desk: after signing in, locking, and when it says that nobody is. */
export function askWhoIsThere(): void {
  void queryClient.invalidateQueries({ queryKey: orpc.people.me.key() });
}

/** A query's first answer may be older than a change that was heard while it was on its way. */
function askAgainAfterFirst(query: Query): void {
  if (query.state.fetchStatus !== 'fetching' || query.state.data !== undefined) return;
  const askAgain = () => void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  query.promise?.then(askAgain, () => undefined);
}

/** Asks again for the rows of every domain that a commit has changed, and of what follows it. Answers how to stop. */
export function followChanges(): () => void {
  return onChanged((domains) => {
    connectionIsThere();
    const isEverything = domains.includes('*');
    const isConcerned = ({ queryKey, meta }: Query) => {
      const path = queryKey[0];
      const follows = (meta?.follows as readonly string[] | undefined) ?? [];
      const own = Array.isArray(path) ? [String(path[0])] : [];
      return isEverything || [...own, ...follows].some((domain) => domains.includes(domain));
    };
    for (const query of queryClient.getQueryCache().findAll({ predicate: isConcerned }))
      askAgainAfterFirst(query);
    void queryClient.invalidateQueries({ predicate: isConcerned });
  });
}
