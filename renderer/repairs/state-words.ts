import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairState } from '../../shared/repairs/states.rules.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { useDesk } from '../ui/desk.ts';

/** All states as this shop has them; undefined until they are known. */
export function useStates() {
  const mayRead = useMay('repairs.read');
  return useQuery(orpc.repairs.states.queryOptions({ enabled: mayRead })).data;
}

export function useHiddenStates(): ReadonlySet<RepairState> {
  const states = useStates();
  return useMemo(
    () => new Set(states?.states.filter(({ isHidden }) => isHidden).map(({ state }) => state)),
    [states],
  );
}

/** What a state is called here: by the shop if it has a name for it, else by the program. */
export function useStateWord(): (state: RepairState) => string {
  const { t } = useTranslation();
  const { language } = useDesk();
  const states = useStates();
  return useCallback(
    (state) =>
      states?.states.find((known) => known.state === state)?.names[language] || t(`repairs.state.${state}`),
    [states, language, t],
  );
}

/** Whether this shop calls a state otherwise, so that the program's own verbs would not fit. */
export function useIsRenamed(): (state: RepairState) => boolean {
  const { language } = useDesk();
  const states = useStates();
  return useCallback(
    (state) => Boolean(states?.states.find((known) => known.state === state)?.names[language]),
    [states, language],
  );
}
