import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Names } from '../../shared/catalogue/catalogue.rules.ts';
import { directionOf, languageNames, languages } from '../../shared/kernel/language.ts';

interface NamesFieldsProps {
  value: Names;
  onChange: (names: Names) => void;
}

/** One name in each language that screens and papers speak. */
export function NamesFields({ value, onChange }: NamesFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ padding: 0, marginBlockEnd: '0.25rem', color: 'var(--mantine-color-dimmed)' }}>
        {t('catalogue.names')}
      </legend>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        {languages.map((language) => (
          <TextInput
            key={language}
            label={languageNames[language]}
            lang={language}
            dir={directionOf(language)}
            value={value[language] ?? ''}
            maxLength={120}
            onChange={(event) => {
              const { [language]: _, ...others } = value;
              const typed = event.currentTarget.value;
              onChange(typed === '' ? others : { ...others, [language]: typed });
            }}
          />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}
