import { Button, Group, Select } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, orpc } from '../app/api.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { AuditEntries } from './AuditEntries.tsx';

const domains = [
  'people',
  'settings',
  'customers',
  'devices',
  'catalogue',
  'warranty',
  'repairs',
  'papers',
  'records',
  'exports',
  'health',
  'attachments',
] as const;

/** What was done here, by whom and when; and whether the log is still as it was written. */
export function HistorySection() {
  const { t } = useTranslation();
  const [filters, setFilters] = useSearchParams();
  const people = useQuery(orpc.people.names.queryOptions()).data ?? [];
  const domain = domains.find((known) => known === filters.get('domain'));
  const actor = people.find(({ id }) => String(id) === filters.get('person'))?.id;
  const scope = useMemo(
    () => ({ ...(domain && { domain }), ...(actor && { actor }), limit: 50 }),
    [domain, actor],
  );
  const history = useInfiniteQuery(
    orpc.audit.list.infiniteOptions({
      input: (after: string | undefined) => ({ ...scope, ...(after && { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const rows = history.data?.pages.flatMap((page) => page.rows);
  const filterBy = (name: string, value: string | null) => {
    const next = new URLSearchParams(filters);
    if (value) next.set(name, value);
    else next.delete(name);
    setFilters(next, { replace: true });
  };
  return (
    <Section title={t('settings.section.history')} description={t('audit.why')} aside={<ChainCheck />}>
      <Group gap="xs" mb="md">
        <Select
          aria-label={t('audit.domain-filter')}
          placeholder={t('audit.domain-filter')}
          data={domains.map((value) => ({ value, label: t(`audit.domain.${value}`) }))}
          value={domain ?? null}
          clearable
          onChange={(value) => filterBy('domain', value)}
        />
        <Select
          aria-label={t('audit.person-filter')}
          placeholder={t('audit.person-filter')}
          data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={actor ? String(actor) : null}
          clearable
          searchable
          onChange={(value) => filterBy('person', value)}
        />
      </Group>
      {!rows && <RowsSkeleton />}
      {rows?.length === 0 && <EmptyState sentence={t('audit.empty')} />}
      {rows && rows.length > 0 && <AuditEntries rows={rows} />}
      {history.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('audit.older')}
        </Button>
      )}
    </Section>
  );
}

/** Walks the chain when asked: it takes a moment in an old shop. */
function ChainCheck() {
  const { t } = useTranslation();
  const format = useFormat();
  const check = useMutation({ mutationFn: () => api.audit.check() });
  const found = check.data;
  return (
    <Group gap="sm">
      <span role="status">
        {found?.firstBroken === null && (
          <StatusDot meaning="good">
            {t('audit.chain-holds', { count: found.events, events: format.count(found.events) })}
          </StatusDot>
        )}
        {found && found.firstBroken !== null && (
          <StatusDot meaning="bad">
            {t('audit.chain-broken', { event: format.count(found.firstBroken) })}
          </StatusDot>
        )}
      </span>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} stroke={1.75} aria-hidden="true" />}
        loading={check.isPending}
        onClick={() => check.mutate()}
      >
        {t('audit.check')}
      </Button>
    </Group>
  );
}
