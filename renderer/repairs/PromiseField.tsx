import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, isDay } from '../../shared/kernel/day.ts';
import { addOpenDays, isOpenOn } from '../../shared/kernel/opening.ts';
import { orpc } from '../app/api.ts';
import { DayField } from '../ui/DayField.tsx';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import classes from './repairs.module.css';

const steps = [1, 3, 7] as const;

interface PromiseFieldProps {
  label: string;
  value: Day | null;
  onChange: (day: Day | null) => void;
  error?: ReactNode;
  /** The first field of a sheet. */
  isFirst?: boolean;
}

/** The day by which it will be ready: typed, picked, or counted in days on which the shop is open. */
export function PromiseField({ label, value, onChange, error, isFirst }: PromiseFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  const opening = useOpening(today);
  const isClosed = opening && isDay(value) && !isOpenOn(value, opening.hours, opening.closed);
  return (
    <div>
      <DayField
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        earliest={today}
        {...(isFirst && { 'data-autofocus': true })}
      />
      <Group gap="xs" mt={4}>
        {opening &&
          steps.map((count) => {
            const day = addOpenDays(today, count, opening.hours, opening.closed);
            return (
              day && (
                <Button
                  key={count}
                  size="compact-sm"
                  variant={day === value ? 'light' : 'default'}
                  title={format.day(day, 'full')}
                  onClick={() => onChange(day)}
                >
                  {format.digits(t('repairs.intake.in-days', { count }))}
                </Button>
              )
            );
          })}
        {isDay(value) && (
          <span className={classes.quiet}>
            <DayText day={value} style="full" />
          </span>
        )}
      </Group>
      {isClosed && (
        <p className={classes.warning} role="status">
          {t('repairs.intake.closed-day')}
        </p>
      )}
    </div>
  );
}

/** When the shop opens, its own closed days and the public holidays of this year and the next taken out. */
function useOpening(today: Day) {
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
