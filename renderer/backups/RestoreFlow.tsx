import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreSource } from '../../shared/backups/restore-steps.ts';
import { api, orpc } from '../app/api.ts';
import { refusalSentence } from '../app/failure.ts';
import { report } from '../app/query-client.ts';
import { BackupRows } from './BackupRows.tsx';
import classes from './backups.module.css';
import { ChooseBackup } from './ChooseBackup.tsx';
import { ConfirmRestore } from './ConfirmRestore.tsx';
import { FoundBackup } from './FoundBackup.tsx';
import { JobProgress } from './JobProgress.tsx';
import { Notice } from './Notice.tsx';
import type { Way } from './way.ts';

interface RestoreFlowProps {
  way: Way;
  /** Chosen already; otherwise it is asked for. */
  from?: RestoreSource | null;
  onLeave: () => void;
}

const pollMs = 500;

/** Choosing a backup, checking it, seeing what it would change, and putting it in place. */
export function RestoreFlow({ way, from = null, onLeave }: RestoreFlowProps) {
  const { t } = useTranslation();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const examine = useMutation({
    mutationFn: (source: RestoreSource) => api[way].examine({ from: source }),
    onSuccess: (started) => setJobId(started.jobId),
  });
  const job = useQuery({
    ...orpc[way].examined.queryOptions({ input: { jobId: jobId ?? '' } }),
    enabled: jobId !== null && !isRestoring,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : pollMs),
  }).data;
  // whoever waits for the restored shop learns that nobody is signed in any more
  useQuery({ ...orpc.people.me.queryOptions(), refetchInterval: isRestoring ? pollMs : false });

  const { mutate } = examine;
  const isBegun = useRef(false);
  useEffect(() => {
    if (from === null || isBegun.current) return;
    isBegun.current = true;
    mutate(from);
  }, [from, mutate]);

  const leave = () => {
    if (jobId !== null) void api[way].forget({ jobId }).catch(report);
    setJobId(null);
    if (from !== null || jobId === null) onLeave();
  };

  if (isRestoring) return <JobProgress label={t('backups.restore.under-way')} job={null} />;
  if (examine.isPending || (jobId !== null && (!job || job.state === 'running'))) {
    return (
      <div className={classes.steps}>
        <JobProgress label={t('backups.restore.checking')} job={job ?? null} onCancel={leave} />
        <span className={classes.quiet}>{t('backups.restore.nothing-changes')}</span>
      </div>
    );
  }
  if (job?.state === 'done' && job.found && jobId !== null) {
    return (
      <div className={classes.steps}>
        <FoundBackup found={job.found} />
        <ConfirmRestore
          way={way}
          jobId={jobId}
          found={job.found}
          onBack={leave}
          onRestoring={() => setRestoring(true)}
        />
      </div>
    );
  }
  return (
    <div className={classes.steps}>
      {job?.failure && <Notice meaning="bad" title={refusalSentence({ ...job.failure, code: 'INVALID' })} />}
      {from === null && <Choice way={way} onChoose={mutate} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onLeave}>
          {t('common.action.back')}
        </Button>
      </div>
    </div>
  );
}

function Choice({ way, onChoose }: { way: Way; onChoose: (from: RestoreSource) => void }) {
  const rows = useQuery(orpc[way].list.queryOptions()).data ?? [];
  return (
    <>
      <ChooseBackup way={way} onChoose={onChoose} />
      {way === 'recovery' && rows.length > 0 && (
        <BackupRows rows={rows} onRestore={(fileName) => onChoose({ kind: 'backup', fileName })} />
      )}
    </>
  );
}
