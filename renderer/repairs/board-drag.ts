import {
  type Announcements,
  type DndContextProps,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumnKey, BoardRow } from '../../shared/repairs/board.contract.ts';

import { offeredMoves } from '../../shared/repairs/states.rules.ts';
import { api } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { report } from '../app/query-client.ts';
import { notifyDone, notifyProblem } from '../ui/notify.tsx';
import type { Mover } from './mover.tsx';
import { useHiddenStates } from './state-words.ts';

export interface BoardPlace {
  key: string;
  column: BoardColumnKey;
  title: string;
  count: number;
  late: number;
}

export interface BoardDrag {
  context: DndContextProps;
  /** The order that is being carried. */
  held: BoardRow | null;
  takes: (row: BoardRow, place: BoardPlace) => boolean;
  targetsOf: (row: BoardRow) => readonly BoardPlace[];
  move: (row: BoardRow, place: BoardPlace) => void;
}

/** With the arrow keys a card goes to the next column that would take it, whichever way the page reads. */
const toNextColumn: KeyboardCoordinateGetter = (event, { context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || !context.collisionRect) return undefined;
  event.preventDefault();
  const here = context.collisionRect.left;
  const next = context.droppableContainers
    .getEnabled()
    .flatMap(({ id }) => context.droppableRects.get(id) ?? [])
    .filter((rect) => (rect.left - here) * step > 24)
    .sort((one, other) => (one.left - other.left) * step)[0];
  return next && { x: next.left + 8, y: next.top + 48 };
};

/** What may be carried where on the board, by mouse, finger and keyboard. */
export function useBoardDrag(places: readonly BoardPlace[], { start }: Mover): BoardDrag {
  const { t } = useTranslation();
  const hidden = useHiddenStates();
  const mayMove = useMay('repairs.move');
  const [held, setHeld] = useState<BoardRow | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextColumn }),
  );

  const takes = useCallback(
    (row: BoardRow, { column }: BoardPlace) => {
      if (!mayMove) return false;
      if ('technicianId' in column) return column.technicianId !== row.technicianId;
      return offeredMoves(row.state, hidden).includes(column.state);
    },
    [hidden, mayMove],
  );
  const targetsOf = useCallback(
    (row: BoardRow) => places.filter((place) => takes(row, place)),
    [places, takes],
  );
  const move = useCallback(
    (row: BoardRow, { column, title }: BoardPlace) => {
      if ('state' in column) return start(row, column.state);
      api.repairs.assign({ ids: [row.id], technicianId: column.technicianId }).then(({ unskilled }) => {
        if (unskilled.length > 0) notifyProblem(t('repairs.assign.unskilled', { number: row.number }));
        else notifyDone(t('repairs.done.moved', { number: row.number, state: title }));
      }, report);
    },
    [start, t],
  );

  const announcements = useMemo<Announcements>(() => {
    const name = (id: string | number) => places.find(({ key }) => key === id)?.title ?? '';
    const number = (data: { current?: Record<string, unknown> | undefined }) =>
      (data.current as BoardRow | undefined)?.number ?? '';
    return {
      onDragStart: ({ active }) => t('repairs.board.lifted', { number: number(active.data) }),
      onDragOver: ({ over }) => (over ? t('repairs.board.over', { state: name(over.id) }) : undefined),
      onDragEnd: ({ active, over }) =>
        over
          ? t('repairs.board.dropped', { number: number(active.data), state: name(over.id) })
          : t('repairs.board.put-back', { number: number(active.data) }),
      onDragCancel: ({ active }) => t('repairs.board.put-back', { number: number(active.data) }),
    };
  }, [places, t]);

  return {
    held,
    takes,
    targetsOf,
    move,
    context: {
      sensors,
      accessibility: {
        announcements,
        screenReaderInstructions: { draggable: t('repairs.board.keys') },
      },
      onDragStart: ({ active }) => setHeld((active.data.current as BoardRow | undefined) ?? null),
      onDragCancel: () => setHeld(null),
      onDragEnd: ({ active, over }) => {
        setHeld(null);
        const row = active.data.current as BoardRow | undefined;
        const place = places.find(({ key }) => key === over?.id);
        if (row && place && takes(row, place)) move(row, place);
      },
    },
  };
}
