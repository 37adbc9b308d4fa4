import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Minor } from '../../shared/kernel/money.ts';
import { payments } from '../../shared/payments/payments.contract.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { withSecondPerson } from '../people/second-person.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { inputSchemaOf } from './input-schema.ts';

interface WriteOffSheetProps {
  repairId: number;
  owedMinor: Minor;
  currency: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Lets the customer off what they owe: its owner's word, before a second person. */
export function WriteOffSheet({ isOpen, ...rest }: WriteOffSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t('payments.action.write-off')} isOpen={isOpen} onClose={rest.onClose}>
      {isOpen && <WriteOffForm {...rest} />}
    </SideSheet>
  );
}

const schema = inputSchemaOf(payments.writeOff);

function WriteOffForm({ repairId, owedMinor, currency, onClose }: Omit<WriteOffSheetProps, 'isOpen'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const amount = format.money(owedMinor, currency);
  const form = useContractForm(schema, {
    initialValues: { repairId, reason: '' },
    async submit(input) {
      const asked = {
        right: 'payments.approve',
        sentence: t('payments.second.write-off', { amount }),
        exceptId: me?.person?.id,
      } as const;
      const done = await withSecondPerson(asked, (countersignId) =>
        api.payments.writeOff({ ...input, ...(countersignId && { countersignId }) }),
      );
      if (!done) return;
      notifyDone(t('payments.done.written-off'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <Text size="sm">{t('payments.write-off.sentence', { amount })}</Text>
        <TextInput
          label={t('common.word.reason')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
      </Stack>
      <FormActions form={form} label={t('payments.action.write-off')} onCancel={onClose} />
    </FormFrame>
  );
}
