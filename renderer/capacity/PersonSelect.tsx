import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PersonSelectProps {
  people: readonly { id: number; name: string }[];
  value: number | null;
  onChange: (id: number | null) => void;
  error?: ReactNode;
}

/** One of those at the bench. */
export function PersonSelect({ people, value, onChange, error }: PersonSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('capacity.person')}
      data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
      allowDeselect={false}
      required
      data-autofocus
    />
  );
}
