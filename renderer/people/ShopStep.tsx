import { Button, MultiSelect, Select, Switch, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { calendars, defaultCalendarOf, type Language } from '../../shared/kernel/language.ts';
import { suggestFor } from '../../shared/settings/country.rules.ts';
import { defaultSeries } from '../../shared/settings/number-series.rules.ts';
import { type Profile, profileSchema, seriesSchema } from '../../shared/settings/settings.contract.ts';
import { useReader } from '../app/me.ts';
import {
  languageChoices,
  likelyCountry,
  useCountries,
  useCurrencies,
  zonesWith,
} from '../settings/choices.ts';
import { HoursField } from '../settings/HoursField.tsx';
import { OldNumbersFields } from '../settings/OldNumbersFields.tsx';
import { PercentField } from '../settings/PercentField.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { PhoneField } from '../ui/PhoneField.tsx';
import classes from './FirstRun.module.css';

const oldNumbersSchema = z.object({
  continues: z.boolean(),
  prefix: seriesSchema.shape.prefix,
  next: seriesSchema.shape.next,
  beginsAnewEachYear: z.boolean(),
});

export type OldNumbers = z.infer<typeof oldNumbersSchema>;

const schema = z.object({ profile: profileSchema, numbers: oldNumbersSchema });

type Written = z.infer<typeof schema>;

interface ShopStepProps {
  before: Written | null;
  onBack: (written: Written) => void;
  onDone: (written: Written) => void;
}

/** What a shop in this country most likely is. */
function profileFor(country: string, language: Language): Profile {
  const { zone, currency, hours, taxBasisPoints, calendar } = suggestFor(country);
  return {
    name: '',
    address: '',
    phone: '',
    email: '',
    website: '',
    taxNumber: '',
    country,
    zone,
    currency,
    taxBasisPoints,
    language,
    calendar: calendar === 'persian' ? calendar : defaultCalendarOf(language),
    paperLanguages: [language],
    hours,
    keepsPublicHolidays: true,
    closedDays: [],
    openDays: [],
    lockAfterMinutes: 5,
  };
}

export function ShopStep({ before, onBack, onDone }: ShopStepProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const countries = useCountries();
  const currencies = useCurrencies();
  const form = useContractForm(schema, {
    initialValues: before
      ? { ...before, profile: { ...before.profile, language } }
      : {
          profile: profileFor(likelyCountry(language), language),
          numbers: { continues: false, next: 1, ...defaultSeries.repair },
        },
    submit: async (written) => onDone(written),
  });
  const { profile } = form.values;

  const moveTo = (country: string | null) => {
    if (country === null) return;
    const { zone, currency, hours, taxBasisPoints, calendar } = suggestFor(country);
    form.setFieldValue('profile', { ...profile, country, zone, currency, hours, taxBasisPoints, calendar });
  };

  return (
    <FormFrame form={form} enter="next" label={t('people.first.shop')}>
      <div className={classes.fields}>
        <Select
          label={t('settings.field.country')}
          data={countries}
          searchable
          allowDeselect={false}
          value={profile.country}
          onChange={moveTo}
          error={form.errors['profile.country']}
          description={t('people.first.country-fills')}
          className={classes.whole}
        />
        <TextInput
          label={t('settings.field.name')}
          withAsterisk
          autoFocus
          autoComplete="organization"
          {...form.getInputProps('profile.name')}
        />
        <PhoneField label={t('common.word.phone')} {...form.getInputProps('profile.phone')} />
        <Textarea
          label={t('common.word.address')}
          autosize
          minRows={2}
          className={classes.whole}
          {...form.getInputProps('profile.address')}
        />
        <Select
          label={t('settings.field.zone')}
          data={zonesWith(profile.zone)}
          searchable
          allowDeselect={false}
          {...form.getInputProps('profile.zone')}
        />
        <Select
          label={t('settings.field.currency')}
          data={currencies}
          searchable
          allowDeselect={false}
          {...form.getInputProps('profile.currency')}
        />
        <PercentField
          label={t('settings.field.tax')}
          value={profile.taxBasisPoints}
          onChange={(share) => form.setFieldValue('profile.taxBasisPoints', share)}
          error={form.errors['profile.taxBasisPoints']}
        />
        <Select
          label={t('common.word.calendar')}
          data={calendars.map((value) => ({ value, label: t(`common.calendar.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('profile.calendar')}
        />
        <MultiSelect
          label={t('settings.field.paper-languages')}
          description={t('settings.field.paper-languages-why')}
          data={languageChoices}
          className={classes.whole}
          {...form.getInputProps('profile.paperLanguages')}
        />
      </div>
      <Title order={2} className={classes.group}>
        {t('settings.section.hours')}
      </Title>
      <HoursField
        value={profile.hours}
        onChange={(hours) => form.setFieldValue('profile.hours', hours)}
        errors={form.errors}
        path="profile.hours"
      />
      <Switch
        mt="sm"
        label={t('settings.field.keeps-holidays')}
        {...form.getInputProps('profile.keepsPublicHolidays', { type: 'checkbox' })}
      />
      <Title order={2} className={classes.group}>
        {t('settings.section.numbers')}
      </Title>
      <Switch
        label={t('settings.numbers.continue')}
        description={t('settings.numbers.continue-why')}
        {...form.getInputProps('numbers.continues', { type: 'checkbox' })}
      />
      {form.values.numbers.continues && (
        <OldNumbersFields
          prefix={form.getInputProps('numbers.prefix')}
          next={form.getInputProps('numbers.next')}
          year={form.getInputProps('numbers.beginsAnewEachYear', { type: 'checkbox' })}
        />
      )}
      <div className={classes.foot}>
        <Button variant="subtle" color="gray" onClick={() => onBack(form.getValues())}>
          {t('common.action.back')}
        </Button>
        <Button type="submit" size="md">
          {t('common.action.continue')}
        </Button>
      </div>
    </FormFrame>
  );
}
