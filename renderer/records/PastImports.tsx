import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { UndoImport } from './UndoImport.tsx';

interface PastImport {
  id: number;
  fileName: string;
  rowsTaken: number;
  rowsBad: number;
  at: number;
  by: string | null;
  undoneAt: number | null;
  undoneBy: string | null;
}

/** What came in before, and the way back of each. */
export function PastImports() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.records.imports.queryOptions());
  const columns: Column<PastImport>[] = [
    { id: 'at', header: t('records.past.at'), cell: ({ at }) => format.instant(at), width: '11rem' },
    {
      id: 'file',
      header: t('records.past.file'),
      cell: ({ fileName }) => <bdi>{fileName}</bdi>,
      width: 'minmax(10rem, 2fr)',
    },
    {
      id: 'taken',
      header: t('records.past.taken'),
      cell: ({ rowsTaken }) => format.number(rowsTaken),
      align: 'end',
    },
    {
      id: 'bad',
      header: t('records.past.bad'),
      cell: ({ rowsBad }) => format.number(rowsBad),
      align: 'end',
      isSecondary: true,
    },
    { id: 'by', header: t('records.past.by'), cell: ({ by }) => by ?? '—', isSecondary: true },
    {
      id: 'undo',
      header: t('records.past.back'),
      width: 'minmax(15rem, 2fr)',
      cell: ({ id, undoneAt, undoneBy }) =>
        undoneAt === null ? (
          <UndoImport importId={id} isSmall />
        ) : (
          <Text size="sm" c="dimmed" truncate>
            {t('records.past.undone', { at: format.instant(undoneAt), by: undoneBy ?? '—' })}
          </Text>
        ),
    },
  ];
  return (
    <Section title={t('records.past.title')}>
      <DataTable
        label={t('records.past.title')}
        columns={columns}
        rows={data}
        rowKey={({ id }) => id}
        empty={<EmptyState sentence={t('records.past.empty')} />}
        maxHeight="24rem"
      />
    </Section>
  );
}
