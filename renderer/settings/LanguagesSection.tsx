import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendars } from '../../shared/kernel/language.ts';
import { profileSchema } from '../../shared/settings/settings.contract.ts';
import { FormSection } from '../ui/Section.tsx';
import { languageChoices } from './choices.ts';
import { ProfileForm } from './profile-form.tsx';

const schema = profileSchema.pick({ language: true, calendar: true, paperLanguages: true });

export function LanguagesSection() {
  const { t } = useTranslation();
  return (
    <ProfileForm schema={schema}>
      {(form) => (
        <FormSection
          title={t('settings.section.languages')}
          description={t('settings.languages.why')}
          columns={2}
        >
          <Select
            label={t('settings.field.language')}
            data={languageChoices}
            allowDeselect={false}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('common.word.calendar')}
            data={calendars.map((value) => ({ value, label: t(`common.calendar.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('calendar')}
          />
          <MultiSelect
            label={t('settings.field.paper-languages')}
            description={t('settings.field.paper-languages-why')}
            data={languageChoices}
            {...form.getInputProps('paperLanguages')}
          />
        </FormSection>
      )}
    </ProfileForm>
  );
}
