import { Button, Group, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, isDay } from '../../shared/kernel/day.ts';
import { addOpenDays, isOpenOn, nextOpenDay } from '../../shared/kernel/opening.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { DayField } from '../ui/DayField.tsx';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { EarliestBox } from './EarliestBox.tsx';
import classes from './promises.module.css';

const steps = [1, 3, 7] as const;

/** What the day is wanted for. */
export interface AskedFor {
  repairId?: number;
  deviceId?: number;
  categoryId?: number;
}

interface PromiseFieldProps {
  label: string;
  value: Day | null;
  onChange: (day: Day | null) => void;
  error?: ReactNode;
  /** Asked of the core as soon as it is known. */
  asked: AskedFor;
  /** Why a day is promised that is earlier than the shop can honour; '' where it is not. */
  overrideReason: string;
  onOverrideReason: (reason: string) => void;
  /** The first field of a sheet. */
  isFirst?: boolean;
}

/**
 * The day by which it will be ready: typed, picked, or counted in days on which the shop is open, never before the
 * earliest that can be honoured. An earlier one says why, and a supervisor answers for it.
 */
export function PromiseField(props: PromiseFieldProps) {
  const { label, value, onChange, error, asked, overrideReason, onOverrideReason, isFirst } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  const mayAsk = useMay('promises.read');
  const opening = useOpening(today);
  const { data: earliest } = useQuery({
    ...orpc.promises.earliest.queryOptions({ input: asked, enabled: mayAsk }),
    placeholderData: keepPreviousData,
  });
  const days = opening && earliest ? offered(today, earliest.day, opening) : [];
  const isChosen = isDay(value);
  const isClosed = opening && isChosen && !isOpenOn(value, opening.hours, opening.closed);
  const nextOpen = isClosed ? nextOpenDay(value, opening.hours, opening.closed) : null;
  const choose = (day: Day | null) => {
    onChange(day);
    // what was said of another day does not hold for this one
    if (day !== value && overrideReason !== '') onOverrideReason('');
  };
  const isTooEarly = earliest && isChosen && (earliest.day === null || value < earliest.day);
  return (
    <div className={classes.field}>
      <DayField
        maw="20rem"
        label={label}
        value={value}
        onChange={choose}
        error={error}
        earliest={today}
        {...(isFirst && { 'data-autofocus': true })}
      />
      <Group gap="xs" mt={4}>
        {days.map(({ day, count }) => (
          <Button
            key={day}
            size="compact-sm"
            variant={day === value ? 'light' : 'default'}
            title={format.day(day, 'full')}
            onClick={() => choose(day)}
          >
            {format.digits(
              count === null
                ? t('promises.field.earliest', { day: format.relative(day) })
                : t('repairs.intake.in-days', { count }),
            )}
          </Button>
        ))}
        {isChosen && (
          <span className={classes.quiet}>
            <DayText day={value} style="full" />
          </span>
        )}
      </Group>
      {isClosed && (
        <p className={classes.warning} role="status">
          {t('repairs.intake.closed-day')}{' '}
          {nextOpen && (
            <Button variant="subtle" size="compact-sm" onClick={() => choose(nextOpen)}>
              {t('promises.field.next-open', { day: format.day(nextOpen, 'full') })}
            </Button>
          )}
        </p>
      )}
      {isTooEarly && !isClosed && (
        <>
          <p className={classes.warning} role="status">
            {t('promises.field.too-early')}
          </p>
          <TextInput
            mt={4}
            label={t('promises.field.override-reason')}
            description={t('promises.field.override-hint')}
            value={overrideReason}
            onChange={(event) => onOverrideReason(event.currentTarget.value)}
            maxLength={300}
            autoComplete="off"
          />
        </>
      )}
      {earliest && <EarliestBox earliest={earliest} />}
    </div>
  );
}

interface Opening {
  hours: Parameters<typeof isOpenOn>[1];
  closed: ReadonlySet<Day>;
}

/** The earliest honest day, then some open days counted from today that come after it. */
function offered(today: Day, earliest: Day | null, { hours, closed }: Opening) {
  if (earliest === null) return [];
  const counted = steps.flatMap((count) => {
    const day = addOpenDays(today, count, hours, closed);
    return day && day > earliest ? [{ day, count: count as number | null }] : [];
  });
  return [{ day: earliest, count: null as number | null }, ...counted];
}

/** When the shop opens, its own closed days and the public holidays of this year and the next taken out. */
function useOpening(today: Day): Opening | null {
  const year = Number(today.slice(0, 4));
  const { data: shop } = useQuery(orpc.settings.shop.queryOptions());
  const { data: now } = useQuery(orpc.settings.holidays.queryOptions({ input: { year } }));
  const { data: next } = useQuery(orpc.settings.holidays.queryOptions({ input: { year: year + 1 } }));
  return useMemo(() => {
    if (!shop || !now || !next) return null;
    const holidays = [...now, ...next].filter(({ isOpen }) => !isOpen).map(({ on }) => on);
    return { hours: shop.hours, closed: new Set([...holidays, ...shop.closedDays.map(({ on }) => on)]) };
  }, [shop, now, next]);
}
