import { useDraggable } from '@dnd-kit/core';
import { ActionIcon, Anchor, Menu } from '@mantine/core';
import { IconArrowsMove, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BoardRow } from '../../shared/repairs/board.contract.ts';
import { PartsDot } from '../bench/PartsDot.tsx';
import { Code } from '../ui/Code.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './board.module.css';
import type { BoardPlace } from './board-drag.ts';
import { PromisedDay, RepairStateDot } from './RepairStatus.tsx';

interface BoardCardProps {
  row: BoardRow;
  /** Whether the state is told: where the column does not. */
  isState: boolean;
  targets: readonly BoardPlace[];
  onMove: (row: BoardRow, place: BoardPlace) => void;
}

/** One order: open it, carry it by its handle, or choose where it goes from its menu. */
export function BoardCard({ row, isState, targets, onMove }: BoardCardProps) {
  const { t } = useTranslation();
  const { setNodeRef, attributes, listeners, setActivatorNodeRef, isDragging } = useDraggable({
    id: row.id,
    data: row,
    disabled: targets.length === 0,
  });
  const { number } = row;
  return (
    <li ref={setNodeRef} className={classes.card} data-lifted={isDragging || undefined}>
      <BoardCardFace row={row} isState={isState} isLink />
      {targets.length > 0 && (
        <div className={classes.hands}>
          <ActionIcon
            ref={setActivatorNodeRef}
            variant="subtle"
            color="gray"
            size={44}
            className={classes.handle}
            {...attributes}
            {...listeners}
            aria-label={t('repairs.board.carry', { number })}
          >
            <IconArrowsMove size={18} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
          <Menu>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                aria-label={t('repairs.board.move-to', { number })}
              >
                <IconDots size={18} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {targets.map((place) => (
                <Menu.Item key={place.key} mih={44} onClick={() => onMove(row, place)}>
                  <bdi>{place.title}</bdi>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </li>
  );
}

interface BoardCardFaceProps {
  row: BoardRow;
  isState: boolean;
  isLink?: boolean;
}

/** What stands on a card, the promised day first: that is what the column goes by. */
export function BoardCardFace({ row, isState, isLink = false }: BoardCardFaceProps) {
  const { t } = useTranslation();
  const { id, number, label, customerName, fault, ownerName, technicianName, isUrgent, ownState, isTooLong } =
    row;
  const head = (
    <>
      <Code value={number} isPlain /> <bdi>{label}</bdi>
    </>
  );
  return (
    <div className={classes.face}>
      <div className={classes.title}>
        {isLink ? (
          <Anchor component={Link} to={`/repairs/${id}`} c="inherit" className={classes.open}>
            {head}
          </Anchor>
        ) : (
          head
        )}
      </div>
      <div className={classes.line}>
        <PromisedDay repair={row} />
        {isUrgent && <StatusDot meaning="risk">{t('repairs.word.urgent')}</StatusDot>}
      </div>
      <PartsDot parts={row.parts} on={row.partsOn} />
      {(isState || ownState || isTooLong) && <RepairStateDot repair={row} />}
      <div className={classes.cut}>
        <bdi>{customerName}</bdi> · <bdi>{fault}</bdi>
      </div>
      <div className={classes.quiet}>
        <bdi>{technicianName ?? t('repairs.board.nobody')}</bdi>
        {ownerName && ownerName !== technicianName && (
          <>
            {' · '}
            {t('repairs.board.with')} <bdi>{ownerName}</bdi>
          </>
        )}
      </div>
    </div>
  );
}
