import { Button, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LongJob } from '../../shared/backups/restore-steps.ts';
import { useFormat } from '../ui/format.ts';
import classes from './backups.module.css';

interface JobProgressProps {
  label: string;
  job: Pick<LongJob, 'step' | 'share'> | null;
  onCancel?: () => void;
}

/** How far a long work has come, and what it is at. */
export function JobProgress({ label, job, onCancel }: JobProgressProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = job?.share ?? null;
  return (
    <div className={classes.progress} role="status">
      <Text size="sm">
        {label}
        {job && <span className={classes.quiet}> · {t(`backups.step.${job.step}`)}</span>}
        {share !== null && (
          <span className={classes.quiet}> · {format.percent(Math.floor(share * 100) / 100)}</span>
        )}
      </Text>
      <Progress value={share === null ? 100 : share * 100} animated={share === null} aria-label={label} />
      {onCancel && (
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('common.action.cancel')}
        </Button>
      )}
    </div>
  );
}
