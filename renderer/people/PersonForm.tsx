import { Checkbox, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendars, defaultCalendarOf, languages } from '../../shared/kernel/language.ts';
import { roles } from '../../shared/kernel/rights.ts';
import { type PersonFields, personFields } from '../../shared/people/people.contract.ts';
import { languageChoices } from '../settings/choices.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';

interface PersonFormProps {
  fields: PersonFields;
  verb: string;
  submit: (fields: PersonFields) => Promise<void>;
  onCancel: () => void;
}

/** Who somebody is and what they may do. */
export function PersonForm({ fields, verb, submit, onCancel }: PersonFormProps) {
  const { t } = useTranslation();
  const form = useContractForm(personFields, { initialValues: fields, submit });
  const speak = (language: string | null) => {
    const known = languages.find((one) => one === language);
    if (known) form.setValues({ language: known, calendar: defaultCalendarOf(known) });
  };
  return (
    <FormFrame form={form}>
      <Stack gap="sm">
        <TextInput
          label={t('common.word.name')}
          withAsterisk
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group label={t('people.word.roles')} withAsterisk {...form.getInputProps('roles')}>
          <Stack gap="xs" mt="xs">
            {roles.map((role) => (
              <Checkbox
                key={role}
                value={role}
                label={t(`people.role.${role}`)}
                description={t(`people.role-may.${role}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Switch
          label={t('people.role.supervisor')}
          description={t('people.role-may.supervisor')}
          {...form.getInputProps('isSupervisor', { type: 'checkbox' })}
        />
        <Select
          label={t('common.word.language')}
          data={languageChoices}
          allowDeselect={false}
          value={form.values.language}
          onChange={speak}
        />
        <Select
          label={t('common.word.calendar')}
          data={calendars.map((value) => ({ value, label: t(`common.calendar.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('calendar')}
        />
      </Stack>
      <FormActions form={form} label={verb} onCancel={onCancel} />
    </FormFrame>
  );
}
