import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orpc } from '../app/api.ts';
import { refusalSentence } from '../app/failure.ts';
import { freshKey } from '../app/fresh-key.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import type { Taken } from './TakenIn.tsx';
import { TriedRows } from './TriedRows.tsx';
import { TryResult } from './TryResult.tsx';

interface TryRunProps {
  jobId: string;
  fileName: string;
  onBack: () => void;
  onTaken: (taken: Taken) => void;
}

const pollMs = 400;

/** The dry run under way, then what it found; nothing has changed until its rows are taken in. */
export function TryRun({ jobId, fileName, onBack, onTaken }: TryRunProps) {
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
        sentence={refusalSentence({ code: 'CONFLICT', reason: job.failure ?? 'records.unreadable' })}
        action={{ id: 'records.back', labelKey: 'common.action.back', run: onBack }}
      />
    );
  }
  const { rowsGood } = job.result;
  return (
    <Stack gap="lg">
      <Section title={t('records.try.found')} description={t('records.try.nothing-changed')}>
        <TryResult result={job.result} />
      </Section>
      <Group>
        <Button onClick={() => commit.mutate()} disabled={rowsGood === 0} loading={commit.isPending}>
          {t('records.try.take-in', { count: rowsGood, rows: format.number(rowsGood) })}
        </Button>
        <Button
          variant="default"
          onClick={() => cancel.mutate()}
          disabled={commit.isPending}
          loading={cancel.isPending}
        >
          {t('common.action.back')}
        </Button>
        <Text size="sm" c="dimmed">
          {commit.isPending ? t('records.try.taking-in') : t('records.try.can-undo')}
        </Text>
      </Group>
      <TriedRows jobId={jobId} fileName={fileName} result={job.result} />
    </Stack>
  );
}
