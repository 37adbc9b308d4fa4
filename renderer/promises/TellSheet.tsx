import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AlertRow, toldInput } from '../../shared/promises/promises.contract.ts';
import { api } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Phone } from '../ui/Phone.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { signatureFor } from './override.ts';
import { PromiseField } from './PromiseField.tsx';
import classes from './promises.module.css';

const ways = ['phone', 'message', 'email', 'letter', 'person'] as const;

/** The customer was told; the day that was agreed instead becomes a promise of its own. */
export function TellSheet({ alert, onClose }: { alert: AlertRow; onClose: () => void }) {
  const { t } = useTranslation();
  const mayOverride = useMay('promises.override');
  const form = useContractForm(toldInput, {
    initialValues: {
      alertId: alert.id,
      how: 'phone' as (typeof ways)[number],
      note: '',
      dueOn: null as string | null,
      overrideReason: '',
    },
    submit: async (values) => {
      const signed = await signatureFor(values.overrideReason, mayOverride);
      if (!signed) return;
      await api.promises.told({ ...values, ...signed });
      notifyDone(t('promises.tell.done', { name: alert.customerName }));
      onClose();
    },
  });
  return (
    <SideSheet title={t('promises.tell.title')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <p className={classes.main} style={{ margin: 0 }}>
            <bdi>{alert.customerName}</bdi>
            {alert.customerPhone && (
              <>
                {' · '}
                <Phone value={alert.customerPhone} />
              </>
            )}
          </p>
          <Select
            label={t('promises.field.how')}
            data={ways.map((way) => ({ value: way, label: t(`promises.how.${way}`) }))}
            allowDeselect={false}
            data-autofocus
            {...form.getInputProps('how')}
          />
          <TextInput
            label={t('promises.field.note')}
            description={t('promises.field.note-hint')}
            autoComplete="off"
            {...form.getInputProps('note')}
          />
          <PromiseField
            label={t('promises.field.new-day')}
            value={form.values.dueOn}
            onChange={(day) => form.setFieldValue('dueOn', day)}
            error={form.errors.dueOn}
            asked={{ repairId: alert.repairId }}
            overrideReason={form.values.overrideReason}
            onOverrideReason={(reason) => form.setFieldValue('overrideReason', reason)}
          />
        </div>
        <FormActions form={form} label={t('promises.tell.action')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
