import { Stepper } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { useFormat } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import classes from './ImportPage.module.css';
import { draftOf, type ImportDraft, orderOf, redrawn, type ShapeChange } from './import-draft.ts';
import { MapColumns } from './MapColumns.tsx';
import { type Taken, TakenIn } from './TakenIn.tsx';
import { TryRun } from './TryRun.tsx';
import { uploadFile } from './upload.ts';

const steps = ['choose', 'map', 'try', 'done'] as const;
type At = (typeof steps)[number];

/** Old records in: a file is chosen, its columns named, tried without changing anything, then taken in. */
export function ImportPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [at, setAt] = useState<At>('choose');
  const [draft, setDraft] = useState<ImportDraft | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [sentShare, setSentShare] = useState(0);

  const upload = useMutation({
    mutationFn: async (file: File) => {
      setSentShare(0);
      const uploadId = await uploadFile(file, (bytes) => setSentShare(bytes / file.size));
      return draftOf(uploadId, await api.records.inspect({ uploadId }));
    },
    onSuccess: (next) => {
      setDraft(next);
      setAt('map');
    },
  });
  const reread = useMutation({
    mutationFn: async ({ draft: before, change }: { draft: ImportDraft; change: ShapeChange }) => {
      const { format: _, ...known } = before.file.shape;
      return api.records.inspect({ uploadId: before.uploadId, ...known, ...change });
    },
    onSuccess: (file, { draft: before }) => setDraft(redrawn(before, file)),
  });
  const start = useMutation({
    mutationFn: (order: ImportDraft) => api.records.startDryRun(orderOf(order)),
    onSuccess: (job) => {
      setJobId(job.jobId);
      setAt('try');
    },
  });

  return (
    <Page title={t('records.import.title')} subtitle={t('records.import.subtitle')}>
      <Stepper
        active={steps.indexOf(at)}
        size="xs"
        iconSize={24}
        className={classes.steps}
        classNames={{ content: classes.nothing }}
        allowNextStepsSelect={false}
      >
        {steps.map((step, index) => (
          <Stepper.Step
            key={step}
            icon={format.count(index + 1)}
            label={t(`records.step.${step}`)}
            component="div"
          />
        ))}
      </Stepper>
      {at === 'choose' && (
        <ChooseFile
          onChoose={upload.mutate}
          isSending={upload.isPending}
          sentShare={sentShare}
          problem={upload.error}
        />
      )}
      {at === 'map' && draft && (
        <MapColumns
          draft={draft}
          onChange={setDraft}
          onReread={(change, next = draft) => reread.mutate({ draft: next, change })}
          isReading={reread.isPending}
          isStarting={start.isPending}
          onTry={() => start.mutate(draft)}
          onBack={() => setAt('choose')}
        />
      )}
      {at === 'try' && jobId && (
        <TryRun
          jobId={jobId}
          fileName={draft?.file.fileName ?? ''}
          onBack={() => setAt('map')}
          onTaken={(made) => {
            setTaken(made);
            setAt('done');
          }}
        />
      )}
      {at === 'done' && taken && <TakenIn taken={taken} onAnother={() => setAt('choose')} />}
    </Page>
  );
}
