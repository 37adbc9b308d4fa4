import { SegmentedControl } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { UncollectedRow } from '../../shared/handovers/handovers.contract.ts';
import { type UncollectedBand, uncollectedBands } from '../../shared/handovers/uncollected.rules.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { Column } from '../ui/DataTable.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import { Page } from '../ui/Page.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { UncollectedSheet } from './UncollectedSheet.tsx';

const meanings = { fresh: 'good', tell: 'waiting', write: 'risk', end: 'bad' } as const;

/** Ready and not collected, the longest first: whom to tell, whom to write to, and what its owner is to decide. */
export function UncollectedPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const band = uncollectedBands.find((known) => known === search.get('band'));
  const [openId, setOpenId] = useState<number | null>(null);
  const { data: counts } = useQuery(orpc.handovers.uncollectedCounts.queryOptions());
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...orpc.handovers.uncollected.infiniteOptions({
      input: (after: string | undefined) => ({ limit: 60, ...(band && { band }), ...(after && { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  const columns = useColumns();
  const all = counts ? counts.fresh + counts.tell + counts.write + counts.end : 0;
  const countOf = (value: UncollectedBand | 'all') => (value === 'all' ? all : (counts?.[value] ?? 0));
  return (
    <Page
      title={t('handovers.uncollected.title')}
      isList
      filters={
        <SegmentedControl
          aria-label={t('handovers.uncollected.title')}
          value={band ?? 'all'}
          onChange={(value) => setSearch(value === 'all' ? {} : { band: value }, { replace: true })}
          data={(['all', ...uncollectedBands] as const).map((value) => ({
            value,
            label: `${value === 'all' ? t('common.word.all') : t(`handovers.band.${value}`)} ${format.count(countOf(value))}`,
          }))}
        />
      }
    >
      <DataTable
        label={t('handovers.uncollected.title')}
        columns={columns}
        rows={rows}
        rowKey={({ repairId }) => repairId}
        onOpen={({ repairId }) => setOpenId(repairId)}
        openKey={openId}
        hasMore={hasNextPage}
        isLoadingMore={isFetchingNextPage}
        onMore={() => void fetchNextPage({ cancelRefetch: false })}
        empty={<EmptyState icon={IconPackage} sentence={t('handovers.uncollected.empty')} />}
      />
      <UncollectedSheet
        row={rows?.find(({ repairId }) => repairId === openId) ?? null}
        onClose={() => setOpenId(null)}
      />
    </Page>
  );
}

function useColumns(): readonly Column<UncollectedRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const maySeeMoney = useMay('payments.read');
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('common.word.number'),
        width: '8.5rem',
        cell: ({ number }) => <bdi>{number}</bdi>,
      },
      {
        id: 'customer',
        header: t('papers.receipt.customer'),
        width: 'minmax(9rem, 1.2fr)',
        cell: ({ customerName }) => <bdi>{customerName}</bdi>,
      },
      {
        id: 'label',
        header: t('handovers.uncollected.device'),
        width: 'minmax(9rem, 1.2fr)',
        isSecondary: true,
        cell: ({ label }) => <bdi>{label}</bdi>,
      },
      {
        id: 'days',
        header: t('handovers.uncollected.days'),
        width: '6rem',
        align: 'end',
        cell: ({ readyDays }) => format.count(readyDays),
      },
      {
        id: 'band',
        header: t('common.word.status'),
        width: 'minmax(9rem, 1fr)',
        cell: ({ band, isToDecide }) => (
          <StatusDot meaning={meanings[band]}>
            {t(isToDecide ? 'handovers.uncollected.to-decide' : `handovers.band.${band}`)}
          </StatusDot>
        ),
      },
      {
        id: 'last',
        header: t('handovers.uncollected.last'),
        width: 'minmax(8rem, 1fr)',
        isSecondary: true,
        cell: ({ lastStep }) =>
          lastStep === null
            ? '–'
            : `${t(lastStep.kind === 'letter' ? 'handovers.uncollected.letter' : `handovers.how.${lastStep.how}`)}, ${format.instant(lastStep.at)}`,
      },
      ...(maySeeMoney
        ? [
            {
              id: 'due',
              header: t('payments.take.due'),
              width: '7rem',
              align: 'end' as const,
              isSecondary: true,
              cell: ({ dueMinor }: UncollectedRow) => <Money minor={dueMinor} />,
            },
          ]
        : []),
    ],
    [t, format, maySeeMoney],
  );
}
