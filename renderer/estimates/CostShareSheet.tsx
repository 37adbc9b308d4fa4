import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { costShares, needsSupervisor } from '../../shared/estimates/cost-share.rules.ts';
import {
  costShareInput,
  type DamageFinding,
  type EstimatesOfRepair,
} from '../../shared/estimates/estimates.shapes.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { countersign } from '../people/Countersign.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

interface CostShareSheetProps {
  repair: Repair;
  told: EstimatesOfRepair;
  finding: DamageFinding;
  onClose: () => void;
}

/** Who bears what wrong use has cost. What the house does is chosen; anything else needs a reason and a supervisor. */
export function CostShareSheet({ repair, told, finding, onClose }: CostShareSheetProps) {
  const { t } = useTranslation();
  const mayDecide = useMay('estimates.costShare');
  const usual = told.usual.costShare;
  const form = useContractForm(costShareInput, {
    initialValues: { findingId: finding.id, share: finding.share?.share ?? usual, reason: '' },
    submit: async (decision) => {
      const isUnusual = needsSupervisor(decision.share, usual);
      const asked = {
        right: 'estimates.costShare' as const,
        sentence: t(`estimates.share.${decision.share}`),
      };
      const signed = isUnusual && !mayDecide && decision.reason !== '' ? await countersign(asked) : null;
      if (isUnusual && !mayDecide && decision.reason !== '' && signed === null) return;
      await api.estimates.decideCostShare({ ...decision, ...(signed !== null && { countersignId: signed }) });
      notifyDone(t('estimates.done.share', { number: repair.number }));
      onClose();
    },
  });
  const isUnusual = needsSupervisor(form.values.share, usual);
  return (
    <SideSheet title={t('estimates.action.costShare')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack>
          <Text size="sm">
            <bdi>{finding.cause}</bdi> – <bdi>{finding.finding}</bdi>
          </Text>
          <Radio.Group label={t('estimates.field.share')} {...form.getInputProps('share')}>
            <Stack gap="xs" mt="xs">
              {costShares.map((share, index) => (
                <Radio
                  key={share}
                  value={share}
                  data-autofocus={index === 0 || undefined}
                  label={t(`estimates.share.${share}`)}
                  description={share === usual ? t('estimates.share.usual') : undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('common.word.reason')}
            description={isUnusual ? t('estimates.share.reason-hint') : undefined}
            required={isUnusual}
            autosize
            minRows={2}
            {...form.getInputProps('reason')}
          />
        </Stack>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
