import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hoursInput, type Worker } from '../../shared/capacity/capacity.contract.ts';
import { api } from '../app/api.ts';
import { HoursField } from '../settings/HoursField.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './capacity.module.css';

/** The weekly hours of somebody at the bench. */
export function HoursSheet({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm(hoursInput, {
    initialValues: { personId: worker.id, asShop: !worker.hasOwnHours, hours: worker.hours },
    toInput: ({ personId, asShop, hours }) => ({ personId, hours: asShop ? null : hours }),
    submit: async (values) => {
      await api.capacity.setHours(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('capacity.hours.of', { name: worker.name })} size="lg" isOpen onClose={onClose}>
      <FormFrame form={form}>
        <div className={classes.stack}>
          <Switch
            label={t('capacity.hours.as-shop')}
            checked={form.values.asShop}
            onChange={(event) => form.setFieldValue('asShop', event.currentTarget.checked)}
            data-autofocus
          />
          {!form.values.asShop && (
            <HoursField
              value={form.values.hours}
              onChange={(hours) => form.setValues((old) => ({ ...old, hours }))}
              errors={form.errors}
              path="hours"
            />
          )}
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
