import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Minor } from '../../shared/kernel/money.ts';
import { payments } from '../../shared/payments/payments.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { AmountFields } from './AmountFields.tsx';
import { amountsOf, noAmounts, type TypedAmounts, tenderedOf } from './amounts.ts';
import { inputSchemaOf } from './input-schema.ts';

export interface TakeSheetProps {
  repairId: number;
  kind: 'deposit' | 'payment';
  /** The most that can be taken, and what is asked for of it. */
  mostMinor: Minor;
  askedMinor: Minor;
  currency: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Takes money for one order: ahead, or what is owed. */
export function TakeSheet({ isOpen, ...rest }: TakeSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t(`payments.action.${rest.kind}`)} isOpen={isOpen} onClose={rest.onClose}>
      {isOpen && <TakeForm {...rest} />}
    </SideSheet>
  );
}

const schema = inputSchemaOf(payments.take);

interface Values extends Record<string, unknown> {
  repairId: number;
  typed: TypedAmounts;
}

const toInput = ({ repairId, typed }: Values) => ({
  repairId,
  amounts: amountsOf(typed),
  tenderedMinor: tenderedOf(typed),
});

function TakeForm({
  repairId,
  kind,
  mostMinor,
  askedMinor,
  currency,
  onClose,
}: Omit<TakeSheetProps, 'isOpen'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useContractForm(schema, {
    initialValues: { repairId, typed: { ...noAmounts } } as Values,
    toInput,
    async submit(input) {
      const taken =
        kind === 'deposit' ? await api.payments.takeDeposit(input) : await api.payments.take(input);
      notifyDone(
        taken.changeMinor > 0
          ? t('payments.done.change', { amount: format.money(taken.changeMinor, currency) })
          : t('payments.done.taken'),
      );
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      {kind === 'deposit' && askedMinor > 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('payments.deposit.asked', { amount: format.money(askedMinor, currency) })}
        </Text>
      )}
      <AmountFields
        value={form.values.typed}
        onChange={(typed) => {
          form.setFieldValue('typed', typed as never);
          form.clearErrors();
        }}
        dueMinor={kind === 'deposit' && askedMinor > 0 ? askedMinor : mostMinor}
        currency={currency}
        errors={form.errors}
      />
      <FormActions form={form} label={t(`payments.action.${kind}`)} onCancel={onClose} />
    </FormFrame>
  );
}
