import { Checkbox, Fieldset, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels, consentPurposes, customerKinds } from '../../shared/customers/customers.contract.ts';
import {
  calendars,
  defaultCalendarOf,
  type Language,
  languageNames,
  languages,
} from '../../shared/kernel/language.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { PhoneFields } from '../ui/PhoneField.tsx';
import { FormSection } from '../ui/Section.tsx';
import { AlikeNotice } from './AlikeNotice.tsx';
import classes from './CustomerFields.module.css';
import type { CustomerValues } from './customer-values.ts';

interface CustomerFieldsProps {
  value: CustomerValues;
  onChange: (value: CustomerValues) => void;
  /** By path from here: 'name', 'phones.0.typed'. */
  errors?: FieldErrors;
  /** The card being changed: it is not its own double. */
  except?: number;
  /** Takes a customer who is already there instead of the one being typed; without it their card is linked. */
  onChooseAlike?: (id: number) => void;
  /** Only what is asked at the counter, the rest behind one button. */
  isBrief?: boolean;
  autoFocus?: boolean;
}

/** A customer card in the order in which people say it. Knows nothing of the form around it. */
export function CustomerFields(props: CustomerFieldsProps) {
  const { value, onChange, errors = {}, except, onChooseAlike, isBrief = false, autoFocus } = props;
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(!isBrief);
  const set = (patch: Partial<CustomerValues>) => onChange({ ...value, ...patch });
  const labelOf = (number: string) => value.phones.find(({ typed }) => typed === number)?.label;

  return (
    <Stack gap="md">
      <FormSection title={t('customers.form.who')} columns={2}>
        <TextInput
          label={t(value.kind === 'company' ? 'customers.field.company-name' : 'customers.field.name')}
          value={value.name}
          error={errors.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          autoComplete="off"
          maxLength={120}
          required
          {...(autoFocus && { 'data-autofocus': true, autoFocus: true })}
        />
        <PhoneFields
          label={t('common.word.phone')}
          value={value.phones.map(({ typed }) => typed)}
          errors={value.phones.map((_, index) => errors[`phones.${index}.typed`])}
          onChange={(numbers) =>
            set({
              phones: numbers.map((typed, index) => ({
                typed,
                label: labelOf(typed) ?? value.phones[index]?.label ?? '',
              })),
            })
          }
          most={8}
        />
        <AlikeNotice
          className={classes.whole}
          name={value.name}
          phones={value.phones.map(({ typed }) => typed)}
          {...(except !== undefined && { except })}
          {...(onChooseAlike && { onChoose: onChooseAlike })}
        />
        <div className={classes.trio}>
          <TextInput
            type="email"
            label={t('common.word.email')}
            value={value.email}
            error={errors.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            autoComplete="off"
          />
          <LanguageFields value={value} set={set} />
        </div>
      </FormSection>
      {isWhole ? (
        <MoreFields value={value} set={set} errors={errors} />
      ) : (
        <button type="button" className={classes.more} onClick={() => setIsWhole(true)}>
          {t('customers.form.more')}
        </button>
      )}
    </Stack>
  );
}

interface PartProps {
  value: CustomerValues;
  set: (patch: Partial<CustomerValues>) => void;
}

function LanguageFields({ value, set }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('common.word.language')}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        value={value.language}
        allowDeselect={false}
        onChange={(language) =>
          language &&
          set({ language: language as Language, calendar: defaultCalendarOf(language as Language) })
        }
      />
      <Select
        label={t('common.word.calendar')}
        data={calendars.map((calendar) => ({ value: calendar, label: t(`common.calendar.${calendar}`) }))}
        value={value.calendar}
        allowDeselect={false}
        onChange={(calendar) => calendar && set({ calendar })}
      />
    </>
  );
}

function MoreFields({ value, set, errors }: PartProps & { errors: FieldErrors }) {
  const { t } = useTranslation();
  return (
    <>
      <FormSection title={t('customers.form.reach')} columns={2}>
        <Textarea
          label={t('common.word.address')}
          value={value.address}
          error={errors.address}
          onChange={(event) => set({ address: event.currentTarget.value })}
          autosize
          minRows={2}
        />
        <Select
          label={t('customers.field.channel')}
          data={channels.map((channel) => ({ value: channel, label: t(`customers.channel.${channel}`) }))}
          value={value.channel}
          allowDeselect={false}
          onChange={(channel) => channel && set({ channel })}
        />
        <Fieldset variant="unstyled" legend={t('customers.field.consents')} className={classes.whole}>
          <Stack gap="xs">
            {consentPurposes.map((purpose) => (
              <Checkbox
                key={purpose}
                label={t(`customers.consent.${purpose}`)}
                checked={value.consents[purpose]}
                onChange={(event) =>
                  set({ consents: { ...value.consents, [purpose]: event.currentTarget.checked } })
                }
              />
            ))}
          </Stack>
        </Fieldset>
      </FormSection>
      <FormSection title={t('customers.form.particular')} columns={2}>
        <div>
          <div className={classes.label} id="customer-kind">
            {t('customers.field.kind')}
          </div>
          <SegmentedControl
            aria-labelledby="customer-kind"
            data={customerKinds.map((kind) => ({ value: kind, label: t(`customers.kind.${kind}`) }))}
            value={value.kind}
            onChange={(kind) => set({ kind })}
          />
        </div>
        <TextInput
          label={t('customers.field.tax-number')}
          value={value.taxNumber}
          error={errors.taxNumber}
          onChange={(event) => set({ taxNumber: event.currentTarget.value })}
          autoComplete="off"
        />
        <TextInput
          label={t('customers.field.flag')}
          description={t('customers.field.flag-hint')}
          value={value.flag}
          error={errors.flag}
          onChange={(event) => set({ flag: event.currentTarget.value })}
          autoComplete="off"
          maxLength={200}
        />
        <Textarea
          label={t('customers.field.notes')}
          value={value.notes}
          error={errors.notes}
          onChange={(event) => set({ notes: event.currentTarget.value })}
          autosize
          minRows={2}
        />
      </FormSection>
    </>
  );
}
