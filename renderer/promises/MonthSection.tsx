import { Button, Group, Select, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addDays, type Day } from '../../shared/kernel/day.ts';
import { intlTag } from '../../shared/kernel/language.ts';
import { type PromiseKind, type PromiseOutcome, promiseKinds } from '../../shared/promises/outcome.rules.ts';
import type { KeptCount } from '../../shared/promises/promises.contract.ts';
import { orpc } from '../app/api.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { useDesk } from '../ui/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { usePromiseColumns } from './promise-columns.tsx';
import classes from './promises.module.css';

const figures = ['kept', 'revised', 'broken', 'open', 'withdrawn'] as const;

/** A month's promises and what became of them; each figure leads to the rows behind it. */
export function MonthSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  const monthName = useMonthName();
  const [on, setOn] = useState<Day>(today);
  const [outcome, setOutcome] = useState<PromiseOutcome | null>(null);
  const [kind, setKind] = useState<PromiseKind | null>(null);
  const [personId, setPersonId] = useState<number | null>(null);
  const { data } = useQuery({
    ...orpc.promises.kept.queryOptions({ input: { on } }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const percent = (share: number | null) => (share === null ? '–' : format.percent(share / 10_000));
  return (
    <Section
      title={t('promises.month.title', { month: monthName(data.fromOn) })}
      description={t('promises.month.why')}
      aside={
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={() => setOn(addDays(data.fromOn, -1))}>
            {t('promises.month.earlier')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={data.untilOn > today}
            onClick={() => setOn(data.untilOn)}
          >
            {t('promises.month.later')}
          </Button>
        </Group>
      }
    >
      <ul className={classes.months} aria-label={t('promises.month.picture')}>
        {data.months.map((month) => (
          <li key={month.fromOn} className={classes.month}>
            <MonthBar count={month} />
            <span>{percent(month.share)}</span>
            <span className={classes.quiet}>{monthName(month.fromOn, 'short')}</span>
          </li>
        ))}
      </ul>
      <ul className={classes.figures}>
        <li className={classes.figure}>
          <span className={classes.figureNumber}>{percent(data.all.share)}</span>
          <span>{t('promises.month.share')}</span>
        </li>
        {figures.map((name) => (
          <li key={name}>
            <UnstyledButton
              className={classes.figure}
              aria-pressed={outcome === name}
              onClick={() => setOutcome(outcome === name ? null : name)}
            >
              <span className={classes.figureNumber}>{format.count(data.all[name])}</span>
              <span>{t(`promises.outcome.${name}`)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group gap="sm" mb="sm">
        <Select
          aria-label={t('promises.field.kind')}
          placeholder={t('promises.field.kind')}
          data={promiseKinds.map((value) => {
            const count = data.byKind.find((one) => one.kind === value);
            return {
              value,
              label: `${t(`promises.kind.${value}`)}${count ? ` · ${percent(count.share)}` : ''}`,
            };
          })}
          value={kind}
          onChange={(value) => setKind(value as PromiseKind | null)}
          clearable
        />
        <Select
          aria-label={t('promises.field.made-by')}
          placeholder={t('promises.field.made-by')}
          data={data.byPerson.flatMap(({ personId: id, name, share }) =>
            id === null ? [] : [{ value: String(id), label: `${name} · ${percent(share)}` }],
          )}
          value={personId === null ? null : String(personId)}
          onChange={(value) => setPersonId(value === null ? null : Number(value))}
          clearable
        />
      </Group>
      <Ledger fromOn={data.fromOn} untilOn={data.untilOn} outcome={outcome} kind={kind} personId={personId} />
    </Section>
  );
}

function MonthBar({ count }: { count: KeptCount }) {
  const { kept, revised, broken } = count;
  const all = Math.max(1, kept + revised + broken);
  const part = (of: number) => ({ blockSize: `${(of * 100) / all}%` });
  return (
    <span className={classes.monthBar} aria-hidden="true">
      <span className={classes.broken} style={part(broken)} />
      <span className={classes.revised} style={part(revised)} />
      <span className={classes.kept} style={part(kept)} />
    </span>
  );
}

interface LedgerProps {
  fromOn: Day;
  untilOn: Day;
  outcome: PromiseOutcome | null;
  kind: PromiseKind | null;
  personId: number | null;
}

function Ledger({ fromOn, untilOn, outcome, kind, personId }: LedgerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = usePromiseColumns();
  const input = {
    ...{ fromOn, untilOn, limit: 50 },
    ...(outcome && { outcome }),
    ...(kind && { kind }),
    ...(personId !== null && { personId }),
  };
  const list = useInfiniteQuery(
    orpc.promises.ledger.infiniteOptions({
      input: (after: string | undefined) => ({ ...input, ...(after !== undefined && { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <DataTable
      label={t('promises.title')}
      columns={columns}
      rows={list.data?.pages.flatMap(({ rows }) => rows)}
      rowKey={({ id }) => id}
      onOpen={({ repairId, customerId }) =>
        navigate(repairId === null ? `/customers/${customerId}` : `/repairs/${repairId}`)
      }
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage({ cancelRefetch: false })}
      maxHeight="28rem"
      empty={<EmptyState sentence={t('promises.month.empty')} />}
    />
  );
}

function useMonthName() {
  const { language, calendar } = useDesk();
  return (fromOn: Day, style: 'long' | 'short' = 'long') => {
    const [year, month, day] = fromOn.split('-').map(Number) as [number, number, number];
    return new Intl.DateTimeFormat(intlTag(language, calendar), {
      month: style,
      ...(style === 'long' && { year: 'numeric' }),
      timeZone: 'UTC',
    }).format(Date.UTC(year, month - 1, day));
  };
}
