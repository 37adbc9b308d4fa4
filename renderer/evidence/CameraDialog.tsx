import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhotoShot, photoShots } from '../../shared/evidence/entry.ts';
import { ShortcutHint } from '../ui/ShortcutHint.tsx';
import { useCamera } from './camera.ts';
import classes from './evidence.module.css';

interface CameraDialogProps {
  /** What there is of already: the guide goes on at the first that is missing. */
  shots: readonly PhotoShot[];
  onPhoto: (photo: Blob, shot: PhotoShot) => Promise<void>;
  onClose: () => void;
}

/** The camera in the form: Enter or Space takes a photo, the guide says of what, Esc goes back to the form. */
export function CameraDialog({ shots, onPhoto, onClose }: CameraDialogProps) {
  const { t } = useTranslation();
  const { video, state, take } = useCamera();
  const [shot, setShot] = useState<PhotoShot>(() => nextShot(shots));
  const [isBusy, setIsBusy] = useState(false);
  const [taken, setTaken] = useState(0);

  const shoot = async () => {
    if (state !== 'ready' || isBusy) return;
    setIsBusy(true);
    try {
      const photo = await take();
      if (!photo) return;
      await onPhoto(photo, shot);
      setTaken((count) => count + 1);
      setShot(nextShot([...shots, shot]));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('evidence.camera.title')}
      // a form may stand behind: what is pressed here is none of its business
      onKeyDown={(event) => event.stopPropagation()}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <div className={classes.camera}>
        <video
          ref={video}
          className={classes.cameraPicture}
          hidden={state !== 'ready'}
          muted
          playsInline
          aria-label={t('evidence.camera.title')}
        />
        {state !== 'ready' && (
          <p className={classes.cameraWords} role={state === 'starting' ? 'status' : 'alert'}>
            {t(`evidence.camera.${state}`)}
          </p>
        )}
        <SegmentedControl
          fullWidth
          aria-label={t('evidence.camera.guide')}
          value={shot}
          onChange={(value) => setShot(value as PhotoShot)}
          data={[...photoShots, ''].map((value) => ({
            value,
            label: t(`evidence.shot.${value || 'other'}`),
          }))}
        />
        <Group justify="space-between">
          <span className={classes.quiet} role="status">
            {taken > 0 && t('evidence.camera.taken', { count: taken })}
          </span>
          <Group gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('common.action.close')}
            </Button>
            <Button
              data-autofocus
              size="md"
              aria-busy={isBusy}
              aria-disabled={state !== 'ready'}
              onClick={() => void shoot()}
              leftSection={<IconCamera size={18} stroke={1.75} aria-hidden="true" />}
              rightSection={<ShortcutHint shortcut="Enter" />}
            >
              {t('evidence.camera.take')}
            </Button>
          </Group>
        </Group>
      </div>
    </Modal>
  );
}

/** Front, back, serial; damage is for whoever sees some. */
function nextShot(shots: readonly PhotoShot[]): PhotoShot {
  return (['front', 'back', 'serial'] as const).find((wanted) => !shots.includes(wanted)) ?? '';
}
