import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isOutcome, type Outcome, offeredOutcomes } from '../../shared/bench/outcome.rules.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';
import type { BenchFacts } from './bench-queries.ts';

const outcomeInput = z.object({ outcome: z.enum(offeredOutcomes, { error: 'common.invalid.choice' }) });

interface OutcomeSheetProps {
  repairId: number;
  bench: BenchFacts;
  onClose: () => void;
}

/** What became of the device, where the findings alone do not say it right. */
export function OutcomeSheet({ repairId, bench, onClose }: OutcomeSheetProps) {
  const { t } = useTranslation();
  const known = bench.outcome || bench.proposedOutcome;
  const form = useContractForm(outcomeInput, {
    initialValues: { outcome: (isOutcome(known) ? known : null) as Outcome | null },
    submit: async ({ outcome }) => {
      await api.bench.setOutcome({ repairId, outcome });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('bench.action.outcome')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <div className={classes.stack}>
          <Radio.Group aria-label={t('bench.field.outcome')} {...form.getInputProps('outcome')}>
            <Stack gap="md">
              {offeredOutcomes.map((outcome) => (
                <Radio
                  key={outcome}
                  size="md"
                  value={outcome}
                  label={t(`bench.outcome.${outcome}`)}
                  description={t(`bench.outcome-hint.${outcome}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
