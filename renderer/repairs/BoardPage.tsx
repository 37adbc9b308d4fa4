import { DndContext, DragOverlay } from '@dnd-kit/core';
import { SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { orpc } from '../app/api.ts';
import type { Action } from '../ui/action.ts';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { BoardCardFace } from './BoardCard.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import classes from './board.module.css';
import { type BoardPlace, useBoardDrag } from './board-drag.ts';
import { useMover } from './mover.tsx';
import { useStateWord } from './state-words.ts';

/** Who stands where: a column for each state, or for each technician, in the order in which work is to be done. */
export function BoardPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const isByTechnician = search.get('by') === 'technician';
  const takeIn = useMemo<Action>(
    () => ({
      id: 'repairs.take-in',
      labelKey: 'repairs.action.take-in',
      icon: IconPlus,
      shortcut: 'N',
      run: () => navigate('/repairs/new'),
    }),
    [navigate],
  );
  return (
    <Page
      title={t('app.nav.board')}
      primary={takeIn}
      isList
      filters={
        <SegmentedControl
          aria-label={t('repairs.board.columns')}
          value={isByTechnician ? 'technician' : 'state'}
          onChange={(by) => setSearch(by === 'technician' ? { by } : {}, { replace: true })}
          data={[
            { value: 'state', label: t('repairs.board.by-state') },
            { value: 'technician', label: t('repairs.board.by-technician') },
          ]}
        />
      }
    >
      <Board isByTechnician={isByTechnician} />
    </Page>
  );
}

function Board({ isByTechnician }: { isByTechnician: boolean }) {
  const { t } = useTranslation();
  const stateWord = useStateWord();
  const mover = useMover();
  const { data } = useQuery(orpc.repairs.board.queryOptions());
  const places = useMemo((): BoardPlace[] => {
    if (!data) return [];
    return isByTechnician
      ? data.technicians.map(({ technicianId, name, ...counts }) => ({
          key: `t${technicianId ?? 0}`,
          column: { technicianId },
          title: technicianId === null ? t('repairs.board.nobody') : name,
          ...counts,
        }))
      : data.states.map(({ state, ...counts }) => ({
          key: state,
          column: { state },
          title: stateWord(state),
          ...counts,
        }));
  }, [data, isByTechnician, stateWord, t]);
  const drag = useBoardDrag(places, mover);
  if (!data) return <PageSkeleton />;
  return (
    <DndContext {...drag.context}>
      <div className={classes.board}>
        {places.map((place) => (
          <BoardColumn
            key={place.key}
            place={place}
            mayDrop={drag.held === null ? null : drag.takes(drag.held, place)}
            targetsOf={drag.targetsOf}
            onMove={drag.move}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.held && (
          <div className={classes.card} data-held>
            <BoardCardFace row={drag.held} isState={isByTechnician} />
          </div>
        )}
      </DragOverlay>
      {mover.sheet}
    </DndContext>
  );
}
