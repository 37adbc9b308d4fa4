import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PhotoEntry, withdrawInput } from '../../shared/evidence/evidence.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

interface WithdrawSheetProps {
  repairId: number;
  photo: PhotoEntry;
  onClose: () => void;
}

/** A photo is never taken out: it is said why it counts no more. */
export function WithdrawSheet({ repairId, photo, onClose }: WithdrawSheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(withdrawInput, {
    initialValues: { repairId, position: photo.position, reason: '' },
    submit: async (values) => {
      await api.evidence.withdraw(values);
      notifyDone(t('evidence.done.withdrawn'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('evidence.action.withdraw')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <TextInput
          label={t('common.word.reason')}
          description={t('evidence.withdraw-hint')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <FormActions form={form} label={t('evidence.action.withdraw')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
