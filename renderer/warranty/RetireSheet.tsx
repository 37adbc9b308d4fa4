import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { retireInput, type TermsVersionRow } from '../../shared/warranty/warranty.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

interface RetireSheetProps {
  /** None: closed. */
  version: TermsVersionRow | null;
  onClose: () => void;
}

/** Nothing bought later has these terms; what was bought until then keeps them. */
export function RetireSheet({ version, onClose }: RetireSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet
      title={version ? t('warranty.terms.retire-title', { name: version.terms.name }) : ''}
      isOpen={version !== null}
      onClose={onClose}
    >
      {version && <RetireForm version={version} onClose={onClose} />}
    </SideSheet>
  );
}

function RetireForm({ version, onClose }: { version: TermsVersionRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useDesk();
  const form = useContractForm(retireInput, {
    initialValues: { id: version.id, lastDay: today as string | null },
    submit: async (values) => {
      await api.warranty.retireTerms(values);
      notifyDone(t('warranty.done.terms-saved'));
      onClose();
    },
  });
  return (
    <FormFrame form={form}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('warranty.terms.retire-hint')}
        </Text>
        <DayField
          label={t('warranty.terms.last-day')}
          required
          data-autofocus
          {...form.getInputProps('lastDay')}
        />
      </Stack>
      <FormActions form={form} label={t('warranty.terms.retire')} onCancel={onClose} />
    </FormFrame>
  );
}
