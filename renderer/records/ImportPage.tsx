import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping, Profile } from '../../shared/records/mapping.rules.ts';
import { api } from '../app/api.ts';
import { Page } from '../ui/Page.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { type Inspected, MapColumns } from './MapColumns.tsx';
import { type Taken, TakenIn } from './TakenIn.tsx';
import { TryRun } from './TryRun.tsx';
import { uploadFile } from './upload.ts';

type Step =
  | { at: 'choose' }
  | { at: 'map'; uploadId: string; file: Inspected }
  | { at: 'try'; jobId: string; back: Step }
  | { at: 'done'; taken: Taken };

/** Old records in: a file is chosen, its columns named, tried without changing anything, then taken in. */
export function ImportPage() {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [sentShare, setSentShare] = useState(0);

  const upload = useMutation({
    mutationFn: async (file: File) => {
      setSentShare(0);
      const uploadId = await uploadFile(file, (bytes) => setSentShare(bytes / file.size));
      return { uploadId, file: await api.records.inspect({ uploadId }) };
    },
    onSuccess: (found) => setStep({ at: 'map', ...found }),
  });
  const start = useMutation({
    mutationFn: (order: { uploadId: string; profile: Profile; mapping: Mapping }) =>
      api.records.startDryRun(order),
    onSuccess: ({ jobId }) => setStep({ at: 'try', jobId, back: step }),
  });

  return (
    <Page title={t('records.import.title')} subtitle={t('records.import.subtitle')}>
      {step.at === 'choose' && (
        <ChooseFile
          onChoose={upload.mutate}
          isSending={upload.isPending}
          sentShare={sentShare}
          problem={upload.error}
        />
      )}
      {step.at === 'map' && (
        <MapColumns
          file={step.file}
          isStarting={start.isPending}
          onTry={(order) => start.mutate({ uploadId: step.uploadId, ...order })}
          onBack={() => setStep({ at: 'choose' })}
        />
      )}
      {step.at === 'try' && (
        <TryRun
          jobId={step.jobId}
          onBack={() => setStep(step.back)}
          onTaken={(taken) => setStep({ at: 'done', taken })}
        />
      )}
      {step.at === 'done' && <TakenIn taken={step.taken} onAnother={() => setStep({ at: 'choose' })} />}
    </Page>
  );
}
