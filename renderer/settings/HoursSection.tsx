import { ActionIcon, Button, Group, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Profile, profileSchema } from '../../shared/settings/settings.contract.ts';
import { orpc } from '../app/api.ts';
import { DayField } from '../ui/DayField.tsx';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { HoursField } from './HoursField.tsx';
import { ProfileForm } from './profile-form.tsx';
import classes from './SettingsPage.module.css';

const schema = profileSchema.pick({
  hours: true,
  keepsPublicHolidays: true,
  closedDays: true,
  openDays: true,
});

export function HoursSection() {
  const { t } = useTranslation();
  return (
    <ProfileForm schema={schema}>
      {(form) => (
        <>
          <Section title={t('settings.section.hours')} description={t('settings.hours.why')}>
            <HoursField
              value={form.values.hours}
              onChange={(hours) => form.setValues((old) => ({ ...old, hours }))}
              errors={form.errors}
              path="hours"
            />
          </Section>
          <Section title={t('settings.hours.closed-days')} description={t('settings.hours.closed-days-why')}>
            <ClosedDays
              days={form.values.closedDays}
              onChange={(closedDays) => form.setValues((old) => ({ ...old, closedDays }))}
              errors={form.errors}
            />
          </Section>
          <Section title={t('settings.hours.holidays')} description={t('settings.hours.holidays-why')}>
            <Switch
              label={t('settings.field.keeps-holidays')}
              mb="sm"
              {...form.getInputProps('keepsPublicHolidays', { type: 'checkbox' })}
            />
            {form.values.keepsPublicHolidays && (
              <Holidays
                openDays={form.values.openDays}
                onChange={(openDays) => form.setValues((old) => ({ ...old, openDays }))}
              />
            )}
          </Section>
        </>
      )}
    </ProfileForm>
  );
}

interface ClosedDaysProps {
  days: Profile['closedDays'];
  onChange: (days: Profile['closedDays']) => void;
  errors: Record<string, unknown>;
}

function ClosedDays({ days, onChange, errors }: ClosedDaysProps) {
  const { t } = useTranslation();
  const { today } = useDesk();
  return (
    <>
      {days.map((day, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day being typed has no other name than its place
        <Group key={index} gap="xs" mb="xs" wrap="nowrap" align="start">
          <DayField
            aria-label={t('common.word.date')}
            value={day.on || null}
            error={errors[`closedDays.${index}.on`] as string | undefined}
            onChange={(on) =>
              onChange(days.map((old, at) => (at === index ? { ...old, on: on ?? '' } : old)))
            }
          />
          <TextInput
            aria-label={t('common.word.reason')}
            placeholder={t('common.word.reason')}
            value={day.name}
            maxLength={80}
            flex={1}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange(days.map((old, at) => (at === index ? { ...old, name: value } : old)));
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('common.action.remove')}
            onClick={() => onChange(days.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...days, { on: today, name: '' }])}
      >
        {t('settings.hours.add-day')}
      </Button>
    </>
  );
}

function Holidays({ openDays, onChange }: { openDays: string[]; onChange: (days: string[]) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const holidays = useQuery(orpc.settings.holidays.queryOptions({ input: { year } })).data ?? [];
  const publicDays = holidays.filter(({ kind }) => kind === 'public');
  const first = publicDays[0]?.on ?? `${year}-01-01`;
  const last = publicDays.at(-1)?.on ?? `${year}-12-31`;
  return (
    <>
      <Group gap="xs" mb="xs">
        <Button variant="default" size="compact-sm" onClick={() => setYear(year - 1)}>
          {t('common.action.back')}
        </Button>
        <span>
          {format.day(first, 'long')} – {format.day(last, 'long')}
        </span>
        <Button variant="default" size="compact-sm" onClick={() => setYear(year + 1)}>
          {t('common.action.next')}
        </Button>
      </Group>
      <ul className={classes.list2}>
        {publicDays.map(({ on, name }) => (
          <li key={on} className={classes.row}>
            <span className={classes.rowWords}>
              <bdi>{name}</bdi>
              <span className={classes.quiet}>
                <DayText day={on} style="full" />
              </span>
            </span>
            <Switch
              label={t('settings.hours.open-then')}
              checked={openDays.includes(on)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...openDays, on].sort()
                    : openDays.filter((day) => day !== on),
                )
              }
            />
          </li>
        ))}
      </ul>
    </>
  );
}
