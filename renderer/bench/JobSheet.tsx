import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Job, jobs } from '../../shared/bench/version.rules.ts';
import { optionalLine } from '../../shared/kernel/fields.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';
import type { BenchFacts } from './bench-queries.ts';

const jobInput = z.object({
  job: z.enum(jobs),
  targetVersion: optionalLine(40),
  installedVersion: optionalLine(40),
});

interface JobSheetProps {
  repairId: number;
  bench: BenchFacts;
  onClose: () => void;
}

/** Whether the order mends something or brings the device to a version, and which version it has. */
export function JobSheet({ repairId, bench, onClose }: JobSheetProps) {
  const { t } = useTranslation();
  const { deviceId, job, targetVersion, installedVersion, currentVersion } = bench;
  const form = useContractForm(jobInput, {
    initialValues: { job, targetVersion, installedVersion },
    submit: async (values) => {
      if (deviceId !== null && values.installedVersion !== installedVersion)
        await api.bench.setInstalledVersion({ deviceId, version: values.installedVersion });
      if (values.job !== job || values.targetVersion !== targetVersion)
        await api.bench.setJob({ repairId, job: values.job, targetVersion: values.targetVersion });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('bench.action.job')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <SegmentedControl
            size="md"
            aria-label={t('bench.action.job')}
            value={form.values.job}
            onChange={(value) => form.setFieldValue('job', value as Job)}
            data={jobs.map((value) => ({ value, label: t(`bench.job.${value}`) }))}
          />
          <TextInput
            label={t('bench.field.installed')}
            description={t('bench.job.installed-hint')}
            dir="ltr"
            {...form.getInputProps('installedVersion')}
          />
          {form.values.job !== 'repair' && (
            <TextInput
              label={t('bench.field.target')}
              description={currentVersion && t('bench.job.target-hint', { version: currentVersion })}
              dir="ltr"
              {...form.getInputProps('targetVersion')}
            />
          )}
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
