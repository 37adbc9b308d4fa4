import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TriedRow } from '../../shared/records/tried-row.ts';
import { orpc } from '../app/api.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';

/** Rows that would come in, or that are here already. */
export function GoodRows({ jobId, group }: { jobId: string; group: 'new' | 'known' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(
    orpc.records.triedRows.infiniteOptions({
      input: (after: number) => ({ jobId, group, after }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const makes = (row: TriedRow) =>
    [
      row.isNewCustomer && t('records.makes.customer'),
      row.isNewDevice && t('records.makes.device'),
      row.repair && t('records.makes.repair'),
    ]
      .filter(Boolean)
      .join(' · ');
  const columns: Column<TriedRow>[] = [
    {
      id: 'line',
      header: t('records.bad.line'),
      cell: ({ line }) => format.number(line),
      width: '5rem',
      align: 'end',
    },
    {
      id: 'customer',
      header: t('records.word.customer'),
      cell: ({ customer }) => customer,
      width: 'minmax(10rem, 2fr)',
    },
    {
      id: 'device',
      header: t('records.word.device'),
      cell: ({ device }) => device || '—',
      width: 'minmax(10rem, 2fr)',
    },
    {
      id: 'repair',
      header: t('records.word.repair'),
      cell: ({ repair }) => repair || '—',
      isSecondary: true,
    },
    ...(group === 'new'
      ? [{ id: 'makes', header: t('records.makes.label'), cell: makes, width: 'minmax(10rem, 2fr)' }]
      : []),
  ];
  return (
    <Section title={t(`records.tab.${group}`)} description={t(`records.group-sentence.${group}`)}>
      <DataTable
        label={t(`records.tab.${group}`)}
        columns={columns}
        rows={pages.data?.pages.flatMap(({ rows }) => rows)}
        rowKey={({ line }) => line}
        empty={<EmptyState sentence={t(`records.group-empty.${group}`)} />}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage({ cancelRefetch: false })}
        maxHeight="28rem"
      />
    </Section>
  );
}
