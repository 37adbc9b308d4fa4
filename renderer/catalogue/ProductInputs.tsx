import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';

const pauseMs = 120;

interface BrandInputProps extends Omit<AutocompleteProps, 'value' | 'onChange' | 'data'> {
  value: string;
  onChange: (name: string) => void;
}

/** A brand: those that the shop knows are offered, a new word is learnt. */
export function BrandInput({ value, onChange, ...rest }: BrandInputProps) {
  const { t } = useTranslation();
  const [text] = useDebouncedValue(value, pauseMs);
  const { data } = useQuery(
    orpc.catalogue.brands.queryOptions({ input: { text, limit: 12 }, placeholderData: keepPreviousData }),
  );
  return (
    <Autocomplete
      label={t('catalogue.field.brand')}
      autoComplete="off"
      maxLength={80}
      {...rest}
      value={value}
      onChange={onChange}
      data={namesOf(data)}
      filter={({ options }) => options}
    />
  );
}

interface ModelInputProps extends BrandInputProps {
  /** Only models of this brand and category are offered; '' and null for any. */
  brand: string;
  categoryId: number | null;
}

/** A model: those that the shop knows are offered, a new word is learnt. */
export function ModelInput({ value, onChange, brand, categoryId, ...rest }: ModelInputProps) {
  const { t } = useTranslation();
  const [text] = useDebouncedValue(value, pauseMs);
  const { data } = useQuery(
    orpc.catalogue.models.queryOptions({
      input: { text, brand, limit: 12, ...(categoryId !== null && { categoryId }) },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Autocomplete
      label={t('catalogue.field.model')}
      autoComplete="off"
      maxLength={120}
      {...rest}
      value={value}
      onChange={onChange}
      data={namesOf(data)}
      filter={({ options }) => options}
    />
  );
}

function namesOf(rows: readonly { name: string }[] | undefined): string[] {
  return [...new Set((rows ?? []).map(({ name }) => name))];
}
