import { DayPicker as PersianDayPicker } from '@daypicker/persian';
import { DayButton, type DayButtonProps, DayPicker, type DayPickerProps } from '@daypicker/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { firstWeekdayOf, formatDay } from '../../shared/kernel/calendar.ts';
import type { Day } from '../../shared/kernel/day.ts';
import { directionOf, intlTag } from '../../shared/kernel/language.ts';
import classes from './DayCalendar.module.css';
import { useDesk } from './desk.ts';

interface DayCalendarProps {
  value: Day | null;
  earliest?: Day | undefined;
  latest?: Day | undefined;
  onPick: (day: Day) => void;
}

/** Noon on this computer's clock, so that no summer time moves it to another day. */
function dateOf(day: Day): Date {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

function dayOf(date: Date): Day {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

const reachBackDays: Day = '1990-01-01';
const reachAheadDays: Day = '2050-12-31';

/** Marks the day that arrows start from, so that a focus trap begins there and not at the first button. */
function StartingDayButton(props: DayButtonProps) {
  return <DayButton {...props} data-autofocus={props.tabIndex === 0 || undefined} />;
}

/** A month to pick a day from: Gregorian or Persian, named in the reader's language. */
export function DayCalendar({ value, earliest, latest, onPick }: DayCalendarProps) {
  const { t } = useTranslation();
  const { language, calendar, today } = useDesk();
  const written = useMemo(() => {
    const tag = intlTag(language, calendar);
    const format = (options: Intl.DateTimeFormatOptions) => {
      const formatter = new Intl.DateTimeFormat(tag, options);
      return (date: Date) => formatter.format(date);
    };
    const month = format({ month: 'long' });
    const dayNumber = new Intl.DateTimeFormat(tag, { day: 'numeric' });
    const year = new Intl.DateTimeFormat(tag, { year: 'numeric' });
    const numberOf = (formatter: Intl.DateTimeFormat, type: 'day' | 'year') => (date: Date) =>
      formatter.formatToParts(date).find((part) => part.type === type)?.value ?? '';
    return {
      month,
      day: numberOf(dayNumber, 'day'),
      year: numberOf(year, 'year'),
      caption: format({ month: 'long', year: 'numeric' }),
      weekday: format({ weekday: language === 'fa' || language === 'zh-CN' ? 'narrow' : 'short' }),
      weekdayInFull: format({ weekday: 'long' }),
    };
  }, [language, calendar]);

  const outside = [
    ...(earliest ? [{ before: dateOf(earliest) }] : []),
    ...(latest ? [{ after: dateOf(latest) }] : []),
  ];
  const props = {
    mode: 'single' as const,
    autoFocus: true,
    components: { DayButton: StartingDayButton },
    showOutsideDays: true,
    fixedWeeks: true,
    captionLayout: 'dropdown' as const,
    dir: directionOf(language),
    lang: language,
    weekStartsOn: (firstWeekdayOf(language) % 7) as 0 | 1 | 6,
    today: dateOf(today),
    selected: value ? dateOf(value) : undefined,
    defaultMonth: dateOf(value ?? today),
    startMonth: dateOf(earliest ?? reachBackDays),
    endMonth: dateOf(latest ?? reachAheadDays),
    disabled: outside,
    onSelect: (date: Date | undefined) => {
      if (date) onPick(dayOf(date));
      else if (value) onPick(value);
    },
    formatters: {
      formatCaption: written.caption,
      formatDay: written.day,
      formatMonthDropdown: written.month,
      formatYearDropdown: written.year,
      formatWeekdayName: written.weekday,
    },
    labels: {
      labelDayButton: (date) => formatDay(dayOf(date), language, calendar, 'full'),
      labelGridcell: (date) => formatDay(dayOf(date), language, calendar, 'full'),
      labelGrid: written.caption,
      labelWeekday: written.weekdayInFull,
      labelPrevious: () => t('common.calendar.previous'),
      labelNext: () => t('common.calendar.next'),
      labelMonthDropdown: () => t('common.calendar.month'),
      labelYearDropdown: () => t('common.calendar.year'),
      labelNav: () => t('common.word.calendar'),
    },
    classNames: {
      root: classes.root,
      months: classes.months,
      month: classes.month,
      nav: classes.nav,
      button_previous: classes.turn,
      button_next: classes.turn,
      chevron: classes.chevron,
      month_caption: classes.caption,
      dropdowns: classes.dropdowns,
      dropdown_root: classes.dropdownRoot,
      dropdown: classes.dropdown,
      caption_label: classes.captionLabel,
      month_grid: classes.grid,
      weekday: classes.weekday,
      day: classes.day,
      day_button: classes.dayButton,
      today: classes.today,
      selected: classes.selected,
      outside: classes.outside,
      disabled: classes.disabled,
    },
  } satisfies DayPickerProps;
  if (calendar !== 'persian') return <DayPicker {...props} />;
  return (
    <PersianDayPicker
      {...props}
      dir={directionOf(language)}
      numerals={language === 'fa' ? 'arabext' : 'latn'}
    />
  );
}
