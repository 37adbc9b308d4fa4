import { ActionIcon, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { firstWeekdayOf } from '../../shared/kernel/calendar.ts';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import { intlTag, type Language } from '../../shared/kernel/language.ts';
import type { OpeningHours, OpenSpan } from '../../shared/kernel/opening.ts';
import { useDesk } from '../ui/desk.ts';
import classes from './HoursField.module.css';

type Weekday = keyof OpeningHours;

interface HoursFieldProps {
  value: OpeningHours;
  onChange: (hours: OpeningHours) => void;
  /** The form's errors, whose paths begin with `path`. */
  errors: Record<string, unknown>;
  path: string;
}

const wholeDay: OpenSpan = { from: '09:00', to: '18:00' };

/** Weekdays in the order in which the reader's week runs. */
function weekOf(language: Language): Weekday[] {
  const first = firstWeekdayOf(language);
  return Array.from({ length: 7 }, (_, index) => (((first - 1 + index) % 7) + 1) as Weekday);
}

/** The first of January 2024 was a Monday. */
function weekdayName(weekday: Weekday, language: Language): string {
  const tag = intlTag(language, 'gregory');
  return new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );
}

/** When the shop is open, day by day; a day may have a pause in the middle. */
export function HoursField({ value, onChange, errors, path }: HoursFieldProps) {
  const { language } = useDesk();
  return (
    <div className={classes.week}>
      {weekOf(language).map((weekday) => (
        <DayRow
          key={weekday}
          name={weekdayName(weekday, language)}
          spans={value[weekday]}
          onChange={(spans) => onChange({ ...value, [weekday]: spans })}
          error={Object.entries(errors).find(([at]) => at.startsWith(`${path}.${weekday}`))?.[1]}
        />
      ))}
    </div>
  );
}

interface DayRowProps {
  name: string;
  spans: OpenSpan[];
  onChange: (spans: OpenSpan[]) => void;
  error: unknown;
}

function DayRow({ name, spans, onChange, error }: DayRowProps) {
  const { t } = useTranslation();
  const isOpen = spans.length > 0;
  const replace = (index: number, change: Partial<OpenSpan>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  const last = spans.at(-1);
  return (
    <fieldset className={classes.day} aria-label={name}>
      <Switch
        label={name}
        checked={isOpen}
        onChange={(event) => onChange(event.currentTarget.checked ? [wholeDay] : [])}
      />
      <div className={classes.spans}>
        {!isOpen && <span className={classes.closed}>{t('settings.hours.closed')}</span>}
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span being typed has no other name than its place
          <span key={index} className={classes.span}>
            <TimeInput
              label={`${name}, ${t('common.word.from')}`}
              value={span.from}
              onChange={(from) => replace(index, { from })}
              isWrong={Boolean(error)}
            />
            <span aria-hidden="true">–</span>
            <TimeInput
              label={`${name}, ${t('common.word.until')}`}
              value={span.to}
              onChange={(to) => replace(index, { to })}
              isWrong={Boolean(error)}
            />
            {spans.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('common.action.remove')}
                onClick={() => onChange(spans.filter((_, at) => at !== index))}
              >
                <IconTrash size={16} stroke={1.75} aria-hidden="true" />
              </ActionIcon>
            )}
          </span>
        ))}
        {last && spans.length < 3 && last.to < '23:00' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('settings.hours.add-span')}
            title={t('settings.hours.add-span')}
            onClick={() => onChange([...spans, { from: last.to, to: '23:00' }])}
          >
            <IconPlus size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        )}
        {typeof error === 'string' && (
          <span className={classes.error} role="alert">
            {error}
          </span>
        )}
      </div>
    </fieldset>
  );
}

interface TimeInputProps {
  label: string;
  value: string;
  onChange: (time: string) => void;
  isWrong: boolean;
}

/** Hours and minutes of a clock with 24 hours; "9" and "930" are set in order on leaving. */
function TimeInput({ label, value, onChange, isWrong }: TimeInputProps) {
  return (
    <TextInput
      aria-label={label}
      className={classes.time}
      value={value}
      inputMode="numeric"
      maxLength={5}
      error={isWrong}
      onChange={(event) => onChange(toLatinDigits(event.currentTarget.value))}
      onBlur={() => onChange(inOrder(value))}
    />
  );
}

function inOrder(text: string): string {
  const [, hours, minutes] = /^\s*([0-9]{1,2})[:.٫]?([0-9]{2})?\s*$/.exec(text) ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}
