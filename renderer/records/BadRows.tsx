import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { badRowsCsv } from '../../shared/records/bad-rows-csv.rules.ts';
import type { BadReason, BadRow } from '../../shared/records/imported-row.ts';
import { api, orpc } from '../app/api.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { saveFile } from './save-file.ts';

const PAGE_ROWS = 1000;

/** Every row that cannot come in: where it stands, why, and the words that it says it with. */
export function BadRows({ jobId, fileName }: { jobId: string; fileName: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = (reason: BadReason) => t(`records.bad-reason.${reason}`);
  const pages = useInfiniteQuery(
    orpc.records.badRows.infiniteOptions({
      input: (after: number) => ({ jobId, after }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const save = useMutation({
    mutationFn: async () => {
      const lines: { cells: readonly string[]; reason: string }[] = [];
      let headings: string[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page: Awaited<ReturnType<typeof api.records.badRows>> = await api.records.badRows({
          jobId,
          after,
          limit: PAGE_ROWS,
          withCells: true,
        });
        headings = page.headings;
        for (const { cells = [], reason, line, column } of page.rows) {
          const where = `${t('records.bad.line')} ${line}${column ? ` · ${column}` : ''}`;
          lines.push({ cells, reason: `${sentence(reason)} (${where})` });
        }
        after = page.next;
      }
      const name = fileName.replace(/\.[^.]*$/, '');
      const text = badRowsCsv(headings, lines, t('common.word.reason'));
      saveFile(`${name} – ${t('records.tab.bad')}.csv`, text, 'text/csv;charset=utf-8');
    },
  });
  const columns: Column<BadRow>[] = [
    {
      id: 'line',
      header: t('records.bad.line'),
      cell: ({ line }) => format.number(line),
      width: '5rem',
      align: 'end',
    },
    {
      id: 'reason',
      header: t('common.word.reason'),
      cell: ({ reason }) => sentence(reason),
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
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  return (
    <Section
      title={t('records.bad.title')}
      description={t('records.bad.sentence')}
      aside={
        rows &&
        rows.length > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('records.bad.save')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('records.bad.title')}
        columns={columns}
        rows={rows}
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
