import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { makeInput } from '../../shared/promises/promises.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './promises.module.css';

const kinds = ['callback', 'visit', 'refund'] as const;

interface MakeSheetProps {
  customerId: number;
  repairId: number | null;
  onClose: () => void;
}

/** A call, a visit or a refund by a day: kept in the same ledger as the day of a repair. */
export function MakeSheet({ customerId, repairId, onClose }: MakeSheetProps) {
  const { t } = useTranslation();
  const { today } = useDesk();
  const form = useContractForm(makeInput, {
    initialValues: {
      ...{ customerId, repairId, reason: '' },
      kind: 'callback' as (typeof kinds)[number],
      dueOn: null as string | null,
    },
    submit: async (values) => {
      await api.promises.make(values);
      notifyDone(t('promises.make.done'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('promises.make.title')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <Select
            label={t('promises.field.kind')}
            data={kinds.map((kind) => ({ value: kind, label: t(`promises.kind.${kind}`) }))}
            allowDeselect={false}
            data-autofocus
            {...form.getInputProps('kind')}
          />
          <TextInput
            label={t('promises.field.what')}
            required
            autoComplete="off"
            {...form.getInputProps('reason')}
          />
          <DayField
            label={t('promises.field.due')}
            value={form.values.dueOn}
            onChange={(day) => form.setFieldValue('dueOn', day)}
            error={form.errors.dueOn}
            earliest={today}
            required
          />
        </div>
        <FormActions form={form} label={t('promises.make.action')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
