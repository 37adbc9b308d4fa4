import { Button, FileButton, Progress, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreSource } from '../../shared/backups/restore-steps.ts';
import classes from './backups.module.css';
import { uploadBackup } from './upload-backup.ts';
import type { Way } from './way.ts';

interface ChooseBackupProps {
  way: Way;
  onChoose: (from: RestoreSource) => void;
}

/** A file of this computer, or a place on the one that holds the data. */
export function ChooseBackup({ way, onChoose }: ChooseBackupProps) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => uploadBackup(way, file, setShare),
    onSuccess: (uploadId) => onChoose({ kind: 'upload', uploadId }),
  });
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') onChoose({ kind: 'path', path: path.trim() });
  };
  return (
    <div className={classes.choices}>
      <div className={classes.last}>
        <span>{t('backups.restore.drop')}</span>
        <FileButton onChange={(file) => file && upload.mutate(file)} accept=".aftercare,.db">
          {(props) => (
            <Button {...props} variant="default" loading={upload.isPending}>
              {t('backups.restore.file')}
            </Button>
          )}
        </FileButton>
      </div>
      {upload.isPending && <Progress value={share * 100} aria-label={t('backups.restore.sending')} />}
      <form onSubmit={look} className={classes['path-line']}>
        <TextInput
          label={t('backups.restore.path')}
          description={t('backups.restore.path-hint', { example: '\u2068/media/usb/shop.aftercare\u2069' })}
          value={path}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={path.trim() === ''}>
          {t('backups.restore.look')}
        </Button>
      </form>
    </div>
  );
}
