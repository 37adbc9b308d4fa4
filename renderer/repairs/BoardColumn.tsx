import { useDroppable } from '@dnd-kit/core';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../shared/repairs/board.contract.ts';
import { orpc } from '../app/api.ts';
import { useFormat } from '../ui/format.ts';
import { BoardCard } from './BoardCard.tsx';
import classes from './board.module.css';
import type { BoardPlace } from './board-drag.ts';

const pageSize = 20;

interface BoardColumnProps {
  place: BoardPlace;
  /** Whether what is carried may be put here; null while nothing is. */
  mayDrop: boolean | null;
  targetsOf: (row: BoardRow) => readonly BoardPlace[];
  onMove: (row: BoardRow, place: BoardPlace) => void;
}

/** One column in the order of the queue, a page at a time. */
export function BoardColumn({ place, mayDrop, targetsOf, onMove }: BoardColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useId();
  const { setNodeRef, isOver } = useDroppable({ id: place.key, disabled: mayDrop === false });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    orpc.repairs.boardColumn.infiniteOptions({
      input: (after: string | undefined) => ({
        column: place.column,
        limit: pageSize,
        ...(after && { after }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  return (
    <section
      ref={setNodeRef}
      className={classes.column}
      aria-labelledby={title}
      data-takes={mayDrop ?? undefined}
      data-over={isOver || undefined}
    >
      <h2 id={title} className={classes.head}>
        <bdi>{place.title}</bdi>
        <span className={classes.count}>{format.count(place.count)}</span>
        {place.late > 0 && (
          <span className={classes.late}>
            {format.digits(t('repairs.board.late', { count: place.late }))}
          </span>
        )}
      </h2>
      <ol className={classes.cards}>
        {rows?.map((row) => (
          <BoardCard
            key={row.id}
            row={row}
            isState={!('state' in place.column)}
            targets={targetsOf(row)}
            onMove={onMove}
          />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          variant="subtle"
          className={classes.more}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage({ cancelRefetch: false })}
        >
          {t('repairs.board.more')}
        </Button>
      )}
    </section>
  );
}
