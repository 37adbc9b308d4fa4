import { Group, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoEntry } from '../../shared/evidence/evidence.contract.ts';
import { InstantText } from '../ui/DayText.tsx';
import classes from './evidence.module.css';
import { readPhoto, smallOf } from './photo-file.ts';
import { photoWords } from './photo-words.ts';
import { usePictureAddress } from './picture-address.ts';

interface PhotoChoiceProps {
  repairId: number;
  photos: readonly PhotoEntry[];
  /** The position of the chosen one. */
  value: string | null;
  onChange: (position: string | null) => void;
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
}

/** One of an order's photos, chosen by looking at them; the chosen one is let go again where none is needed. */
export function PhotoChoice(props: PhotoChoiceProps) {
  const { repairId, photos, value, onChange, label, description, error, required = false } = props;
  return (
    <Radio.Group
      value={value}
      onChange={onChange}
      label={label}
      description={description}
      error={error}
      required={required}
    >
      {photos.length > 0 && (
        <Group gap="sm" my="xs" align="start">
          {photos.map((photo) => (
            <Choice
              key={photo.position}
              repairId={repairId}
              photo={photo}
              onLetGo={
                !required && value === String(photo.position)
                  ? (event) => {
                      event.preventDefault();
                      onChange(null);
                    }
                  : undefined
              }
            />
          ))}
        </Group>
      )}
    </Radio.Group>
  );
}

interface ChoiceProps {
  repairId: number;
  photo: PhotoEntry;
  onLetGo: ((event: { preventDefault: () => void }) => void) | undefined;
}

function Choice({ repairId, photo, onLetGo }: ChoiceProps) {
  const { t } = useTranslation();
  const { address, error } = usePictureAddress(['small', repairId, photo.position], async () =>
    smallOf(await readPhoto(repairId, photo)),
  );
  return (
    <Radio.Card
      value={String(photo.position)}
      className={classes.photo}
      withBorder={false}
      {...(onLetGo && { onClick: onLetGo })}
    >
      <span className={classes.frame}>
        {address && <img className={classes.thumb} src={address} alt="" />}
        {error && <span className={classes.quiet}>{t('evidence.unreadable')}</span>}
      </span>
      <span className={classes.quiet}>
        {photoWords(t, photo.content)}
        <br />
        <InstantText at={photo.at} />
      </span>
    </Radio.Card>
  );
}
