import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import classes from './backups.module.css';
import { sizeWords } from './bytes.ts';
import type { BackupState } from './FolderWarning.tsx';

interface SetAsideRowsProps {
  rows: BackupState['setAside'];
  onBack: (name: string) => void;
}

/** What stood here before a restore, and the way back to it. */
export function SetAsideRows({ rows, onBack }: SetAsideRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const worthShowing = rows.filter(({ was }) => was !== 'empty');
  if (worthShowing.length === 0) return null;
  return (
    <Section title={t('backups.aside.title')} description={t('backups.aside.sentence')}>
      <ul className={classes.rows}>
        {worthShowing.map(({ name, at, shopName, was, bytes }) => (
          <li key={name} className={classes.row}>
            <span className={classes.words}>
              <span>{format.instant(at)}</span>
              <span className={classes.quiet}>
                {t(`backups.aside.was.${was}`)}
                {shopName !== '' && (
                  <>
                    {' · '}
                    <bdi>{shopName}</bdi>
                  </>
                )}
              </span>
            </span>
            <span className={`${classes.size} ${classes.quiet}`}>{sizeWords(format, bytes)}</span>
            <Button variant="default" size="compact-sm" onClick={() => onBack(name)}>
              {t('backups.aside.back')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
