import { Button, Group, Table } from '@mantine/core';
import { IconFileTypeCsv, IconFileTypeXls } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ListFormat, listFormats, listNames } from '../../shared/exports/lists.ts';
import { Section } from '../ui/Section.tsx';
import { saveList } from './works.ts';

const icons: Record<ListFormat, typeof IconFileTypeCsv> = { csv: IconFileTypeCsv, xlsx: IconFileTypeXls };

/** Each list for a spreadsheet. */
export function ListsSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('exports.lists.title')} description={t('exports.lists.why')}>
      <Table verticalSpacing={6} maw="40rem">
        <Table.Tbody>
          {listNames.map((list) => (
            <Table.Tr key={list}>
              <Table.Td>{t(`exports.list.${list}`)}</Table.Td>
              <Table.Td>
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  {listFormats.map((format) => {
                    const Icon = icons[format];
                    const words = { list: t(`exports.list.${list}`), format: t(`exports.format.${format}`) };
                    return (
                      <Button
                        key={format}
                        variant="default"
                        size="compact-md"
                        leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}
                        aria-label={t('exports.lists.as', words)}
                        onClick={() => void saveList(list, format)}
                      >
                        {words.format}
                      </Button>
                    );
                  })}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
