import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitsHeadings } from '../../shared/records/mapping.rules.ts';
import type { SavedProfile } from '../../shared/records/saved-profile.ts';
import { api, orpc } from '../app/api.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { type ImportDraft, readsOtherwise, type ShapeChange, withProfile } from './import-draft.ts';

interface KeptMappingsProps {
  draft: ImportDraft;
  onChange: (draft: ImportDraft) => void;
  onReread: (change: ShapeChange, next?: ImportDraft) => void;
}

/** Mappings that the shop kept for files with these headings: to use, to call otherwise, to remove. */
export function KeptMappings({ draft, onChange, onReread }: KeptMappingsProps) {
  const { t } = useTranslation();
  const { data = draft.file.saved } = useQuery(orpc.records.savedProfiles.queryOptions());
  const fitting = data.filter(({ mapping }) => fitsHeadings(mapping, draft.file.columns));
  const [chosenId, setChosenId] = useState<number | null>(null);
  const chosen = fitting.find(({ id }) => id === chosenId);
  if (fitting.length === 0) return null;

  const use = (profile: SavedProfile) => {
    setChosenId(profile.id);
    const next = withProfile(draft, profile);
    if (!readsOtherwise(draft, profile)) return onChange(next);
    const { format: _, ...shape } = profile.shape;
    onReread(shape, next);
  };
  return (
    <Group align="end" gap="xs">
      <Select
        label={t('records.kept.label')}
        placeholder={t('records.kept.choose')}
        value={chosen ? String(chosen.id) : null}
        onChange={(value) => {
          const profile = fitting.find(({ id }) => String(id) === value);
          if (profile) use(profile);
        }}
        data={fitting.map(({ id, name }) => ({ value: String(id), label: name }))}
        miw={260}
      />
      {chosen && <KeptMapping key={chosen.id} profile={chosen} />}
    </Group>
  );
}

function KeptMapping({ profile }: { profile: SavedProfile }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const rename = useMutation({
    mutationFn: (next: string) => api.records.renameProfile({ id: profile.id, name: next }),
    onSuccess: () => setName(null),
  });
  const remove = useMutation({ mutationFn: () => api.records.removeProfile({ id: profile.id }) });
  if (name !== null) {
    return (
      <>
        <TextInput
          label={t('records.kept.name')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button onClick={() => rename.mutate(name)} loading={rename.isPending} disabled={name.trim() === ''}>
          {t('common.action.save')}
        </Button>
        <Button variant="default" onClick={() => setName(null)}>
          {t('common.action.cancel')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button variant="default" onClick={() => setName(profile.name)}>
        {t('records.kept.rename')}
      </Button>
      <ConfirmButton
        label={t('common.action.remove')}
        loading={remove.isPending}
        question={{
          title: t('records.kept.remove-title', { name: profile.name }),
          consequence: t('records.kept.remove-consequence'),
          verb: t('common.action.remove'),
        }}
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
