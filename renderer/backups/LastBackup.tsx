import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, orpc } from '../app/api.ts';
import { refusalSentence } from '../app/failure.ts';
import { report } from '../app/query-client.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './backups.module.css';
import { sizeWords } from './bytes.ts';
import type { BackupState } from './FolderWarning.tsx';
import { JobProgress } from './JobProgress.tsx';
import { Notice } from './Notice.tsx';

/** When the last backup was proved, and one on demand. */
export function LastBackup({ state }: { state: BackupState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const make = useMutation(orpc.backups.make.mutationOptions());
  const { last, failure, isOverdue, making } = state;
  const isMaking = making?.state === 'running';
  return (
    <Section
      title={t('backups.last.title')}
      description={t('backups.last.sentence')}
      aside={
        <Button loading={make.isPending} disabled={isMaking} onClick={() => make.mutate(undefined)}>
          {t('backups.make')}
        </Button>
      }
    >
      <div className={classes.steps}>
        {last ? (
          <div className={classes.last}>
            <span className={classes.words}>
              <span className={classes.when}>{format.instant(last.madeAt)}</span>
              <span className={classes.quiet}>
                {t(`backups.why.${last.why}`)} · {sizeWords(format, last.bytes)}
              </span>
            </span>
            <StatusDot meaning={isOverdue ? 'risk' : 'good'}>
              {t(isOverdue ? 'backups.last.late' : 'backups.last.proved')}
            </StatusDot>
          </div>
        ) : (
          <StatusDot meaning="risk">{t('backups.last.none')}</StatusDot>
        )}
        {isMaking && (
          <JobProgress
            label={t('backups.making')}
            job={making}
            onCancel={() => void api.backups.cancelMaking({ jobId: making.jobId }).catch(report)}
          />
        )}
        {isMaking && <span className={classes.quiet}>{t('backups.going-on')}</span>}
        {failure && !isMaking && (
          <Notice
            meaning="bad"
            title={t('backups.last.failed', {
              at: format.instant(failure.at),
              reason: refusalSentence({ reason: failure.reason, code: 'CONFLICT' }),
            })}
          />
        )}
      </div>
    </Section>
  );
}
