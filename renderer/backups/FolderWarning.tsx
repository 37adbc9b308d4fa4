import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type api, orpc } from '../app/api.ts';
import classes from './backups.module.css';
import { Notice } from './Notice.tsx';

export type BackupState = Awaited<ReturnType<typeof api.backups.state>>;

/** Where the data lies, where it had better not. In settings it is said always, elsewhere until it was understood. */
export function FolderWarning({ state }: { state: BackupState }) {
  const { t } = useTranslation();
  const understand = useMutation(orpc.backups.understandPlace.mutationOptions());
  const { warning, dataFolder } = state;
  if (!warning) return null;
  const { kind, name, isUnderstood } = warning;
  return (
    <Notice meaning="risk" title={t(`backups.folder.${kind}`, { name })}>
      <p>{t(`backups.folder.${kind}-why`, { name })}</p>
      <bdi className={classes.path}>{dataFolder}</bdi>
      {!isUnderstood && (
        <Button
          variant="default"
          size="compact-sm"
          loading={understand.isPending}
          onClick={() => understand.mutate(undefined)}
        >
          {t('backups.folder.understood')}
        </Button>
      )}
    </Notice>
  );
}
