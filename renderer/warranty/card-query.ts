import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onChanged, orpc } from '../app/api.ts';

/** What a card is made of: when any of it changes, the verdict may have. */
const sources = ['devices', 'customers', 'repairs', 'catalogue', 'settings'];

/** Asks anew for warranty's own answers where another domain's commit may have changed them. */
export function useSourcesOfWarranty(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      onChanged((domains) => {
        if (!domains.some((domain) => sources.includes(domain))) return;
        void queries.invalidateQueries({ queryKey: orpc.warranty.key() });
      }),
    [queries],
  );
}

export function useCard(deviceId: number) {
  return useQuery({
    ...orpc.warranty.card.queryOptions({ input: { deviceId } }),
    staleTime: 0,
    meta: { isQuiet: true },
  });
}
