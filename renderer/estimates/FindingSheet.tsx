import { Checkbox, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { damageKinds } from '../../shared/estimates/cost-share.rules.ts';
import { findingInput } from '../../shared/estimates/estimates.shapes.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api, orpc } from '../app/api.ts';
import { PhotoChoice } from '../evidence/PhotoChoice.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';

interface FindingSheetProps {
  repair: Repair;
  onClose: () => void;
}

/** What was found about how the device was used, or what happened to it here. Wrong use is shown by a photo. */
export function FindingSheet({ repair, onClose }: FindingSheetProps) {
  const { t } = useTranslation();
  const { data: evidence } = useQuery(
    orpc.evidence.ofRepair.queryOptions({ input: { repairId: repair.id } }),
  );
  const photos = (evidence?.entries ?? []).flatMap((entry) =>
    entry.kind === 'photo' && !entry.withdrawn ? [entry] : [],
  );
  const form = useContractForm(findingInput, {
    initialValues: {
      ...{ repairId: repair.id, kind: 'wrongUse' as (typeof damageKinds)[number], cause: '', finding: '' },
      ...{ photoPosition: null as string | null, isOurAdvice: false },
    },
    toInput: ({ photoPosition, ...values }) => ({
      ...values,
      photoPosition: photoPosition === null ? null : Number(photoPosition),
    }),
    submit: async (found) => {
      await api.estimates.recordFinding(found);
      notifyDone(t('estimates.done.finding', { number: repair.number }));
      onClose();
    },
  });
  const isWrongUse = form.values.kind === 'wrongUse';
  return (
    <SideSheet title={t('estimates.action.finding')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack>
          <SegmentedControl
            aria-label={t('estimates.action.finding')}
            data={damageKinds.map((kind) => ({ value: kind, label: t(`estimates.finding.kind.${kind}`) }))}
            {...form.getInputProps('kind')}
          />
          <Text size="sm">{t(`estimates.finding.hint.${form.values.kind}`)}</Text>
          <TextInput
            label={t('estimates.finding.cause')}
            required
            data-autofocus
            {...form.getInputProps('cause')}
          />
          <Textarea
            label={t('estimates.finding.text')}
            required
            autosize
            minRows={2}
            {...form.getInputProps('finding')}
          />
          <PhotoChoice
            repairId={repair.id}
            photos={photos}
            label={t('estimates.finding.photo')}
            description={photos.length === 0 ? t('estimates.finding.no-photo') : undefined}
            required={isWrongUse}
            value={form.values.photoPosition}
            onChange={(position) => form.setFieldValue('photoPosition', position)}
            error={form.errors.photoPosition}
          />
          {isWrongUse && (
            <Checkbox
              label={t('estimates.finding.our-advice')}
              {...form.getInputProps('isOurAdvice', { type: 'checkbox' })}
            />
          )}
        </Stack>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
