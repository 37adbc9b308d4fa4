import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mappingOf } from '../../shared/records/kinds.rules.ts';
import { api } from '../app/api.ts';
import { notifyDone } from '../ui/notify.tsx';
import { type ImportDraft, whyNot } from './import-draft.ts';

/** Keeps how such files are understood under a name, for the next one. */
export function KeepMapping({ draft }: { draft: ImportDraft }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const keep = useMutation({
    mutationFn: () =>
      api.records.saveProfile({
        name,
        kind: draft.kind,
        mapping: mappingOf(draft.kind, draft.mapping),
        shape: draft.file.shape,
        dateFormat: draft.dateFormat,
      }),
    onSuccess: () => {
      notifyDone(t('records.kept.done', { name }));
      setName('');
    },
  });
  const isReady = name.trim() !== '' && whyNot(draft) === null;
  return (
    <Group
      component="form"
      align="end"
      gap="xs"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (isReady && !keep.isPending) keep.mutate();
      }}
    >
      <TextInput
        label={t('records.kept.keep-as')}
        placeholder={t('records.kept.keep-placeholder')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        miw={260}
      />
      <Button type="submit" variant="default" loading={keep.isPending} disabled={!isReady}>
        {t('records.kept.keep')}
      </Button>
    </Group>
  );
}
