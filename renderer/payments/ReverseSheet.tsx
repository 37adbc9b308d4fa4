import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Minor } from '../../shared/kernel/money.ts';
import { waysBack } from '../../shared/payments/ledger.rules.ts';
import { type MoneyRow, payments } from '../../shared/payments/payments.contract.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { withSecondPerson } from '../people/second-person.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { inputSchemaOf } from './input-schema.ts';

export interface Reversed {
  act: 'refund' | 'void';
  row: MoneyRow;
  /** Of a refund: what is left of the row, and no more than what stands to the credit. */
  mostMinor: Minor;
}

interface ReverseSheetProps {
  reversed: Reversed | null;
  currency: string;
  onClose: () => void;
}

/** Gives money back, or takes back a row that should never have been. */
export function ReverseSheet({ reversed, currency, onClose }: ReverseSheetProps) {
  const { t } = useTranslation();
  const title = t(`payments.action.${reversed?.act ?? 'refund'}`);
  return (
    <SideSheet title={title} isOpen={reversed !== null} onClose={onClose}>
      {reversed?.act === 'refund' && <RefundForm reversed={reversed} currency={currency} onClose={onClose} />}
      {reversed?.act === 'void' && <VoidForm reversed={reversed} currency={currency} onClose={onClose} />}
    </SideSheet>
  );
}

interface FormProps {
  reversed: Reversed;
  currency: string;
  onClose: () => void;
}

const refundSchema = inputSchemaOf(payments.refund);
const voidSchema = inputSchemaOf(payments.makeVoid);

function RefundForm({ reversed: { row, mostMinor }, currency, onClose }: FormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const form = useContractForm(refundSchema, {
    initialValues: {
      paymentId: row.id,
      minor: mostMinor as Minor | null,
      method: row.method as string,
      reason: '',
    },
    async submit(input) {
      const sentence = t('payments.second.refund', { amount: format.money(input.minor, currency) });
      const asked = { right: 'payments.approve', sentence, exceptId: me?.person?.id } as const;
      const done = await withSecondPerson(asked, (countersignId) =>
        api.payments.refund({ ...input, ...(countersignId && { countersignId }) }),
      );
      if (!done) return;
      notifyDone(t('payments.done.refunded'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <MoneyField
          label={t('payments.field.amount')}
          description={t('payments.refund.most', { amount: format.money(mostMinor, currency) })}
          currency={currency}
          required
          {...form.getInputProps('minor')}
        />
        <Select
          label={t('payments.field.method')}
          allowDeselect={false}
          data={waysBack(row.method).map((value) => ({ value, label: t(`payments.method.${value}`) }))}
          {...form.getInputProps('method')}
        />
        <TextInput
          label={t('common.word.reason')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
      </Stack>
      <FormActions form={form} label={t('payments.action.refund')} onCancel={onClose} />
    </FormFrame>
  );
}

function VoidForm({ reversed: { row }, currency, onClose }: FormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const amount = format.money(Math.abs(row.minor), currency);
  const form = useContractForm(voidSchema, {
    initialValues: { paymentId: row.id, reason: '' },
    async submit(input) {
      const asked = {
        right: 'payments.approve',
        sentence: t('payments.second.void', { amount }),
        exceptId: me?.person?.id,
      } as const;
      const done = await withSecondPerson(asked, (countersignId) =>
        api.payments.makeVoid({ ...input, ...(countersignId && { countersignId }) }),
      );
      if (!done) return;
      notifyDone(t('payments.done.void'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <Text size="sm">
          {t('payments.void.sentence', {
            what: t(`payments.kind.${row.kind}`),
            method: t(`payments.method.${row.method}`),
            amount,
          })}
        </Text>
        <TextInput
          label={t('common.word.reason')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
      </Stack>
      <FormActions form={form} label={t('payments.action.void')} onCancel={onClose} />
    </FormFrame>
  );
}
