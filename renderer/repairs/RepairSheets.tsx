import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelInput, changeInput, type Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './repairs.module.css';

interface SheetProps {
  repair: Repair;
  onClose: () => void;
}

/** Mends what was written at the counter. */
export function ChangeSheet({ repair, onClose }: SheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(changeInput, {
    initialValues: {
      id: repair.id,
      seenAt: repair.changedAt,
      fault: repair.fault,
      wishes: repair.wishes,
      conditionNote: repair.conditionNote,
      costLimitMinor: repair.costLimitMinor,
    },
    submit: async (values) => {
      await api.repairs.change(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('repairs.action.change')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <Textarea
            label={t('repairs.field.fault')}
            autosize
            minRows={3}
            required
            data-autofocus
            {...form.getInputProps('fault')}
          />
          <TextInput label={t('repairs.field.condition-note')} {...form.getInputProps('conditionNote')} />
          <TextInput label={t('repairs.field.wishes')} {...form.getInputProps('wishes')} />
          <MoneyField
            label={t('repairs.field.cost-limit')}
            currency={repair.currency}
            {...form.getInputProps('costLimitMinor')}
          />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

export function CancelSheet({ repair, onClose }: SheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(cancelInput, {
    initialValues: { id: repair.id, reason: '' },
    submit: async (values) => {
      await api.repairs.cancel(values);
      const undo = async () => {
        await api.repairs.reopen({ id: repair.id });
      };
      notifyDone(t('repairs.done.cancelled', { number: repair.number }), { undo });
      onClose();
    },
  });
  return (
    <SideSheet title={t('repairs.action.cancel')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <TextInput
          label={t('common.word.reason')}
          description={t('repairs.cancel.reason-hint')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <FormActions form={form} label={t('repairs.action.cancel')} />
      </FormFrame>
    </SideSheet>
  );
}
