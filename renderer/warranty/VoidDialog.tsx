import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { voidInput, type WarrantyCard } from '../../shared/warranty/warranty.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

interface VoidDialogProps {
  card: WarrantyCard;
  isOpen: boolean;
  onClose: () => void;
}

/** Says that the warranty is lost, or that it is not after all. */
export function VoidDialog({ card, isOpen, onClose }: VoidDialogProps) {
  const { t } = useTranslation();
  const isLifting = card.voidMark !== null;
  const title = t(isLifting ? 'warranty.action.lift-void' : 'warranty.action.mark-void');
  return (
    <SideSheet title={title} isOpen={isOpen} onClose={onClose}>
      {isOpen && <VoidForm deviceId={card.device.id} isLifting={isLifting} title={title} onClose={onClose} />}
    </SideSheet>
  );
}

interface VoidFormProps {
  deviceId: number;
  isLifting: boolean;
  title: string;
  onClose: () => void;
}

function VoidForm({ deviceId, isLifting, title, onClose }: VoidFormProps) {
  const { t } = useTranslation();
  const { today } = useDesk();
  const form = useContractForm(voidInput, {
    initialValues: { deviceId, on: today as string | null, reason: '' },
    submit: async ({ on, reason }) => {
      if (isLifting) await api.warranty.liftVoid({ deviceId, reason });
      else await api.warranty.markVoid({ deviceId, on, reason });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <Text size="sm" c="dimmed">
          {t(isLifting ? 'warranty.void.lift-hint' : 'warranty.void.hint')}
        </Text>
        {!isLifting && (
          <DayField label={t('warranty.void.since')} required latest={today} {...form.getInputProps('on')} />
        )}
        <TextInput
          label={t('common.word.reason')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
      </Stack>
      <FormActions form={form} label={title} onCancel={onClose} />
    </FormFrame>
  );
}
