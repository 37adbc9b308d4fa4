import { Alert, Button, FileButton, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../app/failure.ts';
import classes from './ChooseFile.module.css';
import { PastImports } from './PastImports.tsx';

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
        <FileButton onChange={(file) => file && onChoose(file)} accept=".csv,.txt,.tsv,.xlsx,text/csv">
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
