import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoEntry } from '../../shared/evidence/evidence.contract.ts';
import { directionOf } from '../../shared/kernel/language.ts';
import { failureWords } from '../app/failure.ts';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import classes from './evidence.module.css';
import { readPhoto } from './photo-file.ts';
import { photoWords } from './photo-words.ts';
import { usePictureAddress } from './picture-address.ts';

interface PhotoViewerProps {
  repairId: number;
  photos: readonly PhotoEntry[];
  first: number;
  onClose: () => void;
  /** Absent where it may not be withdrawn. */
  onWithdraw?: ((photo: PhotoEntry) => void) | undefined;
}

/** One photo as large as the screen; the arrows go to the next. */
export function PhotoViewer({ repairId, photos, first, onClose, onWithdraw }: PhotoViewerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useDesk();
  const [index, setIndex] = useState(first);
  const photo = photos[index];
  if (!photo) return null;
  const go = (step: number) => setIndex((at) => Math.min(photos.length - 1, Math.max(0, at + step)));
  const forward = directionOf(language) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    go(event.key === forward ? 1 : -1);
  };
  const { note } = photo.content;
  const Before = forward === 'ArrowRight' ? IconChevronLeft : IconChevronRight;
  const After = forward === 'ArrowRight' ? IconChevronRight : IconChevronLeft;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      onKeyDown={onKeyDown}
      title={photoWords(t, photo.content)}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <div className={classes.camera}>
        <Shown key={photo.position} repairId={repairId} photo={photo} />
        <Group justify="space-between">
          <span className={classes.quiet}>
            {t('evidence.by', { name: photo.by ?? '', at: format.instant(photo.at) })}
            {note && (
              <>
                {' · '}
                <bdi>{note}</bdi>
              </>
            )}
            {photo.withdrawn && (
              <>
                {' · '}
                {t('evidence.withdrawn', { name: photo.withdrawn.by ?? '', reason: photo.withdrawn.reason })}
              </>
            )}
          </span>
          <Group gap="xs">
            {onWithdraw && !photo.withdrawn && (
              <Button variant="subtle" color="gray" onClick={() => onWithdraw(photo)}>
                {t('evidence.action.withdraw')}
              </Button>
            )}
            <ActionIcon
              variant="default"
              size={44}
              disabled={index === 0}
              onClick={() => go(-1)}
              aria-label={t('evidence.action.previous')}
            >
              <Before size={20} aria-hidden="true" />
            </ActionIcon>
            <span className={classes.quiet}>
              {t('evidence.place', { at: format.count(index + 1), count: photos.length })}
            </span>
            <ActionIcon
              data-autofocus
              variant="default"
              size={44}
              disabled={index === photos.length - 1}
              onClick={() => go(1)}
              aria-label={t('evidence.action.next')}
            >
              <After size={20} aria-hidden="true" />
            </ActionIcon>
          </Group>
        </Group>
      </div>
    </Modal>
  );
}

function Shown({ repairId, photo }: { repairId: number; photo: PhotoEntry }) {
  const { t } = useTranslation();
  const { address, error } = usePictureAddress(['whole', repairId, photo.position], () =>
    readPhoto(repairId, photo),
  );
  if (error) return <Text role="alert">{failureWords(error).title}</Text>;
  if (!address) return <PageSkeleton />;
  return (
    <img className={classes.viewed} src={address} alt={t(`evidence.shot.${photo.content.shot || 'other'}`)} />
  );
}
