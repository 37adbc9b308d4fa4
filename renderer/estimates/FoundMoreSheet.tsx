import { Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lineKinds } from '../../shared/estimates/estimate.rules.ts';
import { foundMoreInput } from '../../shared/estimates/estimates.shapes.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { CountField } from '../warranty/CountField.tsx';
import { newLine } from './estimate-values.ts';

interface FoundMoreSheetProps {
  repair: Repair;
  seenAt: number;
  onClose: () => void;
}

/** One more thing than was approved; over the sum, the order stops until the customer has said yes to it. */
export function FoundMoreSheet({ repair, seenAt, onClose }: FoundMoreSheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(foundMoreInput, {
    initialValues: { repairId: repair.id, seenAt, lines: [newLine('parts')], reason: '' },
    submit: async (found) => {
      const { isOver } = await api.estimates.foundMore(found);
      notifyDone(t(isOver ? 'estimates.done.stopped' : 'estimates.done.within', { number: repair.number }));
      onClose();
    },
  });
  return (
    <SideSheet title={t('estimates.action.foundMore')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack>
          <Text size="sm">{t('estimates.found-more.hint')}</Text>
          <Select
            label={t('estimates.field.kind')}
            allowDeselect={false}
            data={lineKinds.map((kind) => ({ value: kind, label: t(`estimates.line.kind.${kind}`) }))}
            {...form.getInputProps('lines.0.kind')}
          />
          <TextInput
            label={t('estimates.field.what')}
            required
            data-autofocus
            {...form.getInputProps('lines.0.label')}
          />
          <CountField label={t('estimates.field.quantity')} {...form.getInputProps('lines.0.quantity')} />
          <MoneyField
            label={t('estimates.field.price')}
            required
            currency={repair.currency}
            {...form.getInputProps('lines.0.unitMinor')}
          />
          <Textarea
            label={t('common.word.reason')}
            description={t('estimates.found-more.reason-hint')}
            required
            autosize
            {...form.getInputProps('reason')}
          />
        </Stack>
        <FormActions form={form} label={t('estimates.action.foundMore')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
