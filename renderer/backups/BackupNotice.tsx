import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { useFormat } from '../ui/format.ts';
import { FolderWarning } from './FolderWarning.tsx';
import { Notice } from './Notice.tsx';

/** On the owner's desk: that backups are missing, or that the data lies where it had better not. */
export function BackupNotice() {
  const { t } = useTranslation();
  const format = useFormat();
  const isOwner = useMay('backups.make');
  const state = useQuery({ ...orpc.backups.state.queryOptions(), enabled: isOwner }).data;
  if (!isOwner || !state) return null;
  const { last, failure, isOverdue, warning } = state;
  const sentence = () => {
    if (failure) return t('backups.notice.failed');
    return last ? t('backups.notice.overdue', { at: format.instant(last.madeAt) }) : t('backups.notice.none');
  };
  return (
    <>
      {isOverdue && (
        <Notice meaning="risk" title={sentence()}>
          <Anchor component={Link} to="/settings/backups">
            {t('backups.notice.look')}
          </Anchor>
        </Notice>
      )}
      {warning && !warning.isUnderstood && <FolderWarning state={state} />}
    </>
  );
}
