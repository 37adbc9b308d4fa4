import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lostReasons, spokenWays } from '../../shared/estimates/estimate.rules.ts';
import {
  declineInput,
  type Estimate,
  type EstimatesOfRepair,
} from '../../shared/estimates/estimates.shapes.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

interface DeclineSheetProps {
  repair: Repair;
  told: EstimatesOfRepair;
  estimate: Estimate;
  onClose: () => void;
}

/** The customer's no, with the reason that counts later, and what looking into it costs. */
export function DeclineSheet({ repair, told, estimate, onClose }: DeclineSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const hasApproved = told.versions.some(({ stage }) => stage === 'approved');
  const left = estimate.options.find(({ kind }) => kind === 'leaveAsIs');
  const feeMinor = left?.customerMinor ?? told.usual.diagnosisFeeMinor ?? 0;
  const form = useContractForm(declineInput, {
    initialValues: {
      ...{
        estimateId: estimate.id,
        how: 'phone' as (typeof spokenWays)[number],
        approver: repair.customerName,
      },
      ...{ reason: null as (typeof lostReasons)[number] | null, note: '' },
      ...{ isFeeWaived: false, goesOnAsApproved: hasApproved },
    },
    submit: async (said) => {
      await api.estimates.decline(said);
      notifyDone(t('estimates.done.declined', { number: repair.number }));
      onClose();
    },
  });
  return (
    <SideSheet title={t('estimates.action.decline')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack>
          <Select
            label={t('common.word.reason')}
            required
            data-autofocus
            data={lostReasons.map((reason) => ({ value: reason, label: t(`estimates.reason.${reason}`) }))}
            {...form.getInputProps('reason')}
          />
          <Select
            label={t('estimates.field.how')}
            allowDeselect={false}
            data={spokenWays.map((way) => ({ value: way, label: t(`estimates.way.${way}`) }))}
            {...form.getInputProps('how')}
          />
          <TextInput label={t('estimates.field.approver')} required {...form.getInputProps('approver')} />
          {hasApproved && (
            <Checkbox
              label={t('estimates.field.goes-on')}
              {...form.getInputProps('goesOnAsApproved', { type: 'checkbox' })}
            />
          )}
          {feeMinor > 0 && !form.values.goesOnAsApproved && (
            <Checkbox
              label={t('estimates.field.waive', { fee: format.money(feeMinor, estimate.currency) })}
              {...form.getInputProps('isFeeWaived', { type: 'checkbox' })}
            />
          )}
          <Textarea label={t('estimates.field.answer-note')} autosize {...form.getInputProps('note')} />
        </Stack>
        <FormActions form={form} label={t('estimates.action.decline')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
