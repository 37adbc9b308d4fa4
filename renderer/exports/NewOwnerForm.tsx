import { Button, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ArchiveFound, openArchiveInput } from '../../shared/exports/exports.contract.ts';
import { api } from '../app/api.ts';
import { freshKey } from '../app/fresh-key.ts';
import { askWhoIsThere } from '../app/query-client.ts';
import { FirstSecrets } from '../people/FirstSecrets.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';

interface NewOwnerFormProps {
  jobId: string;
  found: ArchiveFound;
  onBack: () => void;
}

/** What an exported shop holds, and who opens it: an owner chooses new secrets, as the file has none. */
export function NewOwnerForm({ jobId, found, onBack }: NewOwnerFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const key = useRef(freshKey());
  const [first] = found.owners;
  const form = useContractForm(openArchiveInput, {
    initialValues: {
      jobId,
      ownerId: first?.id ?? 0,
      password: '',
      pin: '',
      stationName: t('people.door.device-example'),
    },
    async submit(written) {
      await api.exports.openArchive(written, { context: { key: key.current } });
      askWhoIsThere();
    },
  });
  const owner = form.getInputProps('ownerId');
  return (
    <Stack gap="lg">
      <Section title={t('exports.open.found')}>
        <KeyValues
          items={[
            { label: t('settings.section.shop'), value: <bdi>{found.shop}</bdi> },
            { label: t('exports.open.made'), value: format.instant(Date.parse(found.madeAt)) },
            { label: t('exports.list.customers'), value: format.count(found.customers) },
            { label: t('exports.list.devices'), value: format.count(found.devices) },
            { label: t('exports.list.repairs'), value: format.count(found.repairs) },
            { label: t('exports.open.files'), value: format.count(found.files) },
          ]}
        />
      </Section>
      <FormFrame form={form} enter="next" label={t('exports.open.owner')}>
        <Section title={t('exports.open.owner')} description={t('exports.open.owner-why')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('common.word.name')}
              data={found.owners.map(({ id, name }) => ({ value: String(id), label: name }))}
              allowDeselect={false}
              value={String(form.values.ownerId)}
              onChange={(id) => form.setFieldValue('ownerId', Number(id))}
              error={owner.error}
            />
            <FirstSecrets inputProps={(name) => form.getInputProps(name)} autoFocus />
          </SimpleGrid>
        </Section>
        <Group justify="space-between" mt="lg">
          <Button variant="subtle" color="gray" onClick={onBack} disabled={form.isSubmitting}>
            {t('exports.open.other')}
          </Button>
          <Button type="submit" size="md" loading={form.isSubmitting}>
            {t('exports.open.verb')}
          </Button>
        </Group>
      </FormFrame>
    </Stack>
  );
}
