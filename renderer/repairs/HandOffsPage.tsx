import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeName } from '../../shared/bench/codes.rules.ts';
import { addDays, type Day, isDay } from '../../shared/kernel/day.ts';
import { comeBackVerdicts } from '../../shared/repairs/come-back.rules.ts';
import { orpc } from '../app/api.ts';
import { useCodes } from '../bench/bench-queries.ts';
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
  const { language } = useDesk();
  const { data } = useQuery(orpc.repairs.comeBackChart.queryOptions({ input: period }));
  const codes = useCodes();
  if (!data) return null;
  const causeWord = (word: string) => {
    const code = codes?.find((known) => known.kind === 'cause' && known.word === word);
    return code ? codeName(code, language) : word;
  };
  return (
    <Section title={t('repairs.come-back.chart')} description={t('repairs.come-back.chart-hint')}>
      {data.technicians.length === 0 ? (
        <p className={classes.quiet}>{t('repairs.come-back.none')}</p>
      ) : (
        <VerdictTable
          head={t('repairs.field.technician')}
          lines={data.technicians.map(({ technicianId, name, ...counts }) => ({
            key: String(technicianId ?? 0),
            name: name ?? t('repairs.come-back.nobody'),
            ...counts,
          }))}
        />
      )}
      {data.causes.length > 0 && (
        <VerdictTable
          head={t('repairs.come-back.cause')}
          lines={data.causes.map(({ cause, ...counts }) => ({
            key: cause,
            name: causeWord(cause),
            ...counts,
          }))}
        />
      )}
    </Section>
  );
}

const shownVerdicts = [...comeBackVerdicts, 'undecided'] as const;

type VerdictLine = { key: string; name: string; found: number } & Record<
  (typeof shownVerdicts)[number],
  number
>;

const verdictMeanings = {
  ours: 'bad',
  part: 'risk',
  unrelated: 'good',
  customer: 'good',
  undecided: 'waiting',
} as const;

function VerdictTable({ head, lines }: { head: string; lines: readonly VerdictLine[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...lines.map(({ found }) => found));
  return (
    <div className={classes.scroll}>
      <table className={classes.chart}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('repairs.come-back.found')}</th>
            {shownVerdicts.map((verdict) => (
              <th key={verdict} scope="col">
                {t(`repairs.verdict.${verdict === 'undecided' ? 'none' : verdict}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <bdi>{line.name}</bdi>
              </th>
              <Bar value={line.found} most={most} meaning="done" />
              {shownVerdicts.map((verdict) => (
                <Bar key={verdict} value={line[verdict]} most={most} meaning={verdictMeanings[verdict]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
