import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Mapping, type Profile, type Target, targets } from '../../shared/records/mapping.rules.ts';
import type { api } from '../app/api.ts';
import { Section } from '../ui/Section.tsx';

export type Inspected = Awaited<ReturnType<typeof api.records.inspect>>;

interface MapColumnsProps {
  file: Inspected;
  isStarting: boolean;
  onTry: (order: { profile: Profile; mapping: Mapping }) => void;
  onBack: () => void;
}

/** Says which column holds what, with the first values of each beside it. */
export function MapColumns({ file, isStarting, onTry, onBack }: MapColumnsProps) {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<Mapping>(file.mapping);
  const targetOf = useMemo(() => {
    const found = new Map<string, Target>();
    for (const target of targets) {
      const column = mapping[target];
      if (column && !found.has(column)) found.set(column, target);
    }
    return found;
  }, [mapping]);
  const namesSomebody = Boolean(mapping['customer.name'] || mapping['customer.phone']);
  const isStandard = file.profile === 'open-repair';

  const choose = (column: string, target: string | null) => {
    const next: Mapping = { ...mapping };
    for (const known of targets) if (next[known] === column) delete next[known];
    if (target) next[target as Target] = column;
    setMapping(next);
  };

  return (
    <Stack gap="md">
      <Section
        title={file.fileName}
        aside={isStandard && <Badge variant="light">{t('records.map.standard')}</Badge>}
        description={isStandard ? t('records.map.standard-sentence') : t('records.map.sentence')}
      >
        <Table verticalSpacing={4} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('records.map.column')}</Table.Th>
              <Table.Th>{t('records.map.holds')}</Table.Th>
              <Table.Th>{t('records.map.values')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {file.columns.map((column, index) => (
              <Table.Tr key={column}>
                <Table.Td>
                  <bdi>{column}</bdi>
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={t('records.map.holds-of', { column })}
                    value={targetOf.get(column) ?? null}
                    onChange={(target) => choose(column, target)}
                    placeholder={t('records.map.nothing')}
                    clearable
                    disabled={isStandard}
                    data={targets.map((target) => ({ value: target, label: t(`records.target.${target}`) }))}
                  />
                </Table.Td>
                <Table.Td maw={360}>
                  <Text size="sm" c="dimmed" truncate>
                    <bdi>
                      {file.samples
                        .map((cells) => cells[index])
                        .filter(Boolean)
                        .slice(0, 3)
                        .join(' · ') || '—'}
                    </bdi>
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
      {!namesSomebody && <Text c="var(--meaning-bad)">{t('records.refusal.mapping-without-customer')}</Text>}
      <Group>
        <Button
          onClick={() => onTry({ profile: file.profile, mapping })}
          disabled={!namesSomebody}
          loading={isStarting}
        >
          {t('records.map.try')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('records.map.other-file')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('records.map.try-hint')}
        </Text>
      </Group>
    </Stack>
  );
}
