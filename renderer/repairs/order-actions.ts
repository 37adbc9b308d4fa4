import {
  IconArrowBackUp,
  IconArrowRight,
  IconCalendarTime,
  IconClockHour4,
  IconFlame,
  IconHandGrab,
  IconPencil,
  IconTrash,
  IconUserCog,
  IconUserShare,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { mayChangeIntake, mayMove, type RepairState } from '../../shared/repairs/states.rules.ts';
import { api, orpc } from '../app/api.ts';
import { useMay, useMe } from '../app/me.ts';
import type { Action } from '../ui/action.ts';
import { notifyDone } from '../ui/notify.tsx';
import type { Mover } from './mover.tsx';
import { useIsRenamed, useStateWord } from './state-words.ts';

export type OrderSheet =
  | 'change'
  | 'promise'
  | 'cancel'
  | 'hand-off'
  | 'assign'
  | 'plan'
  | 'wishes'
  | 'judge';

/** States that an act of their own leads to. */
const otherwiseDone: readonly RepairState[] = ['received', 'cancelled', 'handedOver'];

/** Where it may go from here, one action for each state; what stands in the way of one is told when it is asked for. */
export function useMoveActions(repair: Repair, { start }: Mover): readonly Action[] {
  const mayMoveIt = useMay('repairs.move');
  const stateWord = useStateWord();
  const isRenamed = useIsRenamed();
  const { id, number } = repair;
  const { data } = useQuery(orpc.repairs.moves.queryOptions({ input: { id }, enabled: mayMoveIt }));
  return useMemo(() => {
    if (!mayMoveIt) return [];
    return (data?.moves ?? [])
      .filter(({ to }) => !otherwiseDone.includes(to))
      .map(
        ({ to }): Action => ({
          id: `repairs.move-${to}`,
          ...(isRenamed(to)
            ? { labelKey: 'repairs.move.to', labelData: { state: stateWord(to) } }
            : { labelKey: `repairs.move.${to}` }),
          icon: IconArrowRight,
          run: () => start({ id, number }, to),
        }),
      );
  }, [mayMoveIt, data, id, number, start, isRenamed, stateWord]);
}

/** Whose it is, and who works on it. */
export function useOwnerActions(repair: Repair, open: (sheet: OrderSheet) => void): readonly Action[] {
  const { t } = useTranslation();
  const mayAssign = useMay('repairs.assign');
  const mayAnswerFor = useMay('repairs.judgeComeBack');
  const me = useMe()?.person?.id;
  const { id, number, group, ownerId, isUrgent } = repair;
  const isOffered = repair.handOffs.some(({ outcome }) => outcome === null);
  const { mutate: take } = useMutation({
    mutationFn: () => api.repairs.take({ id }),
    onSuccess: () => notifyDone(t('repairs.done.taken', { number })),
  });
  const { mutate: setUrgent } = useMutation({
    mutationFn: (isNow: boolean) => api.repairs.setUrgent({ id, isUrgent: isNow }),
  });
  return useMemo(() => {
    if (!mayAssign || group !== 'open') return [];
    const actions: Action[] = [];
    if (ownerId !== me)
      actions.push({
        id: 'repairs.take',
        labelKey: 'repairs.action.take',
        icon: IconHandGrab,
        run: () => take(),
      });
    if (!isOffered && (ownerId === me || mayAnswerFor))
      actions.push({
        id: 'repairs.hand-off',
        labelKey: 'repairs.action.hand-off',
        icon: IconUserShare,
        run: () => open('hand-off'),
      });
    actions.push(
      {
        id: 'repairs.assign',
        labelKey: 'repairs.action.assign',
        icon: IconUserCog,
        run: () => open('assign'),
      },
      {
        id: 'repairs.urgent',
        labelKey: isUrgent ? 'repairs.action.not-urgent' : 'repairs.action.urgent',
        icon: IconFlame,
        run: () => setUrgent(!isUrgent),
      },
      { id: 'repairs.plan', labelKey: 'repairs.action.plan', icon: IconClockHour4, run: () => open('plan') },
    );
    return actions;
  }, [mayAssign, mayAnswerFor, me, group, ownerId, isOffered, isUrgent, open, take, setUrgent]);
}

/** What the counter does with the order itself. */
export function useCounterActions(repair: Repair, open: (sheet: OrderSheet) => void): readonly Action[] {
  const { t } = useTranslation();
  const mayTakeIn = useMay('repairs.takeIn');
  const { id, number, state, group } = repair;
  const { mutate: reopen } = useMutation({
    mutationFn: () => api.repairs.reopen({ id }),
    onSuccess: () => notifyDone(t('repairs.done.reopened', { number })),
  });
  return useMemo(() => {
    if (!mayTakeIn) return [];
    const actions: Action[] = [];
    if (group === 'open') {
      actions.push({
        id: 'repairs.promise',
        labelKey: repair.promisedOn ? 'repairs.action.promise-again' : 'repairs.action.promise',
        icon: IconCalendarTime,
        shortcut: 'P',
        run: () => open('promise'),
      });
    }
    if (mayMove(state, 'received'))
      actions.push({
        id: 'repairs.reopen',
        labelKey: 'repairs.action.reopen',
        icon: IconArrowBackUp,
        run: () => reopen(),
      });
    if (mayChangeIntake(state))
      actions.push({
        id: 'repairs.change',
        labelKey: 'repairs.action.change',
        icon: IconPencil,
        shortcut: 'E',
        run: () => open('change'),
      });
    if (group === 'open')
      actions.push({
        id: 'repairs.wishes',
        labelKey: 'repairs.action.wishes',
        icon: IconPencil,
        run: () => open('wishes'),
      });
    if (mayMove(state, 'cancelled'))
      actions.push({
        id: 'repairs.cancel',
        labelKey: 'repairs.action.cancel',
        icon: IconTrash,
        isDestructive: true,
        run: () => open('cancel'),
      });
    return actions;
  }, [mayTakeIn, group, state, repair.promisedOn, open, reopen]);
}
