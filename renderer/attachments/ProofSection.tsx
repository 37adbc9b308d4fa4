import { Button, FileButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../shared/attachments/attachments.contract.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { ProofRow } from './ProofRow.tsx';
import classes from './ProofSection.module.css';
import { ProofViewer } from './ProofViewer.tsx';
import { acceptedTypes, addProof } from './proof-file.ts';

/** The papers that a device came with: shown, brought by choosing or dropping a file, withdrawn. */
export function ProofSection({ deviceId }: { deviceId: number }) {
  const { t } = useTranslation();
  const mayChange = useMay('devices.write');
  const { data: proofs = [] } = useQuery(orpc.attachments.ofDevice.queryOptions({ input: { deviceId } }));
  const [seen, setSeen] = useState<Attachment | null>(null);
  const [isOver, setIsOver] = useState(false);
  const chooser = useRef<() => void>(null);
  const add = useMutation({
    mutationFn: (file: File) => addProof(deviceId, file),
    onSuccess: (_none, { name }) => notifyDone(t('attachments.done.added', { name })),
    onSettled: () => chooser.current?.(),
  });
  const take = (file: File | null | undefined) => {
    if (file && mayChange && !add.isPending) add.mutate(file);
  };
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(mayChange);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      take(event.dataTransfer.files[0]);
    },
  };
  return (
    <div className={classes.place} data-over={isOver || undefined} {...drop}>
      <Section
        title={t('attachments.title')}
        aside={
          mayChange && (
            <FileButton resetRef={chooser} accept={acceptedTypes} onChange={take}>
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  size="compact-md"
                  loading={add.isPending}
                  leftSection={<IconPaperclip size={16} stroke={1.75} aria-hidden="true" />}
                >
                  {t('attachments.add')}
                </Button>
              )}
            </FileButton>
          )
        }
      >
        {proofs.length === 0 && <p className={classes.hint}>{t('attachments.hint')}</p>}
        {proofs.length > 0 && (
          <ul className={classes.list}>
            {proofs.map((proof) => (
              <ProofRow key={proof.id} proof={proof} mayChange={mayChange} onSee={() => setSeen(proof)} />
            ))}
          </ul>
        )}
        <span role="status" hidden={!add.isPending}>
          {add.isPending && t('attachments.adding')}
        </span>
      </Section>
      {seen && <ProofViewer proof={seen} onClose={() => setSeen(null)} />}
    </div>
  );
}
