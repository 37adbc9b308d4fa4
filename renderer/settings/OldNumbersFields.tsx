import { NumberInput, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface OldNumbersFieldsProps {
  /** What the form hands to its fields. */
  prefix: object;
  next: object;
  year: object;
}

/** How the shop's numbers look and go on. */
export function OldNumbersFields({ prefix, next, year }: OldNumbersFieldsProps) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm" mt="sm">
      <TextInput
        label={t('settings.numbers.prefix')}
        description={t('settings.numbers.prefix-why')}
        styles={{ input: { direction: 'ltr' } }}
        maxLength={12}
        {...prefix}
      />
      <NumberInput
        label={t('settings.numbers.next')}
        description={t('settings.numbers.next-why')}
        min={1}
        max={999_999_999}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        {...next}
      />
      <Switch label={t('settings.numbers.anew')} {...year} />
    </SimpleGrid>
  );
}
