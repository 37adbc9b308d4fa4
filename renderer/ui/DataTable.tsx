import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';
import { RowsSkeleton } from './Skeletons.tsx';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A CSS grid track: '8rem', 'minmax(10rem, 2fr)'. 'minmax(6rem, 1fr)' if not given. */
  width?: string;
  /** 'end' for money and counts. */
  align?: 'start' | 'end';
  /** Left out where there is no room for it, the last of them first: beside an open record, on a tablet. */
  isSecondary?: boolean;
}

interface DataTableProps<Row> {
  /** What the rows are, for those who do not see the heading. */
  label: string;
  columns: readonly Column<Row>[];
  /** undefined while loading. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string | number;
  onOpen?: (row: Row) => void;
  /** The key of the row whose record is open. */
  openKey?: string | number | null;
  /** Shown where there are no rows: an EmptyState. */
  empty: ReactNode;
  /**
   * More rows can be asked for; `onMore` is called near the end of the list, again and again until there are more: it
   * must not cut off rows that are just being asked for anew.
   */
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onMore?: () => void;
  /** Rows of 44 px, as on every screen that is touched. */
  isTouch?: boolean;
  /** Height of the table where it stands among other content; fills its parent if not given. */
  maxHeight?: string;
}

const rowPx = 38;
const touchRowPx = 44;
const moreAheadRows = 12;
const gapRem = 0.75;
const edgesRem = 2.5;

/** A dense list of records: header that stays, rows by arrows and Enter, only the visible ones drawn. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, openKey, empty, hasMore, isLoadingMore, onMore, isTouch } =
    props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [focusIndex, setFocusIndex] = useState(0);
  /** Ahead of the state and the focus, which follow a frame later: keys repeat faster than that. */
  const goingTo = useRef(0);
  const roomRem = useRoom(scroller);
  const isFingers = useMediaQuery('(pointer: coarse)', false);
  const height = isTouch || isFingers ? touchRowPx : rowPx;
  const count = rows?.length ?? 0;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtualizer.measure(), [height]);
  const visible = virtualizer.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? -1;

  useEffect(() => {
    if (hasMore && !isLoadingMore && lastVisible >= count - moreAheadRows) onMore?.();
  }, [hasMore, isLoadingMore, lastVisible, count, onMore]);

  const shown = fitting(columns, roomRem);
  const tracks = { gridTemplateColumns: shown.map(widthOf).join(' ') };
  const openIndex = openKey == null ? -1 : (rows?.findIndex((row) => rowKey(row) === openKey) ?? -1);
  const stopIndex = Math.min(
    openIndex >= 0 && focusIndex === 0 ? openIndex : focusIndex,
    Math.max(0, count - 1),
  );

  const goTo = (index: number) => {
    const target = Math.max(0, Math.min(count - 1, index));
    goingTo.current = target;
    setFocusIndex(target);
    virtualizer.scrollToIndex(target, { align: 'auto' });
    requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${target}"]`)
        ?.focus({ preventScroll: true });
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>, row: Row) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: goingTo.current + 1,
      ArrowUp: goingTo.current - 1,
      PageDown: goingTo.current + page,
      PageUp: goingTo.current - page,
      Home: 0,
      End: count - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      goTo(target);
    } else if (event.key === 'Enter' && onOpen) {
      event.preventDefault();
      onOpen(row);
    }
  };

  if (rows && count === 0) return <div className={classes.outer}>{empty}</div>;

  return (
    <div
      className={classes.outer}
      ref={scroller}
      data-embedded={props.maxHeight !== undefined || undefined}
      style={props.maxHeight ? { maxBlockSize: props.maxHeight } : undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows that are drawn only when seen cannot be a <table> */}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : count + 1}
        aria-colcount={shown.length}
        aria-busy={rows === undefined}
        tabIndex={-1}
        className={classes.grid}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" className={classes.header}>
          {/* biome-ignore lint/a11y: the row itself takes no focus, its siblings below do */}
          <div role="row" aria-rowindex={1} className={classes.row} style={tracks}>
            {shown.map((column) => (
              // biome-ignore lint/a11y: see above
              <div key={column.id} role="columnheader" className={classes.heading} data-align={column.align}>
                {column.header}
              </div>
            ))}
          </div>
        </div>
        {/* biome-ignore lint/a11y: see above */}
        <div role="rowgroup" className={classes.body} style={{ blockSize: virtualizer.getTotalSize() }}>
          {visible.map((item) => {
            const row = rows?.[item.index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              // biome-ignore lint/a11y: see above
              <div
                key={key}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={onOpen ? key === openKey : undefined}
                tabIndex={item.index === stopIndex ? 0 : -1}
                data-index={item.index}
                data-openable={onOpen ? true : undefined}
                className={classes.row}
                style={{ ...tracks, blockSize: height, transform: `translateY(${item.start}px)` }}
                onClick={onOpen && (() => onOpen(row))}
                onFocus={() => {
                  goingTo.current = item.index;
                  setFocusIndex(item.index);
                }}
                onKeyDown={(event) => onKeyDown(event, row)}
              >
                {shown.map((column) => (
                  // biome-ignore lint/a11y: see above
                  <div key={column.id} role="gridcell" className={classes.cell} data-align={column.align}>
                    {isolated(column.cell(row))}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {rows === undefined && <RowsSkeleton />}
      {isLoadingMore && (
        <div role="status" className={classes.more}>
          {t('common.table.loading-more')}
        </div>
      )}
    </div>
  );
}

const isolated = (content: ReactNode) => (typeof content === 'string' ? <bdi>{content}</bdi> : content);

const widthOf = (column: Pick<Column<never>, 'width'>) => column.width ?? 'minmax(6rem, 1fr)';

/** The least that a column needs: the first length of its track. */
const leastRem = (column: Pick<Column<never>, 'width'>) =>
  Number.parseFloat(widthOf(column).replace(/^\D+/, '')) || 0;

function fitting<Row>(columns: readonly Column<Row>[], roomRem: number): readonly Column<Row>[] {
  let shown = columns;
  const neededRem = () =>
    edgesRem + gapRem * (shown.length - 1) + shown.reduce((sum, column) => sum + leastRem(column), 0);
  while (neededRem() > roomRem) {
    const leaving = shown.filter(({ isSecondary }) => isSecondary).pop();
    if (!leaving) break;
    shown = shown.filter((column) => column !== leaving);
  }
  return shown;
}

/** How wide the table may be; without end until it is known. */
function useRoom(element: React.RefObject<HTMLElement | null>): number {
  const [roomRem, setRoomRem] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      if (watched.clientWidth > 0) setRoomRem(watched.clientWidth / remPx);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return roomRem;
}
