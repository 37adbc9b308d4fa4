import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDeviceLaptop, IconSearch, IconTool, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { type Hit, hitKinds } from '../../shared/search/search.contract.ts';
import { orpc } from '../app/api.ts';
import { addressOfHit } from '../app/search-records.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Details } from '../ui/Details.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import classes from './SearchPage.module.css';

const pauseMs = 120;
const most = 100;
const icons = { customer: IconUser, device: IconDeviceLaptop, repair: IconTool } as const;
const all = 'all';

/** All that was found for a text; the address holds the text and the kind. */
export function SearchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const text = search.get('text') ?? '';
  const kind = hitKinds.find((known) => known === search.get('kind')) ?? null;
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);

  const go = (wanted: string, of: string | null) => {
    setSearch({ ...(wanted && { text: wanted }), ...(of && { kind: of }) }, { replace: true });
  };
  const look = useDebouncedCallback((wanted: string) => go(wanted.trim(), kind), pauseMs);

  const { data } = useQuery(
    orpc.search.find.queryOptions({
      input: { text, limit: most, ...(kind && { kinds: [kind] }) },
      placeholderData: keepPreviousData,
    }),
  );

  const columns: Column<Hit>[] = [
    {
      id: 'kind',
      header: t('search.column.kind'),
      width: '8rem',
      cell: (hit) => {
        const Icon = icons[hit.kind];
        return (
          <span className={classes.kind}>
            <Icon size={16} stroke={1.75} aria-hidden="true" />
            {t(`search.kind.${hit.kind}`)}
          </span>
        );
      },
    },
    {
      id: 'title',
      header: t('search.column.what'),
      width: 'minmax(12rem, 1fr)',
      cell: (hit) => <Details text={hit.title} />,
    },
    {
      id: 'detail',
      header: t('common.word.details'),
      width: 'minmax(12rem, 1.5fr)',
      cell: (hit) => <Details text={hit.detail} />,
    },
  ];

  return (
    <Page
      title={t('search.title')}
      isList
      filters={
        <div className={classes.filters}>
          <TextInput
            type="search"
            aria-label={t('app.search.label')}
            placeholder={t('app.search.placeholder')}
            leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
            className={classes.box}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              look(event.currentTarget.value);
            }}
          />
          <SegmentedControl
            aria-label={t('search.column.kind')}
            value={kind ?? all}
            onChange={(choice) => go(text, choice === all ? null : choice)}
            data={[
              { value: all, label: t('common.word.all') },
              ...hitKinds.map((known) => ({ value: known, label: t(`search.kinds.${known}`) })),
            ]}
          />
        </div>
      }
    >
      <DataTable
        label={t('search.title')}
        columns={columns}
        rows={text ? data?.hits : []}
        rowKey={(hit) => `${hit.kind}-${hit.ref}`}
        onOpen={(hit) => void navigate(addressOfHit(hit))}
        empty={
          text ? (
            <EmptyState
              icon={IconSearch}
              sentence={t('app.search.nothing', { text })}
              hint={t('app.search.nothing-hint')}
            />
          ) : (
            <EmptyState icon={IconSearch} sentence={t('search.empty')} />
          )
        }
      />
    </Page>
  );
}
