import { Group, Input, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { satisfactions } from '../../shared/handovers/handovers.contract.ts';
import type { ContractForm } from '../ui/contract-form.ts';
import { Section } from '../ui/Section.tsx';
import type { HandoverValues } from './handover-values.ts';

/** Who takes it home, and the one question. */
export function WhoCollects({
  form,
  customerName,
}: {
  form: ContractForm<HandoverValues>;
  customerName: string;
}) {
  const { t } = useTranslation();
  const { isByAnother, satisfaction } = form.values;
  return (
    <Section title={t('handovers.who.title')}>
      <Stack gap="sm">
        <Radio.Group
          aria-label={t('handovers.who.title')}
          value={isByAnother ? 'another' : 'customer'}
          onChange={(value) => form.setFieldValue('isByAnother', (value === 'another') as never)}
        >
          <Group gap="xl">
            <Radio value="customer" label={<bdi>{customerName}</bdi>} />
            <Radio value="another" label={t('handovers.who.another')} />
          </Group>
        </Radio.Group>
        {isByAnother && (
          <TextInput
            label={t('handovers.who.name')}
            required
            maw="24rem"
            {...form.getInputProps('collectedBy')}
          />
        )}
        <Input.Wrapper label={t('handovers.satisfaction.question')} labelElement="div">
          <div>
            <SegmentedControl
              aria-label={t('handovers.satisfaction.question')}
              value={satisfaction ?? 'none'}
              onChange={(value) =>
                form.setFieldValue('satisfaction', (value === 'none' ? null : value) as never)
              }
              data={[
                { value: 'none', label: t('handovers.satisfaction.none') },
                ...satisfactions.map((value) => ({ value, label: t(`handovers.satisfaction.${value}`) })),
              ]}
            />
          </div>
        </Input.Wrapper>
        {satisfaction && (
          <TextInput label={t('handovers.satisfaction.said')} maw="36rem" {...form.getInputProps('said')} />
        )}
      </Stack>
    </Section>
  );
}
