import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';

interface UndoImportProps {
  importId: number;
  isSmall?: boolean;
  onUndone?: () => void;
}

/** Takes a whole import back, after one question; whatever refers to it by now is named. */
export function UndoImport({ importId, isSmall = false, onUndone }: UndoImportProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const undo = useMutation({
    mutationFn: () => api.records.undo({ importId }),
    onSuccess: ({ customers, devices, repairs }) => {
      notifyDone(
        t('records.undo.done', {
          customers: format.number(customers),
          devices: format.number(devices),
          repairs: format.number(repairs),
        }),
      );
      onUndone?.();
    },
  });
  return (
    <ConfirmButton
      label={t('common.action.undo')}
      size={isSmall ? 'compact-sm' : 'sm'}
      loading={undo.isPending}
      question={{
        title: t('records.undo.title'),
        consequence: t('records.undo.consequence'),
        verb: t('records.undo.verb'),
      }}
      onConfirm={() => undo.mutate()}
    />
  );
}
