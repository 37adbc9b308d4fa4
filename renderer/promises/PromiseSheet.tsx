import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { promiseInput, type Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { signatureFor } from './override.ts';
import { PromiseField } from './PromiseField.tsx';
import classes from './promises.module.css';

interface SheetProps {
  repair: Pick<Repair, 'id' | 'number' | 'promises'>;
  onClose: () => void;
}

/** A promise is never overwritten: a later one says why. */
export function PromiseSheet({ repair, onClose }: SheetProps) {
  const { t } = useTranslation();
  const mayOverride = useMay('promises.override');
  const isRevision = repair.promises.length > 0;
  const form = useContractForm(promiseInput, {
    initialValues: { id: repair.id, dueOn: null as string | null, reason: '', overrideReason: '' },
    submit: async (values) => {
      const signed = await signatureFor(values.overrideReason, mayOverride);
      if (!signed) return;
      await api.repairs.promise({ ...values, ...signed });
      notifyDone(t('repairs.done.promised', { number: repair.number }));
      onClose();
    },
  });
  const title = t(isRevision ? 'repairs.action.promise-again' : 'repairs.action.promise');
  return (
    <SideSheet title={title} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <PromiseField
            label={t('repairs.field.promised')}
            value={form.values.dueOn}
            onChange={(day) => form.setFieldValue('dueOn', day)}
            error={form.errors.dueOn}
            asked={{ repairId: repair.id }}
            overrideReason={form.values.overrideReason}
            onOverrideReason={(reason) => form.setFieldValue('overrideReason', reason)}
            isFirst
          />
          {isRevision && (
            <TextInput
              label={t('common.word.reason')}
              description={t('repairs.promise.reason-hint')}
              required
              {...form.getInputProps('reason')}
            />
          )}
        </div>
        <FormActions form={form} label={title} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
