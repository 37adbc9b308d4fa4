import { Alert, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { failureWords } from '../app/failure.ts';
import { report } from '../app/query-client.ts';
import { type Arrival, bringArchive } from './archive-in.ts';
import { NewOwnerForm } from './NewOwnerForm.tsx';

function GiveUp({ jobId }: { jobId: string }) {
  const { t } = useTranslation();
  const giveUp = () => void api.exports.cancelReading({ jobId }).catch(report);
  return (
    <Group justify="flex-end">
      <Button variant="default" size="compact-sm" onClick={giveUp}>
        {t('common.action.cancel')}
      </Button>
    </Group>
  );
}

/** On the first run: a shop that was exported whole comes in, and one of its owners opens it. */
export function OpenArchive({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const bring = useMutation({ mutationFn: (file: File) => bringArchive(file, setArrival) });
  const arrived = bring.data;

  if (arrived?.found) {
    return <NewOwnerForm jobId={arrived.jobId} found={arrived.found} onBack={() => bring.reset()} />;
  }
  const words = arrival ? t(`exports.open.${arrival.phase}`) : '';
  const problem = bring.error
    ? failureWords(bring.error).title
    : arrived && t(`exports.refusal.${arrived.failure.split('.')[1]}`, arrived.facts);
  return (
    <Stack gap="md">
      {problem && (
        <Alert color="red" title={problem}>
          {t('exports.open.nothing-changed')}
        </Alert>
      )}
      {bring.isPending && arrival && (
        <Stack gap={4} role="status">
          <Text size="sm">{words}</Text>
          <Progress value={arrival.share * 100} aria-label={words} />
          {arrival.jobId && <GiveUp jobId={arrival.jobId} />}
        </Stack>
      )}
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={onBack} disabled={bring.isPending}>
          {t('common.action.back')}
        </Button>
        <FileButton onChange={(file) => file && bring.mutate(file)} accept=".zip,application/zip">
          {(props) => (
            <Button
              {...props}
              size="md"
              loading={bring.isPending}
              leftSection={<IconFileImport size={18} aria-hidden="true" />}
            >
              {problem ? t('exports.open.other') : t('exports.open.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  );
}
