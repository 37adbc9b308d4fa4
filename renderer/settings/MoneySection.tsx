import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { profileSchema } from '../../shared/settings/settings.contract.ts';
import { FormSection } from '../ui/Section.tsx';
import { useCountries, useCurrencies, zonesWith } from './choices.ts';
import { PercentField } from './PercentField.tsx';
import { ProfileForm } from './profile-form.tsx';

const schema = profileSchema.pick({
  country: true,
  zone: true,
  currency: true,
  taxBasisPoints: true,
  taxNumber: true,
});

export function MoneySection() {
  const { t } = useTranslation();
  const countries = useCountries();
  const currencies = useCurrencies();
  return (
    <ProfileForm schema={schema}>
      {(form) => (
        <FormSection title={t('settings.section.money')} description={t('settings.money.why')} columns={2}>
          <Select
            label={t('settings.field.country')}
            data={countries}
            searchable
            allowDeselect={false}
            {...form.getInputProps('country')}
          />
          <Select
            label={t('settings.field.zone')}
            data={zonesWith(form.values.zone)}
            searchable
            allowDeselect={false}
            {...form.getInputProps('zone')}
          />
          <Select
            label={t('settings.field.currency')}
            data={currencies}
            searchable
            allowDeselect={false}
            {...form.getInputProps('currency')}
          />
          <PercentField
            label={t('settings.field.tax')}
            value={form.values.taxBasisPoints}
            onChange={(taxBasisPoints) => form.setValues((old) => ({ ...old, taxBasisPoints }))}
            error={form.errors.taxBasisPoints}
          />
          <TextInput
            label={t('settings.field.tax-number')}
            styles={{ input: { direction: 'ltr', textAlign: 'start' } }}
            {...form.getInputProps('taxNumber')}
          />
        </FormSection>
      )}
    </ProfileForm>
  );
}
