import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { endCoverInput, type WarrantyCard } from '../../shared/warranty/warranty.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

type Cover = WarrantyCard['covers'][number];

interface EndCoverDialogProps {
  /** None: closed. */
  cover: Cover | null;
  onClose: () => void;
}

/** Brings the end of a plan or contract nearer, with a reason. */
export function EndCoverDialog({ cover, onClose }: EndCoverDialogProps) {
  const { t } = useTranslation();
  return (
    <SideSheet
      title={cover ? t('warranty.cover.end-title', { name: cover.name }) : ''}
      isOpen={cover !== null}
      onClose={onClose}
    >
      {cover && <EndCoverForm cover={cover} onClose={onClose} />}
    </SideSheet>
  );
}

function EndCoverForm({ cover, onClose }: { cover: Cover; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useDesk();
  const form = useContractForm(endCoverInput, {
    initialValues: { id: cover.id, endsOn: today as string | null, reason: '' },
    submit: async (values) => {
      await api.warranty.endCover(values);
      notifyDone(t('warranty.done.cover-ended'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <DayField label={t('warranty.cover.last-day')} required {...form.getInputProps('endsOn')} />
        <TextInput
          label={t('common.word.reason')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
      </Stack>
      <FormActions form={form} label={t('warranty.cover.end')} onCancel={onClose} />
    </FormFrame>
  );
}
