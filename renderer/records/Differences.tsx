import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isDay } from '../../shared/kernel/day.ts';
import type { Difference } from '../../shared/records/tried-row.ts';
import { orpc } from '../app/api.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';

const places = { customer: '/customers', device: '/devices', repair: '/repairs' } as const;

/** Where the file says otherwise than the shop: what the shop says stays. */
export function Differences({ jobId }: { jobId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(
    orpc.records.differences.infiniteOptions({
      input: (after: number) => ({ jobId, after }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const shown = (value: string) => (isDay(value) ? format.day(value) : value || '—');
  const columns: Column<Difference>[] = [
    {
      id: 'line',
      header: t('records.bad.line'),
      cell: ({ line }) => format.number(line),
      width: '5rem',
      align: 'end',
    },
    {
      id: 'title',
      header: t('records.differs.record'),
      cell: ({ kind, ref, title }) => (
        <Anchor component={Link} to={`${places[kind]}/${ref}`} size="sm">
          <bdi>{title}</bdi>
        </Anchor>
      ),
      width: 'minmax(9rem, 1.5fr)',
    },
    {
      id: 'field',
      header: t('records.differs.field'),
      cell: ({ field }) => t(`records.target.${field}`),
      width: 'minmax(9rem, 1.5fr)',
    },
    {
      id: 'inShop',
      header: t('records.differs.in-shop'),
      cell: ({ inShop }) => <bdi>{shown(inShop)}</bdi>,
      width: 'minmax(9rem, 2fr)',
    },
    {
      id: 'inFile',
      header: t('records.differs.in-file'),
      cell: ({ inFile }) => <bdi>{shown(inFile)}</bdi>,
      width: 'minmax(9rem, 2fr)',
    },
  ];
  return (
    <Section title={t('records.tab.differs')} description={t('records.group-sentence.differs')}>
      <DataTable
        label={t('records.tab.differs')}
        columns={columns}
        rows={pages.data?.pages.flatMap(({ rows }) => rows)}
        rowKey={({ line, kind, field }) => `${line} ${kind} ${field}`}
        empty={<EmptyState sentence={t('records.group-empty.differs')} />}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage({ cancelRefetch: false })}
        maxHeight="28rem"
      />
    </Section>
  );
}
