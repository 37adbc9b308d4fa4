import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreSource } from '../../shared/backups/restore-steps.ts';
import { orpc } from '../app/api.ts';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { BackupRows } from './BackupRows.tsx';
import { BackupWishes } from './BackupWishes.tsx';
import classes from './backups.module.css';
import { FolderWarning } from './FolderWarning.tsx';
import { LastBackup } from './LastBackup.tsx';
import { RestoreFlow } from './RestoreFlow.tsx';
import { SetAsideRows } from './SetAsideRows.tsx';

/** Copies of the whole shop: the last one, when and where, all of them, and the way back. */
export function BackupsSection() {
  const { t } = useTranslation();
  const state = useQuery(orpc.backups.state.queryOptions()).data;
  const rows = useQuery(orpc.backups.list.queryOptions()).data;
  const [wish, setWish] = useState<{ from: RestoreSource | null } | null>(null);
  if (!state || !rows) return <RowsSkeleton count={6} />;
  return (
    <>
      <FolderWarning state={state} />
      <LastBackup state={state} />
      <Section
        title={t('backups.list.title')}
        description={t('backups.list.sentence')}
        aside={
          <Button variant="default" onClick={() => setWish({ from: null })}>
            {t('backups.restore.from-file')}
          </Button>
        }
      >
        <BackupRows rows={rows} onRestore={(fileName) => setWish({ from: { kind: 'backup', fileName } })} />
      </Section>
      <SetAsideRows rows={state.setAside} onBack={(name) => setWish({ from: { kind: 'set-aside', name } })} />
      <BackupWishes key={`${state.warnAfterDays} ${state.secondPlace}`} state={state} />
      <p className={classes.quiet}>
        {t('backups.folder.is')}: <bdi className={classes.path}>{state.dataFolder}</bdi>
      </p>
      <Modal
        opened={wish !== null}
        onClose={() => setWish(null)}
        title={t('backups.restore.title')}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('common.action.close') }}
      >
        {wish && (
          <>
            {wish.from === null && <p className={classes.quiet}>{t('backups.restore.choose')}</p>}
            <RestoreFlow way="backups" from={wish.from} onLeave={() => setWish(null)} />
          </>
        )}
      </Modal>
    </>
  );
}
