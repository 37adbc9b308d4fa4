import { Alert, Button, FileButton, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { failureWords } from '../app/failure.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import classes from './ChooseFile.module.css';

interface ChooseFileProps {
  onChoose: (file: File) => void;
  isSending: boolean;
  /** 0 to 1. */
  sentShare: number;
  problem: Error | null;
}

/** Where a file is dropped or picked, and what came in before. */
export function ChooseFile({ onChoose, isSending, sentShare, problem }: ChooseFileProps) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onChoose(file);
  };
  return (
    <Stack gap="lg">
      <section
        className={classes.drop}
        data-over={isOver || undefined}
        aria-label={t('records.choose.title')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={32} stroke={1.25} aria-hidden="true" />
        <Text>{t('records.choose.sentence')}</Text>
        <Text size="sm" c="dimmed">
          {t('records.choose.hint')}
        </Text>
        <FileButton onChange={(file) => file && onChoose(file)} accept=".csv,.txt,.tsv,text/csv">
          {(props) => (
            <Button {...props} loading={isSending}>
              {t('records.choose.button')}
            </Button>
          )}
        </FileButton>
        {isSending && (
          <Progress w="100%" maw={320} value={sentShare * 100} aria-label={t('records.choose.sending')} />
        )}
      </section>
      {problem && !isSending && (
        <Alert color="red" title={failureWords(problem).title}>
          {t('records.choose.nothing-changed')}
        </Alert>
      )}
      <PastImports />
    </Stack>
  );
}

interface PastImport {
  id: number;
  fileName: string;
  rowsTaken: number;
  rowsBad: number;
  at: number;
  by: string | null;
}

function PastImports() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.records.imports.queryOptions());
  const columns: Column<PastImport>[] = [
    { id: 'at', header: t('records.past.at'), cell: ({ at }) => format.instant(at), width: '12rem' },
    {
      id: 'file',
      header: t('records.past.file'),
      cell: ({ fileName }) => <bdi>{fileName}</bdi>,
      width: 'minmax(12rem, 2fr)',
    },
    {
      id: 'taken',
      header: t('records.past.taken'),
      cell: ({ rowsTaken }) => format.number(rowsTaken),
      align: 'end',
    },
    { id: 'bad', header: t('records.past.bad'), cell: ({ rowsBad }) => format.number(rowsBad), align: 'end' },
    { id: 'by', header: t('records.past.by'), cell: ({ by }) => by ?? '—', isSecondary: true },
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
