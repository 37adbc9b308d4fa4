import { Anchor, Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconVersions } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, orpc } from '../app/api.ts';
import { Code } from '../ui/Code.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import classes from './bench.module.css';

const follows = { follows: ['repairs', 'devices', 'catalogue'] };

/** Which version each model should have, and which devices are behind. */
export function VersionsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('bench.versions.title')} subtitle={t('bench.versions.subtitle')}>
      <Section title={t('bench.versions.models')}>
        <Models />
      </Section>
      <Section title={t('bench.versions.behind')}>
        <Behind />
      </Section>
    </Page>
  );
}

function Models() {
  const { t } = useTranslation();
  const { data: known = [] } = useQuery(orpc.bench.versions.queryOptions({ meta: follows }));
  return (
    <>
      <ul className={classes.rows}>
        {known.map(({ modelId, brand, name, version }) => (
          <li key={modelId} className={classes.row}>
            <bdi>{[brand, name].filter(Boolean).join(' ')}</bdi>
            <Version modelId={modelId} version={version} />
          </li>
        ))}
      </ul>
      <AddModel label={t('bench.versions.add')} />
    </>
  );
}

function Version({ modelId, version }: { modelId: number; version: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(version);
  const save = useMutation({
    mutationFn: () => api.bench.setCurrentVersion({ modelId, version: typed }),
    onSuccess: () => notifyDone(t('common.state.saved')),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="xs">
        <TextInput
          aria-label={t('bench.field.current')}
          value={typed}
          dir="ltr"
          maxLength={40}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={typed.trim() === version} loading={save.isPending}>
          {t('common.action.save')}
        </Button>
      </Group>
    </form>
  );
}

function AddModel({ label }: { label: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 200);
  const [modelId, setModelId] = useState<string | null>(null);
  const { data: models = [] } = useQuery(
    orpc.catalogue.models.queryOptions({ input: { text: settled, limit: 20 } }),
  );
  return (
    <Group gap="xs" align="end" mt="sm">
      <Select
        label={label}
        placeholder={t('bench.versions.model')}
        searchable
        clearable
        searchValue={text}
        onSearchChange={setText}
        value={modelId}
        onChange={setModelId}
        filter={({ options }) => options}
        data={models.map(({ id, brand, name }) => ({
          value: String(id),
          label: [brand, name].filter(Boolean).join(' '),
        }))}
      />
      {modelId !== null && <Version key={modelId} modelId={Number(modelId)} version="" />}
    </Group>
  );
}

function Behind() {
  const { t } = useTranslation();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    orpc.bench.devicesBehind.infiniteOptions({
      input: (after: string | undefined) => ({ limit: 100, ...(after && { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      meta: follows,
    }),
  );
  return (
    <DataTable
      label={t('bench.versions.behind')}
      maxHeight="28rem"
      rows={data?.pages.flatMap(({ rows }) => rows)}
      rowKey={({ deviceId }) => deviceId}
      hasMore={hasNextPage}
      isLoadingMore={isFetchingNextPage}
      onMore={() => void fetchNextPage({ cancelRefetch: false })}
      columns={[
        {
          id: 'device',
          header: t('repairs.field.device'),
          width: 'minmax(8rem, 2fr)',
          cell: ({ deviceId, label }) => (
            <Anchor component={Link} to={`/devices/${deviceId}`}>
              <bdi>{label}</bdi>
            </Anchor>
          ),
        },
        {
          id: 'customer',
          header: t('repairs.field.customer'),
          width: 'minmax(8rem, 1.5fr)',
          cell: ({ customerName }) => customerName,
        },
        {
          id: 'serial',
          header: t('bench.versions.serial'),
          width: '9rem',
          isSecondary: true,
          cell: ({ serial }) => (serial ? <Code value={serial} isPlain /> : '–'),
        },
        {
          id: 'installed',
          header: t('bench.field.installed'),
          width: '8rem',
          cell: ({ installedVersion }) => installedVersion || t('common.word.unknown'),
        },
        {
          id: 'current',
          header: t('bench.field.current'),
          width: '8rem',
          cell: ({ currentVersion }) => currentVersion,
        },
      ]}
      empty={<EmptyState icon={IconVersions} sentence={t('bench.versions.none')} />}
    />
  );
}
