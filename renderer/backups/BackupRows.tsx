import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { api } from '../app/api.ts';
import { useFormat } from '../ui/format.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './backups.module.css';
import { sizeWords } from './bytes.ts';

type Backup = Awaited<ReturnType<typeof api.backups.list>>[number];

interface BackupRowsProps {
  rows: readonly Backup[];
  onRestore: (fileName: string) => void;
}

const SHOWN_FIRST = 8;

/** The backups that there are, the newest first: when, why, how large, and the way back. */
export function BackupRows({ rows, onRestore }: BackupRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [areAllShown, setAllShown] = useState(false);
  const shown = areAllShown ? rows : rows.slice(0, SHOWN_FIRST);
  const hidden = rows.length - shown.length;
  return (
    <>
      <ul className={classes.rows}>
        {shown.map(({ fileName, madeAt, bytes, why, kind, ...row }) => (
          <li key={fileName} className={classes.row}>
            <span className={classes.words}>
              <span>{format.instant(madeAt)}</span>
              <span className={classes.marks}>
                <span className={classes.quiet}>{t(`backups.why.${why}`)}</span>
                {kind === 'database' && <span className={classes.quiet}>{t('backups.list.database')}</span>}
                {!row.isOfThisShop && row.shopName !== '' && (
                  <StatusDot meaning="risk">{t('backups.list.of', { shop: row.shopName })}</StatusDot>
                )}
                {row.hasFlaw && <StatusDot meaning="risk">{t('backups.list.flaw')}</StatusDot>}
                {kind === 'unreadable' && <StatusDot meaning="bad">{t('backups.list.unreadable')}</StatusDot>}
                {row.isInSecondPlace && <StatusDot meaning="good">{t('backups.list.second')}</StatusDot>}
              </span>
            </span>
            <span className={`${classes.size} ${classes.quiet}`}>{sizeWords(format, bytes)}</span>
            <Button
              variant="default"
              size="compact-sm"
              disabled={kind === 'unreadable'}
              onClick={() => onRestore(fileName)}
            >
              {t('backups.restore.open')}
            </Button>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAllShown(true)}>
          {t('backups.list.all', { count: hidden })}
        </Button>
      )}
    </>
  );
}
