import { Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../shared/attachments/attachments.contract.ts';
import { failureWords } from '../app/failure.ts';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import classes from './ProofSection.module.css';
import { readProof } from './proof-file.ts';

/** A picture as it was brought. */
export function ProofViewer({ proof, onClose }: { proof: Attachment; onClose: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: ['proof', proof.id],
    queryFn: () => readProof(proof),
    gcTime: 0,
    meta: { isQuiet: true },
  });
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return (
    <Modal
      opened
      size="auto"
      onClose={onClose}
      title={<bdi>{proof.name}</bdi>}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {error ? (
        <Text role="alert">{failureWords(error).title}</Text>
      ) : address ? (
        <img className={classes.picture} src={address} alt={proof.name} />
      ) : (
        <PageSkeleton />
      )}
    </Modal>
  );
}
