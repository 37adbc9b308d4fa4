import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { orpc } from '../app/api.ts';
import { useExportActions } from '../exports/export-actions.ts';
import type { Action } from '../ui/action.ts';
import { Code } from '../ui/Code.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { InstantText } from '../ui/DayText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListDetail } from '../ui/ListDetail.tsx';
import { Page } from '../ui/Page.tsx';
import { Phone } from '../ui/Phone.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { CustomerCard } from './CustomerCard.tsx';
import classes from './CustomersPage.module.css';

const pauseMs = 150;
const pageRows = 60;

/** Every customer, the last changed first, and beside the list the card that is open. */
export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openId = Number(useParams().customerId) || null;
  const [search, setSearch] = useSearchParams();
  const text = search.get('text') ?? '';
  const [typed, setTyped] = useState(text);
  const look = useDebouncedCallback((wanted: string) => {
    setSearch(wanted.trim() ? { text: wanted.trim() } : {}, { replace: true });
  }, pauseMs);

  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    orpc.customers.list.infiniteOptions({
      input: (after: string | undefined) => ({
        text,
        limit: pageRows,
        ...(after !== undefined && { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);

  const addressOf = (id: number | null) =>
    `/customers${id === null ? '' : `/${id}`}${text ? `?${search}` : ''}`;
  const register: Action = {
    id: 'customers.new',
    labelKey: 'customers.action.new',
    icon: IconUserPlus,
    shortcut: 'A',
    run: () =>
      void navigate(`/customers/new${typed.trim() ? `?${new URLSearchParams({ name: typed.trim() })}` : ''}`),
  };

  const exporting = useExportActions('customers');

  const columns: Column<NonNullable<typeof rows>[number]>[] = [
    {
      id: 'name',
      header: t('common.word.name'),
      width: 'minmax(11rem, 2fr)',
      cell: ({ name, flag }) => (
        <span className={classes.name}>
          <bdi>{name}</bdi>
          {flag && <StatusDot meaning="risk">{flag}</StatusDot>}
        </span>
      ),
    },
    {
      id: 'phone',
      header: t('common.word.phone'),
      width: 'minmax(9rem, 1fr)',
      cell: ({ phone }) => (phone ? <Phone value={phone} /> : '–'),
    },
    {
      id: 'number',
      header: t('common.word.number'),
      width: '7rem',
      isSecondary: true,
      cell: ({ number }) => <Code value={number} isPlain />,
    },
    {
      id: 'changed',
      header: t('customers.list.changed'),
      width: '9.5rem',
      isSecondary: true,
      cell: ({ changedAt }) => <InstantText at={changedAt} />,
    },
  ];

  return (
    <Page
      title={t('customers.list.title')}
      primary={register}
      actions={exporting}
      isBehindRecord={openId !== null}
      isList
      filters={
        <TextInput
          type="search"
          aria-label={t('customers.list.search')}
          placeholder={t('customers.picker.placeholder')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          w="100%"
          maw={420}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            look(event.currentTarget.value);
          }}
        />
      }
    >
      <ListDetail
        openKey={openId}
        onClose={() => void navigate(addressOf(null))}
        detail={openId === null ? null : <CustomerCard key={openId} id={openId} />}
        list={
          <DataTable
            label={t('customers.list.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            openKey={openId}
            onOpen={({ id }) => void navigate(addressOf(id))}
            hasMore={hasNextPage}
            isLoadingMore={isFetchingNextPage}
            onMore={() => void fetchNextPage({ cancelRefetch: false })}
            empty={
              text ? (
                <EmptyState
                  icon={IconUsers}
                  sentence={t('app.search.nothing', { text })}
                  hint={t('app.search.nothing-hint')}
                  action={register}
                />
              ) : (
                <EmptyState icon={IconUsers} sentence={t('customers.list.empty')} action={register} />
              )
            }
          />
        }
      />
    </Page>
  );
}
