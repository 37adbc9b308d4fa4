import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RepairRow } from '../../shared/repairs/repair-row.ts';
import { RepairStateDot } from '../repairs/RepairStatus.tsx';
import { Code } from '../ui/Code.tsx';
import { DayText, InstantText } from '../ui/DayText.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import classes from './RecordList.module.css';

interface RepairListProps {
  /** Newest first; undefined while loading. */
  rows: readonly RepairRow[] | undefined;
  empty: string;
}

/** Past and present repairs, one per line. */
export function RepairList({ rows, empty }: RepairListProps) {
  const { t } = useTranslation();
  if (!rows) return <RowsSkeleton count={2} />;
  if (rows.length === 0) return <Text c="dimmed">{empty}</Text>;
  return (
    <ul className={classes.list}>
      {rows.map((row) => {
        const { id, number, label, fault, receivedAt, promisedOn, group } = row;
        return (
          <li key={id} className={classes.row}>
            <div className={classes.line}>
              <Anchor component={Link} to={`/repairs/${id}`}>
                <Code value={number} isPlain />
              </Anchor>
              <bdi className={classes.title}>{label}</bdi>
              <RepairStateDot repair={row} />
            </div>
            <div className={classes.detail}>
              <InstantText at={receivedAt} />
              {group === 'open' && promisedOn && (
                <span>
                  {t('devices.history.promised')} <DayText day={promisedOn} isRelative />
                </span>
              )}
              <bdi className={classes.cut}>{fault}</bdi>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
