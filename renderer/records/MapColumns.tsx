import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../shared/records/dates.rules.ts';
import { isNeeded, targetsOf } from '../../shared/records/kinds.rules.ts';
import { dateTargets, type Target } from '../../shared/records/targets.ts';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { FileReading } from './FileReading.tsx';
import {
  datesOf,
  type ImportDraft,
  isStandard,
  type ShapeChange,
  targetOfColumn,
  whyNot,
  withColumn,
} from './import-draft.ts';
import { KeepMapping } from './KeepMapping.tsx';
import { KeptMappings } from './KeptMappings.tsx';

interface MapColumnsProps {
  draft: ImportDraft;
  onChange: (draft: ImportDraft) => void;
  /** Reads the file again in another way; with `next`, as that says. */
  onReread: (change: ShapeChange, next?: ImportDraft) => void;
  isReading: boolean;
  isStarting: boolean;
  onTry: () => void;
  onBack: () => void;
}

/** Says what the rows are and which column holds what, with the first values of each beside it. */
export function MapColumns(props: MapColumnsProps) {
  const { draft, onChange, onReread, isReading, isStarting, onTry, onBack } = props;
  const { t } = useTranslation();
  const { file, kind } = draft;
  const isKnown = isStandard(draft);
  const problem = whyNot(draft);
  return (
    <Stack gap="md">
      <Section
        title={file.fileName}
        aside={isKnown && <Badge variant="light">{t('records.map.standard')}</Badge>}
        description={isKnown ? t('records.map.standard-sentence') : t('records.map.sentence')}
      >
        <Stack gap="md">
          {!isKnown && <KeptMappings draft={draft} onChange={onChange} onReread={onReread} />}
          <FileReading draft={draft} onChange={onChange} onReread={onReread} isReading={isReading} />
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
                  <Table.Td maw={240}>
                    <Text size="sm" truncate>
                      <bdi>{column}</bdi>
                    </Text>
                  </Table.Td>
                  <Table.Td miw={220}>
                    <Select
                      aria-label={t('records.map.holds-of', { column })}
                      value={targetOfColumn(draft, column)}
                      onChange={(target) => onChange(withColumn(draft, column, target as Target | null))}
                      placeholder={t('records.map.nothing')}
                      clearable
                      disabled={isKnown}
                      data={targetsOf(kind).map((target) => ({
                        value: target,
                        label: `${t(`records.target.${target}`)}${isNeeded(kind, target) ? ' *' : ''}`,
                      }))}
                    />
                  </Table.Td>
                  <Table.Td maw={360}>
                    <FirstValues draft={draft} column={column} index={index} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {!isKnown && (
            <Text size="sm" c="dimmed">
              {t('records.map.needed')}
            </Text>
          )}
        </Stack>
      </Section>
      {problem && (
        <Text c="var(--meaning-bad)" role="alert">
          {t(`records.refusal.${problem.slice('records.'.length)}`)}
        </Text>
      )}
      <Group>
        <Button onClick={onTry} disabled={problem !== null || isReading} loading={isStarting}>
          {t('records.map.try')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('records.map.other-file')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('records.map.try-hint')}
        </Text>
      </Group>
      {!isKnown && <KeepMapping draft={draft} />}
    </Stack>
  );
}

/** Days as they will be understood, so that a wrong order is seen before anything comes in. */
function FirstValues({ draft, column, index }: { draft: ImportDraft; column: string; index: number }) {
  const format = useFormat();
  const { today } = useDesk();
  const target = targetOfColumn(draft, column);
  const dates = target && dateTargets.includes(target) ? datesOf(draft).format : null;
  const shown = (value: string) => {
    const day = dates ? dayIn(value, dates, today) : null;
    return day ? `${value} = ${format.day(day, 'long')}` : value;
  };
  const values = draft.file.samples.map((cells) => cells[index] ?? '').filter(Boolean);
  return (
    <Text size="sm" c="dimmed" truncate>
      <bdi>
        {values
          .slice(0, dates ? 2 : 3)
          .map(shown)
          .join(' · ') || '—'}
      </bdi>
    </Text>
  );
}
