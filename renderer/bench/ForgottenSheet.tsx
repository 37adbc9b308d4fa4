import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workInput } from '../../shared/bench/bench.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';
import { MinutesField } from './MinutesField.tsx';
import type { Forgotten } from './use-work-clock.tsx';

/** A clock that was left running: how long was it really? */
export function ForgottenSheet({ forgotten, onClose }: { forgotten: Forgotten; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { workId, number, startedAt } = forgotten;
  const form = useContractForm(workInput, {
    initialValues: { minutes: null as number | null, reason: t('bench.clock.forgotten-reason') },
    submit: async (values) => {
      await api.bench.stopWork({ workId, ...values });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('bench.clock.forgotten-title')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <div className={classes.stack}>
          <p className={classes.said}>
            {t('bench.clock.forgotten', { number, since: format.instant(startedAt) })}
          </p>
          <MinutesField
            label={t('bench.field.minutes')}
            description={t('bench.clock.minutes-hint')}
            isFirst
            {...form.getInputProps('minutes')}
          />
          <TextInput label={t('common.word.reason')} required {...form.getInputProps('reason')} />
        </div>
        <FormActions form={form} label={t('bench.action.stop')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
