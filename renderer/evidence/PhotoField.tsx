import { Button, FileButton, Group, Input, Select } from '@mantine/core';
import { IconCamera, IconPhotoPlus, IconX } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhotoShot, type PhotoStage, photoShots, photoStages } from '../../shared/evidence/entry.ts';
import { LARGEST_PHOTO_BYTES, MOST_PHOTOS } from '../../shared/evidence/evidence.contract.ts';
import { api } from '../app/api.ts';
import { failureWords } from '../app/failure.ts';
import { report } from '../app/query-client.ts';
import { type Action, useActions } from '../ui/action.ts';
import { ShortcutHint } from '../ui/ShortcutHint.tsx';
import { CameraDialog } from './CameraDialog.tsx';
import classes from './evidence.module.css';
import { holdPhoto, photoTypes, readHeldPhoto, smallOf, type TakenPhoto } from './photo-file.ts';
import { usePictureAddress } from './picture-address.ts';

interface PhotoFieldProps {
  label: string;
  description?: ReactNode;
  value: readonly TakenPhoto[];
  onChange: (value: TakenPhoto[]) => void;
  error?: ReactNode;
  /** What new photos are of, unless something else is chosen at one. */
  stage?: PhotoStage;
  /** Whether F9 opens the camera here: of one field on the screen. */
  isKeyed?: boolean;
}

/** Photos from the camera, from files, dropped or pasted. They are sent up at once; the form keeps what holds them. */
export function PhotoField(props: PhotoFieldProps) {
  const { label, description, value, onChange, error, stage = 'before', isKeyed = false } = props;
  const { t } = useTranslation();
  const [isCameraOpen, setIsCameraOpen] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(value);
  latest.current = value;
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  const add = async (file: Blob, shot: PhotoShot = '') => {
    setProblem(null);
    if (latest.current.length >= MOST_PHOTOS)
      return setProblem(t('evidence.invalid.too-many-photos', { maximum: MOST_PHOTOS }));
    if (file.size > LARGEST_PHOTO_BYTES) return setProblem(t('evidence.invalid.large-photo'));
    setWaiting((count) => count + 1);
    try {
      const { photoId, type } = await holdPhoto(file);
      const photo: TakenPhoto = {
        photoId,
        type,
        shot,
        note: '',
        stage: shot === 'damage' ? 'damage' : stage,
      };
      latest.current = [...latest.current, photo];
      onChange([...latest.current]);
    } catch (fault) {
      setProblem(failureWords(fault).title);
    } finally {
      setWaiting((count) => count - 1);
    }
  };
  const addAll = async (files: Iterable<File>) => {
    for (const file of files) await add(file);
  };
  const remove = (photoId: string) => {
    onChange(value.filter((photo) => photo.photoId !== photoId));
    api.evidence.letGo({ photoId }).catch(report);
  };
  const change = (changed: TakenPhoto) =>
    onChange(value.map((photo) => (photo.photoId === changed.photoId ? changed : photo)));

  const camera: Action = {
    id: 'evidence.camera',
    labelKey: 'evidence.action.camera',
    icon: IconCamera,
    shortcut: 'F9',
    run: () => setIsCameraOpen(true),
  };
  useActions(isKeyed ? [camera] : []);
  usePastedPictures(place, isKeyed, (files) => void addAll(files));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files; the buttons in it do the same
    <div
      ref={place}
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        void addAll(event.dataTransfer.files);
      }}
    >
      <Input.Wrapper label={label} description={description} error={problem ?? error} labelElement="div">
        <Group gap="xs" mt={6}>
          <Button
            variant="default"
            size="sm"
            ref={opener}
            onClick={camera.run}
            leftSection={<IconCamera size={16} stroke={1.75} aria-hidden="true" />}
            rightSection={isKeyed && <ShortcutHint shortcut="F9" />}
          >
            {t('evidence.action.camera')}
          </Button>
          <FileButton accept={photoTypes} multiple onChange={(files) => void addAll(files)}>
            {(file) => (
              <Button
                {...file}
                variant="default"
                size="sm"
                leftSection={<IconPhotoPlus size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('evidence.action.file')}
              </Button>
            )}
          </FileButton>
          <span className={classes.quiet} role="status">
            {waiting > 0 && t('evidence.sending', { count: waiting })}
          </span>
        </Group>
        {value.length > 0 && (
          <ul className={classes.taken}>
            {value.map((photo) => (
              <Taken
                key={photo.photoId}
                photo={photo}
                onChange={change}
                onRemove={() => remove(photo.photoId)}
              />
            ))}
          </ul>
        )}
      </Input.Wrapper>
      {isCameraOpen && (
        <CameraDialog
          shots={value.map(({ shot }) => shot)}
          onPhoto={add}
          onClose={() => {
            setIsCameraOpen(false);
            opener.current?.focus();
          }}
        />
      )}
    </div>
  );
}

interface TakenProps {
  photo: TakenPhoto;
  onChange: (photo: TakenPhoto) => void;
  onRemove: () => void;
}

function Taken({ photo, onChange, onRemove }: TakenProps) {
  const { t } = useTranslation();
  const { address, error } = usePictureAddress(['held', photo.photoId], async () =>
    smallOf(await readHeldPhoto(photo)),
  );
  const name = t(`evidence.shot.${photo.shot || 'other'}`);
  const picked = `${photo.stage} ${photo.shot}`;
  return (
    <li className={classes.takenPhoto}>
      <span className={classes.frame}>
        {address && <img className={classes.thumb} src={address} alt={name} />}
        {error && <span className={classes.quiet}>{t('evidence.gone')}</span>}
        <button
          type="button"
          className={classes.takeOut}
          onClick={onRemove}
          aria-label={t('evidence.action.take-out', { what: name })}
        >
          <IconX size={14} aria-hidden="true" />
        </button>
      </span>
      <Select
        size="xs"
        aria-label={t('evidence.field.shows')}
        allowDeselect={false}
        value={picked}
        onChange={(next) => {
          const [stage, shot] = (next ?? picked).split(' ') as [PhotoStage, PhotoShot];
          onChange({ ...photo, stage, shot });
        }}
        data={photoStages.map((stage) => ({
          group: t(`evidence.stage.${stage}`),
          items: (stage === 'damage' ? (['damage'] as const) : (['', ...photoShots] as const))
            .filter((shot) => stage === 'damage' || shot !== 'damage')
            .map((shot) => ({ value: `${stage} ${shot}`, label: t(`evidence.shot.${shot || 'other'}`) })),
        }))}
        comboboxProps={{ width: 180, position: 'bottom-start' }}
      />
    </li>
  );
}

/** A picture that is pasted while the field is on screen belongs to it; pasted text is none of its business. */
function usePastedPictures(
  place: { current: HTMLElement | null },
  isWanted: boolean,
  onPictures: (files: File[]) => void,
): void {
  const latest = useRef(onPictures);
  latest.current = onPictures;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is a ref
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isHere = place.current?.contains(event.target as Node) || isWanted;
      const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (!isHere || files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isWanted]);
}
