import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { handovers } from '../../shared/handovers/handovers.contract.ts';
import { uncollectedDecisions } from '../../shared/handovers/uncollected.rules.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { inputSchemaOf } from '../payments/input-schema.ts';
import { withSecondPerson } from '../people/second-person.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';

const schema = inputSchemaOf(handovers.decide);

/** What becomes of it: its owner decides, before a second person. */
export function DecisionForm({ repairId, onDone }: { repairId: number; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const form = useContractForm(schema, {
    initialValues: { repairId, decision: 'keep' as string, reason: '' },
    async submit(input) {
      const asked = {
        right: 'payments.approve',
        sentence: t('handovers.decision.second'),
        exceptId: me?.person?.id,
      } as const;
      const done = await withSecondPerson(asked, (countersignId) =>
        api.handovers.decide({ ...input, ...(countersignId && { countersignId }) }),
      );
      if (!done) return;
      notifyDone(t('common.state.saved'));
      onDone();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <Radio.Group
          label={t('handovers.decision.title')}
          description={t('handovers.decision.hint')}
          {...form.getInputProps('decision')}
        >
          <Stack gap="xs" my="xs">
            {uncollectedDecisions.map((value) => (
              <Radio key={value} value={value} label={t(`handovers.decision.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput label={t('common.word.reason')} required {...form.getInputProps('reason')} />
      </Stack>
      <FormActions form={form} label={t('handovers.action.decide')} onCancel={onDone} />
    </FormFrame>
  );
}
