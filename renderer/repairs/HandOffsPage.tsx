import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type Day, isDay } from '../../shared/kernel/day.ts';
import { orpc } from '../app/api.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './hand-offs.module.css';

const daysShown = 30;

/** Who gives and who takes, how long things wait for an answer, and whose repairs come back. */
export function HandOffsPage() {
  const { t } = useTranslation();
  const { today } = useDesk();
  const [from, setFrom] = useState<Day | null>(addDays(today, -daysShown));
  const [until, setUntil] = useState<Day | null>(today);
  const isPeriod = isDay(from) && isDay(until) && from <= until;
  return (
    <Page
      title={t('repairs.hand-off.chart')}
      subtitle={t('repairs.hand-off.chart-hint')}
      filters={
        <Group gap="sm" align="flex-end">
          <DayField label={t('repairs.hand-off.from')} value={from} onChange={setFrom} latest={today} />
          <DayField label={t('repairs.hand-off.until')} value={until} onChange={setUntil} latest={today} />
        </Group>
      }
    >
      {isPeriod && <HandOffs from={from} until={until} />}
      {isPeriod && <ComeBacks from={from} until={until} />}
    </Page>
  );
}

interface Period {
  from: Day;
  until: Day;
}

function HandOffs(period: Period) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.repairs.handOffChart.queryOptions({ input: period }));
  if (!data) return null;
  const most = Math.max(
    1,
    ...data.people.map(({ given, accepted, refused, waiting }) =>
      Math.max(given, accepted + refused + waiting),
    ),
  );
  return (
    <Section
      title={t('repairs.hand-off.title')}
      aside={
        <StatusDot meaning={data.ordersWithoutOwner === 0 ? 'good' : 'bad'}>
          {format.digits(t('repairs.hand-off.without-owner', { count: data.ordersWithoutOwner }))}
        </StatusDot>
      }
    >
      <div className={classes.scroll}>
        <table className={classes.chart}>
          <thead>
            <tr>
              <th scope="col">{t('common.word.name')}</th>
              <th scope="col">{t('repairs.hand-off.given')}</th>
              <th scope="col">{t('repairs.hand-off.accepted')}</th>
              <th scope="col">{t('repairs.hand-off.refused')}</th>
              <th scope="col">{t('repairs.hand-off.waiting')}</th>
              <th scope="col">{t('repairs.hand-off.waited')}</th>
            </tr>
          </thead>
          <tbody>
            {data.people.map(({ personId, name, given, accepted, refused, waiting, waitedHours }) => (
              <tr key={personId}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <Bar value={given} most={most} meaning="done" />
                <Bar value={accepted} most={most} meaning="good" />
                <Bar value={refused} most={most} meaning="bad" />
                <Bar value={waiting} most={most} meaning="waiting" />
                <td className={classes.number}>
                  {format.digits(t('repairs.hand-off.hours', { hours: waitedHours }))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function ComeBacks(period: Period) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.repairs.comeBackChart.queryOptions({ input: period }));
  if (!data) return null;
  const most = Math.max(1, ...data.map(({ found }) => found));
  return (
    <Section title={t('repairs.come-back.chart')} description={t('repairs.come-back.chart-hint')}>
      {data.length === 0 ? (
        <p className={classes.quiet}>{t('repairs.come-back.none')}</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.chart}>
            <thead>
              <tr>
                <th scope="col">{t('repairs.field.technician')}</th>
                <th scope="col">{t('repairs.come-back.found')}</th>
                <th scope="col">{t('repairs.verdict.ours')}</th>
                <th scope="col">{t('repairs.verdict.part')}</th>
                <th scope="col">{t('repairs.verdict.unrelated')}</th>
                <th scope="col">{t('repairs.verdict.customer')}</th>
                <th scope="col">{t('repairs.verdict.none')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map(({ technicianId, name, found, ours, part, unrelated, customer, undecided }) => (
                <tr key={technicianId ?? 0}>
                  <th scope="row">
                    <bdi>{name ?? t('repairs.come-back.nobody')}</bdi>
                  </th>
                  <Bar value={found} most={most} meaning="done" />
                  <Bar value={ours} most={most} meaning="bad" />
                  <Bar value={part} most={most} meaning="risk" />
                  <Bar value={unrelated} most={most} meaning="good" />
                  <Bar value={customer} most={most} meaning="good" />
                  <Bar value={undecided} most={most} meaning="waiting" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

interface BarProps {
  value: number;
  most: number;
  meaning: 'good' | 'bad' | 'risk' | 'waiting' | 'done';
}

/** The number, and under it how much it is of the most. */
function Bar({ value, most, meaning }: BarProps) {
  const format = useFormat();
  return (
    <td className={classes.number}>
      {format.count(value)}
      <span
        className={classes.bar}
        style={{ inlineSize: `${(value / most) * 100}%`, background: `var(--meaning-${meaning})` }}
        aria-hidden="true"
      />
    </td>
  );
}
