import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

const planning = z.object({
  minutes: z
    .int({ error: 'common.invalid.number' })
    .min(1, { error: 'common.invalid.number' })
    .max(10_000, { error: 'common.invalid.number' })
    .nullable(),
});

/** How long it will take at the bench; without a number it takes what is usual for its category. */
export function PlanSheet({ repair, onClose }: { repair: Repair; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm(planning, {
    initialValues: { minutes: repair.plannedMinutes },
    submit: async ({ minutes }) => {
      await api.repairs.plan({ id: repair.id, minutes });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('repairs.action.plan')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <NumberInput
          label={t('repairs.field.planned')}
          description={t('repairs.plan.hint')}
          value={form.values.minutes ?? ''}
          onChange={(value) => form.setFieldValue('minutes', typeof value === 'number' ? value : null)}
          error={form.errors.minutes}
          min={1}
          max={10_000}
          step={15}
          data-autofocus
        />
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
