import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadRow } from '../../shared/records/imported-row.ts';
import { api, orpc } from '../app/api.ts';
import { freshKey } from '../app/fresh-key.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';
import type { Taken } from './TakenIn.tsx';

interface TryRunProps {
  jobId: string;
  onBack: () => void;
  onTaken: (taken: Taken) => void;
}

const pollMs = 400;

/** The dry run under way, then what it found; nothing has changed until its rows are taken in. */
export function TryRun({ jobId, onBack, onTaken }: TryRunProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [key] = useState(freshKey);
  const { data: job } = useQuery({
    ...orpc.records.job.queryOptions({ input: { jobId } }),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : pollMs),
  });
  const cancel = useMutation({ mutationFn: () => api.records.cancel({ jobId }), onSuccess: onBack });
  const commit = useMutation({
    mutationFn: () => api.records.commit({ jobId }, { context: { key } }),
    onSuccess: onTaken,
  });

  if (!job || job.state === 'running') {
    const share = job ? (job.bytesRead / Math.max(1, job.bytesTotal)) * 100 : 0;
    return (
      <Section title={t('records.try.running')} description={t('records.try.nothing-changes')}>
        <Stack maw={480}>
          <Progress value={share} aria-label={t('records.try.running')} />
          <Text size="sm">
            {t('records.try.rows', { count: job?.rowsRead ?? 0, rows: format.number(job?.rowsRead ?? 0) })}
          </Text>
          <Group>
            <Button variant="default" onClick={() => cancel.mutate()} loading={cancel.isPending}>
              {t('common.action.cancel')}
            </Button>
          </Group>
        </Stack>
      </Section>
    );
  }
  if (job.state !== 'done' || !job.result) {
    return (
      <EmptyState
        sentence={t(`records.refusal.${(job.failure ?? 'records.unreadable').split('.')[1]}`)}
        action={{ id: 'records.back', labelKey: 'records.map.other-file', run: onBack }}
      />
    );
  }
  const { rowsRead, rowsGood, rowsKnown, rowsBad } = job.result;
  return (
    <Stack gap="lg">
      <Section title={t('records.try.found')} description={t('records.try.nothing-changed')}>
        <KeyValues
          items={[
            { label: t('records.try.read'), value: format.number(rowsRead) },
            { label: t('records.try.good'), value: format.number(rowsGood) },
            { label: t('records.try.known'), value: format.number(rowsKnown) },
            { label: t('records.try.bad'), value: format.number(rowsBad) },
          ]}
        />
      </Section>
      <Group>
        <Button onClick={() => commit.mutate()} disabled={rowsGood === 0} loading={commit.isPending}>
          {t('records.try.take-in', { count: rowsGood, rows: format.number(rowsGood) })}
        </Button>
        <Button variant="default" onClick={onBack} disabled={commit.isPending}>
          {t('common.action.back')}
        </Button>
      </Group>
      {rowsBad > 0 && <BadRows jobId={jobId} />}
    </Stack>
  );
}

function BadRows({ jobId }: { jobId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(
    orpc.records.badRows.infiniteOptions({
      input: (after: number) => ({ jobId, after }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const columns: Column<BadRow>[] = [
    {
      id: 'line',
      header: t('records.bad.line'),
      cell: ({ line }) => format.number(line),
      width: '6rem',
      align: 'end',
    },
    {
      id: 'reason',
      header: t('common.word.reason'),
      cell: ({ reason }) => t(`records.bad-reason.${reason}`),
      width: 'minmax(16rem, 2fr)',
    },
    { id: 'column', header: t('records.map.column'), cell: ({ column }) => <bdi>{column || '—'}</bdi> },
    {
      id: 'value',
      header: t('records.bad.value'),
      cell: ({ value }) => <bdi>{value || '—'}</bdi>,
      width: 'minmax(12rem, 2fr)',
    },
  ];
  return (
    <Section title={t('records.bad.title')} description={t('records.bad.sentence')}>
      <DataTable
        label={t('records.bad.title')}
        columns={columns}
        rows={pages.data?.pages.flatMap(({ rows }) => rows)}
        rowKey={({ line, reason }) => `${line} ${reason}`}
        empty={<EmptyState sentence={t('records.bad.none')} />}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage({ cancelRefetch: false })}
        maxHeight="28rem"
      />
    </Section>
  );
}
