import { Button, Group } from '@mantine/core';
import { IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../shared/attachments/attachments.contract.ts';
import { api } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './ProofSection.module.css';
import { downloadProof } from './proof-file.ts';

interface ProofRowProps {
  proof: Attachment;
  mayChange: boolean;
  onSee: () => void;
}

/** One file: what it is, who brought it when, and what may be done with it. */
export function ProofRow({ proof, mayChange, onSee }: ProofRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, kind, bytes, name, addedAt, addedBy, withdrawn, isThere } = proof;
  const download = useMutation({ mutationFn: () => downloadProof(proof) });
  const reinstate = async () => {
    await api.attachments.reinstate({ id });
    notifyDone(t('attachments.done.reinstated', { name }));
  };
  const withdraw = useMutation({
    mutationFn: () => api.attachments.withdraw({ id }),
    onSuccess: () =>
      notifyDone(t('attachments.done.withdrawn', { name }), { undo: () => reinstate().catch(report) }),
  });
  const said = ({ name: who }: { name: string }, at: number) => ({ name: who, at: format.instant(at) });
  const Icon = kind === 'pdf' ? IconFileTypePdf : IconPhoto;
  return (
    <li className={classes.row} data-withdrawn={withdrawn ? true : undefined}>
      <Icon className={classes.icon} size={22} stroke={1.5} aria-hidden="true" />
      <div className={classes.words}>
        <bdi className={classes.name}>{name}</bdi>
        <div className={classes.detail}>
          <span>
            {t(`attachments.kind.${kind}`)} · {sizeOf(bytes, format)}
          </span>
          <span>{t('attachments.by', said(addedBy, addedAt))}</span>
          {withdrawn && <span>{t('attachments.withdrawn', said(withdrawn.by, withdrawn.at))}</span>}
          {!isThere && <StatusDot meaning="bad">{t('attachments.not-there')}</StatusDot>}
        </div>
      </div>
      <Group gap="xs" wrap="nowrap">
        {isThere && kind !== 'pdf' && (
          <Button size="compact-sm" variant="subtle" onClick={onSee}>
            {t('attachments.see')}
          </Button>
        )}
        {isThere && kind === 'pdf' && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {t('attachments.download')}
          </Button>
        )}
        {mayChange && !withdrawn && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {t('attachments.withdraw')}
          </Button>
        )}
        {mayChange && withdrawn && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => void reinstate().catch(report)}
          >
            {t('attachments.reinstate')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function sizeOf(bytes: number, format: ReturnType<typeof useFormat>): string {
  const isSmall = bytes < 1_000_000;
  return format.number(isSmall ? Math.max(1, bytes / 1000) : bytes / 1_000_000, {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: isSmall ? 0 : 1,
  });
}
