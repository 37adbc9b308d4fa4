import { Chip, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChartBar, IconPlus, IconSearch, IconTool } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { RepairRow } from '../../shared/repairs/repair-row.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { CategorySelect } from '../catalogue/CategorySelect.tsx';
import { useExportActions } from '../exports/export-actions.ts';
import type { Action } from '../ui/action.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListDetail } from '../ui/ListDetail.tsx';
import { Page } from '../ui/Page.tsx';
import { RepairRecord } from './RepairRecord.tsx';
import { useRepairColumns } from './repair-columns.tsx';

const everyColumn = [
  'number',
  'label',
  'customer',
  'fault',
  'promised',
  'state',
  'coverage',
  'turn',
  'received',
] as const;

const groups = ['open', 'closed', 'all'] as const;

/** What the address says of the list; nothing there means the open orders by promise. */
function useFilters() {
  const [search, setSearch] = useSearchParams();
  const group = groups.find((known) => known === search.get('group')) ?? 'open';
  const filters = {
    group,
    isLateOnly: search.has('late'),
    text: search.get('text') ?? '',
    categoryId: Number(search.get('category')) || null,
    sort: search.get('sort') === 'received' ? ('received' as const) : ('promised' as const),
  };
  const set = useCallback(
    (name: string, value: string | null) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { filters, set, query: search.toString() };
}

export function RepairsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openId = Number(useParams().repairId) || null;
  const { filters, set, query } = useFilters();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...orpc.repairs.list.infiniteOptions({
      input: (after: string | undefined) => ({
        group: filters.group,
        isLateOnly: filters.isLateOnly,
        text: filters.text,
        sort: filters.sort,
        limit: 60,
        ...(filters.categoryId && { categoryId: filters.categoryId }),
        ...(after && { after }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  const columns = useRepairColumns(everyColumn);
  const suffix = query ? `?${query}` : '';
  const open = (row: RepairRow) => navigate(`/repairs/${row.id}${suffix}`);
  const close = useCallback(() => void navigate(`/repairs${suffix}`), [navigate, suffix]);
  const takeIn = useMemo<Action>(
    () => ({
      id: 'repairs.take-in',
      labelKey: 'repairs.action.take-in',
      icon: IconPlus,
      shortcut: 'N',
      run: () => navigate('/repairs/new'),
    }),
    [navigate],
  );
  const exporting = useExportActions('repairs');
  const maySeeHandOffs = useMay('repairs.judgeComeBack');
  const others = useMemo<readonly Action[]>(
    () =>
      maySeeHandOffs
        ? [
            {
              id: 'repairs.hand-offs',
              labelKey: 'repairs.hand-off.chart',
              icon: IconChartBar,
              run: () => navigate('/hand-offs'),
            },
            ...exporting,
          ]
        : exporting,
    [maySeeHandOffs, exporting, navigate],
  );
  const isFiltered = filters.text !== '' || filters.isLateOnly || filters.categoryId !== null;
  return (
    <Page
      title={t('app.nav.repairs')}
      primary={takeIn}
      actions={others}
      isBehindRecord={openId !== null}
      isList
      filters={<Filters filters={filters} set={set} />}
    >
      <ListDetail
        openKey={openId}
        onClose={close}
        detail={openId === null ? null : <RepairRecord id={openId} key={openId} />}
        list={
          <DataTable
            label={t('app.nav.repairs')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            onOpen={open}
            openKey={openId}
            hasMore={hasNextPage}
            isLoadingMore={isFetchingNextPage}
            onMore={() => void fetchNextPage({ cancelRefetch: false })}
            empty={
              isFiltered || filters.group !== 'open' ? (
                <EmptyState icon={IconTool} sentence={t('repairs.list.nothing')} />
              ) : (
                <EmptyState
                  icon={IconTool}
                  sentence={t('repairs.list.empty')}
                  hint={t('repairs.list.empty-hint')}
                  action={takeIn}
                />
              )
            }
          />
        }
      />
    </Page>
  );
}

interface FiltersProps {
  filters: ReturnType<typeof useFilters>['filters'];
  set: (name: string, value: string | null) => void;
}

function Filters({ filters, set }: FiltersProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(filters.text);
  const sent = useRef(filters.text);
  const [settled] = useDebouncedValue(text, 200);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    set('text', settled);
  }, [settled, set]);
  // The address was changed by other hands: back, a bookmark.
  useEffect(() => {
    if (filters.text === sent.current) return;
    sent.current = filters.text;
    setText(filters.text);
  }, [filters.text]);
  const isPromisedOrder = filters.group === 'open';
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label={t('repairs.list.group')}
        value={filters.group}
        onChange={(group) => set('group', group === 'open' ? null : group)}
        data={groups.map((group) => ({ value: group, label: t(`repairs.group.${group}`) }))}
      />
      <TextInput
        aria-label={t('repairs.list.search')}
        placeholder={t('repairs.list.search')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        w="14rem"
      />
      <CategorySelect
        label={undefined}
        aria-label={t('catalogue.field.category')}
        value={filters.categoryId}
        onChange={(id) => set('category', id === null ? null : String(id))}
        clearable
        w="13rem"
      />
      <Chip
        checked={filters.isLateOnly}
        onChange={(isOn) => set('late', isOn ? '1' : null)}
        size="sm"
        radius="sm"
      >
        {t('repairs.list.late-only')}
      </Chip>
      {isPromisedOrder && (
        <Select
          aria-label={t('repairs.list.sort')}
          value={filters.sort}
          allowDeselect={false}
          onChange={(sort) => set('sort', sort === 'received' ? 'received' : null)}
          data={[
            { value: 'promised', label: t('repairs.list.by-promise') },
            { value: 'received', label: t('repairs.list.by-receipt') },
          ]}
          w="13.5rem"
        />
      )}
    </Group>
  );
}
