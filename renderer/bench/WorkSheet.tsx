import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workInput } from '../../shared/bench/bench.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';
import { MinutesField } from './MinutesField.tsx';

interface WorkSheetProps {
  repairId: number;
  /** The piece of work that is told right; null: work that no clock counted. */
  work: { id: number; minutes: number } | null;
  onClose: () => void;
}

/** How long it really was, and why the clock did not say so. */
export function WorkSheet({ repairId, work, onClose }: WorkSheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(workInput, {
    initialValues: { minutes: work?.minutes ?? (null as number | null), reason: '' },
    submit: async (values) => {
      if (work) await api.bench.correctWork({ workId: work.id, ...values });
      else await api.bench.addWork({ repairId, ...values });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t(work ? 'bench.work.correct' : 'bench.work.add')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <MinutesField
            label={t('bench.field.minutes')}
            description={t(work ? 'bench.work.correct-hint' : 'bench.work.add-hint')}
            isFirst
            {...form.getInputProps('minutes')}
          />
          <TextInput label={t('common.word.reason')} required {...form.getInputProps('reason')} />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
