import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { comeBackVerdicts } from '../../shared/repairs/come-back.rules.ts';
import { judgeInput } from '../../shared/repairs/come-backs.contract.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './repairs.module.css';

/** Whose doing it is that the device is back: what follows stands beside each answer. */
export function JudgeSheet({ repair, onClose }: { repair: Repair; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm(judgeInput, {
    initialValues: { id: repair.id, verdict: repair.comeBack?.verdict ?? null, reason: '' },
    submit: async (values) => {
      await api.repairs.judgeComeBack(values);
      notifyDone(t('repairs.done.judged', { number: repair.number }));
      onClose();
    },
  });
  return (
    <SideSheet title={t('repairs.action.judge')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <Radio.Group label={t('repairs.come-back.whose')} {...form.getInputProps('verdict')} required>
            <Stack gap="xs" mt="xs">
              {comeBackVerdicts.map((verdict) => (
                <Radio
                  key={verdict}
                  value={verdict}
                  label={t(`repairs.verdict.${verdict}`)}
                  description={t(`repairs.verdict-hint.${verdict}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={t('common.word.reason')}
            required
            maxLength={300}
            {...form.getInputProps('reason')}
          />
        </div>
        <FormActions form={form} label={t('repairs.action.judge')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
