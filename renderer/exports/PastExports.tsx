import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { type Format, useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';

interface PastExport {
  at: number;
  by: string | null;
  what: string;
  rows: number;
  bytes: number;
}

/** What left the shop, as the history has it. */
export function PastExports() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.exports.past.queryOptions());
  const columns: Column<PastExport>[] = [
    { id: 'at', header: t('exports.past.at'), cell: ({ at }) => format.instant(at), width: '12rem' },
    {
      id: 'what',
      header: t('exports.past.what'),
      cell: ({ what }) => t(`exports.list.${what}`),
      width: 'minmax(10rem, 2fr)',
    },
    {
      id: 'rows',
      header: t('exports.past.rows'),
      cell: ({ rows }) => format.count(rows),
      align: 'end',
    },
    {
      id: 'size',
      header: t('exports.past.size'),
      cell: ({ bytes }) => sizeOf(bytes, format),
      align: 'end',
    },
    { id: 'by', header: t('exports.past.by'), cell: ({ by }) => <bdi>{by ?? '–'}</bdi>, isSecondary: true },
  ];
  return (
    <Section title={t('exports.past.title')}>
      <DataTable
        label={t('exports.past.title')}
        columns={columns}
        rows={data}
        rowKey={({ at, what }) => `${at} ${what}`}
        empty={<EmptyState sentence={t('exports.past.empty')} />}
        maxHeight="24rem"
      />
    </Section>
  );
}

function sizeOf(bytes: number, format: Format): string {
  const isLarge = bytes >= 1_000_000;
  return format.number(bytes / (isLarge ? 1_000_000 : 1000), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 1,
  });
}
