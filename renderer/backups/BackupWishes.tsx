import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { backupWishes } from '../../shared/backups/backups.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './backups.module.css';
import type { BackupState } from './FolderWarning.tsx';

/** When the owner wants to hear of it, and where the copies go. */
export function BackupWishes({ state }: { state: BackupState }) {
  const { t } = useTranslation();
  const { warnAfterDays, secondPlace, second } = state;
  const form = useContractForm(backupWishes, {
    initialValues: { warnAfterDays, secondPlace },
    async submit(changed) {
      await api.backups.change(changed);
      notifyDone(t('common.state.saved'));
    },
  });
  const { state: place, waiting } = second;
  return (
    <Section title={t('backups.settings.title')} description={t('backups.settings.sentence')}>
      <FormFrame form={form}>
        <NumberInput
          label={t('backups.settings.warn-after')}
          suffix={` ${t('backups.settings.days')}`}
          min={1}
          max={60}
          maw={340}
          {...form.getInputProps('warnAfterDays')}
        />
        <TextInput
          label={t('backups.settings.second')}
          description={t('backups.settings.second-why')}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('secondPlace')}
        />
        {place !== 'none' && (
          <span className={classes.quiet}>
            {place === 'ready' ? (
              <StatusDot meaning={waiting === 0 ? 'good' : 'waiting'}>
                {waiting === 0 ? t('backups.second.ready') : t('backups.second.waiting', { count: waiting })}
              </StatusDot>
            ) : (
              <StatusDot meaning="waiting">{t(`backups.place.${place}`, { example: '/mnt/usb' })}</StatusDot>
            )}
          </span>
        )}
        <FormActions form={form} label={t('common.action.save')} />
      </FormFrame>
    </Section>
  );
}
