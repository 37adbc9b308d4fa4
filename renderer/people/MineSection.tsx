import { Button, PasswordInput, Select, SimpleGrid } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type CalendarName, calendars, defaultCalendarOf, languages } from '../../shared/kernel/language.ts';
import { passwordField, pinField } from '../../shared/people/secrets.ts';
import { api } from '../app/api.ts';
import { useReader } from '../app/me.ts';
import { askWhoIsThere, report } from '../app/query-client.ts';
import { languageChoices } from '../settings/choices.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { AttemptNotice } from './AttemptNotice.tsx';
import { type Admission, useAttempts } from './admission.ts';

/** What everybody sets for themselves: language, calendar, PIN, password. */
export function MineSection() {
  const { t } = useTranslation();
  const { language, calendar } = useReader();
  const read = (wanted: string | null, on: CalendarName | null) => {
    const known = languages.find((one) => one === wanted) ?? language;
    const next = { language: known, calendar: on ?? defaultCalendarOf(known) };
    void api.people.setLanguage(next).then(askWhoIsThere, report);
  };
  return (
    <>
      <Section title={t('people.own.reading')} description={t('people.own.reading-why')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('common.word.language')}
            data={languageChoices}
            allowDeselect={false}
            value={language}
            onChange={(wanted) => read(wanted, null)}
          />
          <Select
            label={t('common.word.calendar')}
            data={calendars.map((value) => ({ value, label: t(`common.calendar.${value}`) }))}
            allowDeselect={false}
            value={calendar}
            onChange={(wanted) => read(null, calendars.find((one) => one === wanted) ?? null)}
          />
        </SimpleGrid>
      </Section>
      <Section title={t('people.own.pin-title')} description={t('people.own.pin-why')}>
        <SecretForm
          field={pinField}
          isPin
          present={t('people.own.present-either')}
          label={t('people.own.new-pin')}
          hint={t('people.own.pin-hint')}
          change={(presentSecret, newPin) => api.people.setPin({ presentSecret, newPin })}
        />
      </Section>
      <Section title={t('people.own.password-title')} description={t('people.own.password-why')}>
        <SecretForm
          field={passwordField}
          present={t('people.own.present-password')}
          label={t('people.own.new-password')}
          hint={t('people.own.password-hint')}
          change={(presentSecret, newPassword) => api.people.changePassword({ presentSecret, newPassword })}
        />
      </Section>
    </>
  );
}

interface SecretFormProps {
  field: z.ZodType<string>;
  isPin?: boolean;
  present: string;
  label: string;
  hint: string;
  change: (present: string, fresh: string) => Promise<Admission>;
}

function SecretForm({ field, isPin = false, present, label, hint, change }: SecretFormProps) {
  const { t } = useTranslation();
  const attempts = useAttempts();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const reveal = { 'aria-label': t('people.door.show-secret') };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (old === '' || attempts.isBusy || attempts.waitSeconds > 0) return;
    const checked = field.safeParse(fresh);
    setProblem(checked.success ? null : t(checked.error.issues[0]?.message ?? 'common.invalid.value'));
    if (!checked.success) return;
    const isChanged = await attempts.attempt(() => change(old, fresh));
    setOld('');
    if (!isChanged) return;
    setFresh('');
    notifyDone(t('common.state.saved'));
  };
  return (
    <form onSubmit={submit}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mb="sm">
        <PasswordInput
          label={present}
          autoComplete="current-password"
          value={old}
          error={attempts.isWrong}
          visibilityToggleButtonProps={reveal}
          onChange={(event) => setOld(event.currentTarget.value)}
        />
        <PasswordInput
          label={label}
          description={hint}
          autoComplete="new-password"
          value={fresh}
          error={problem}
          visibilityToggleButtonProps={reveal}
          onChange={(event) => setFresh(event.currentTarget.value)}
          {...(isPin && { inputMode: 'numeric' as const })}
        />
      </SimpleGrid>
      <AttemptNotice attempts={attempts} wrong={t('people.own.wrong-present')} />
      <Button
        type="submit"
        loading={attempts.isBusy}
        disabled={old === '' || fresh === '' || attempts.waitSeconds > 0}
      >
        {t('people.own.change')}
      </Button>
    </form>
  );
}
