import { SegmentedControl, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DateFormat, dateFormats } from '../../shared/records/dates.rules.ts';
import { type Delimiter, delimiters, type Encoding, encodings } from '../../shared/records/file-shape.ts';
import { type ImportKind, importKinds } from '../../shared/records/kinds.rules.ts';
import { datesOf, type ImportDraft, isStandard, type ShapeChange } from './import-draft.ts';

interface FileReadingProps {
  draft: ImportDraft;
  onChange: (draft: ImportDraft) => void;
  onReread: (change: ShapeChange) => void;
  isReading: boolean;
}

const delimiterNames: Readonly<Record<Delimiter, 'comma' | 'semicolon' | 'tab' | 'bar'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

const scripts: Readonly<Record<Encoding, string>> = {
  'utf-8': 'all',
  'utf-16le': 'all',
  'utf-16be': 'all',
  'windows-1250': 'central',
  'windows-1251': 'cyrillic',
  'windows-1252': 'western',
  'windows-1253': 'greek',
  'windows-1254': 'turkish',
  'windows-1256': 'arabic',
  'windows-1257': 'baltic',
  'windows-1258': 'vietnamese',
  'iso-8859-2': 'central',
  'iso-8859-5': 'cyrillic',
  'iso-8859-6': 'arabic',
  'iso-8859-7': 'greek',
  'iso-8859-15': 'western',
  'koi8-r': 'cyrillic',
  gb18030: 'chinese',
  big5: 'chinese',
};

/** What the rows are and how the file is written: as recognised, and to be said otherwise. */
export function FileReading({ draft, onChange, onReread, isReading }: FileReadingProps) {
  const { t } = useTranslation();
  const { file, kind } = draft;
  const { shape } = file;
  const { hasDates, format, fitting } = datesOf(draft);
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" fw={500} mb={4} id="import-kind">
          {t('records.kind.label')}
        </Text>
        <SegmentedControl
          aria-labelledby="import-kind"
          value={kind}
          disabled={isStandard(draft)}
          onChange={(next) => onChange({ ...draft, kind: next as ImportKind })}
          data={importKinds.map((value) => ({ value, label: t(`records.kind.${value}`) }))}
        />
      </div>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md" maw={860}>
        {shape.format === 'csv' && (
          <>
            <Select
              label={t('records.file.encoding')}
              description={file.isEncodingGuessed ? t('records.file.encoding-guessed') : undefined}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={shape.encoding}
              disabled={isReading}
              allowDeselect={false}
              searchable
              onChange={(value) => value && onReread({ encoding: value as Encoding })}
              data={encodings.map((value) => ({
                value,
                label: `${value.toUpperCase()} · ${t(`records.script.${scripts[value]}`)}`,
              }))}
            />
            <Select
              label={t('records.file.delimiter')}
              value={shape.delimiter}
              disabled={isReading}
              allowDeselect={false}
              onChange={(value) => value && onReread({ delimiter: value as Delimiter })}
              data={delimiters.map((value) => ({
                value,
                label: t(`records.delimiter.${delimiterNames[value]}`),
              }))}
            />
          </>
        )}
        {shape.format === 'xlsx' && file.sheets.length > 1 && (
          <Select
            label={t('records.file.sheet')}
            value={String(shape.sheet)}
            disabled={isReading}
            allowDeselect={false}
            onChange={(value) => value && onReread({ sheet: Number(value) })}
            data={file.sheets.map((label, index) => ({ value: String(index), label }))}
          />
        )}
        {hasDates && (
          <Select
            label={t('records.file.dates')}
            placeholder={t('records.file.dates-choose')}
            value={format}
            error={format === null ? t('records.file.dates-unclear') : undefined}
            allowDeselect={false}
            onChange={(value) => value && onChange({ ...draft, dateFormat: value as DateFormat })}
            data={[...dateFormats]
              .sort((one, other) => Number(fitting.includes(other)) - Number(fitting.includes(one)))
              .map((value) => ({ value, label: t(`records.date-format.${value}`) }))}
          />
        )}
      </SimpleGrid>
    </Stack>
  );
}
