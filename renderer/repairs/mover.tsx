import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairState } from '../../shared/repairs/states.rules.ts';
import { api, orpc } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import { notifyDone, notifyProblem } from '../ui/notify.tsx';
import { MoveSheet, type StartedMove } from './MoveSheet.tsx';
import { useStateWord } from './state-words.ts';

export interface Mover {
  /** Moves at once where nothing is to be said; else opens the sheet, which also tells what stands in the way. */
  start: (repair: { id: number; number: string }, to: RepairState) => void;
  sheet: ReactNode;
}

/** Moving an order from wherever it is shown. */
export function useMover(): Mover {
  const { t } = useTranslation();
  const stateWord = useStateWord();
  const queries = useQueryClient();
  const [started, setStarted] = useState<StartedMove | null>(null);

  const begin = useCallback(
    async ({ id, number }: { id: number; number: string }, to: RepairState) => {
      const offered = await queries.fetchQuery({
        ...orpc.repairs.moves.queryOptions({ input: { id } }),
        staleTime: 0,
      });
      const move = offered.moves.find((one) => one.to === to);
      if (!move) return notifyProblem(t('repairs.refusal.not-that-way', { number }));
      const { changedAt, together } = offered;
      const isPlain =
        move.obstacles.length === 0 &&
        !move.needsReason &&
        move.waitsFor.length < 2 &&
        move.ownStates.length === 0 &&
        together === 0;
      if (!isPlain) return setStarted({ id, number, seenAt: changedAt, together, move });
      await api.repairs.move({ id, seenAt: changedAt, to });
      notifyDone(t('repairs.done.moved', { number, state: stateWord(to) }));
    },
    [queries, stateWord, t],
  );

  return {
    start: useCallback((repair, to) => void begin(repair, to).catch(report), [begin]),
    sheet: started && <MoveSheet key={started.id} started={started} onClose={() => setStarted(null)} />,
  };
}
