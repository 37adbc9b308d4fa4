import { Anchor, Group } from '@mantine/core';
import { IconLayoutDashboard, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { orpc } from '../app/api.ts';
import { useMay, useMe } from '../app/me.ts';
import { BackupNotice } from '../backups/BackupNotice.tsx';
import { TellTasks } from '../promises/TellTasks.tsx';
import type { Action } from '../ui/action.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { InstantText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { DeskInbox } from './DeskInbox.tsx';
import { useRepairColumns } from './repair-columns.tsx';
import classes from './repairs.module.css';

const shown = 12;

/** How the day stands, what is due, what was left half typed, and where to begin. */
export function DeskPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { today } = useDesk();
  const mayRead = useMay('repairs.read');
  const shop = useMe()?.shop;
  const takeIn = useMemo<Action>(
    () => ({
      id: 'repairs.take-in',
      labelKey: 'repairs.action.take-in',
      icon: IconPlus,
      shortcut: 'N',
      run: () => navigate('/repairs/new'),
    }),
    [navigate],
  );
  const others = useMemo<readonly Action[]>(
    () => [
      {
        id: 'repairs.look-up',
        labelKey: 'repairs.desk.look-up',
        icon: IconSearch,
        run: () => navigate('/warranty'),
      },
    ],
    [navigate],
  );
  return (
    <Page
      title={t('app.nav.desk')}
      subtitle={
        <>
          {shop && <bdi>{shop.name}</bdi>} · {format.day(today, 'full')}
        </>
      }
      primary={takeIn}
      actions={others}
    >
      <BackupNotice />
      {mayRead && <Numbers />}
      {mayRead && <DeskInbox />}
      <Drafts />
      <TellTasks />
      {mayRead && <Due takeIn={takeIn} />}
    </Page>
  );
}

function Numbers() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.repairs.counts.queryOptions());
  const figures = [
    { key: 'late', to: '/repairs?late=1', isBad: (data?.late ?? 0) > 0 },
    { key: 'dueToday', to: '/repairs', isBad: false },
    { key: 'open', to: '/repairs', isBad: false },
    { key: 'notPromised', to: '/repairs?sort=received', isBad: false },
    { key: 'receivedToday', to: '/repairs?sort=received', isBad: false },
  ] as const;
  return (
    <ul className={classes.figures}>
      {figures.map(({ key, to, isBad }) => (
        <li key={key}>
          <Link to={to} className={classes.figure} data-bad={isBad || undefined}>
            <span className={classes.figureNumber}>{data ? format.count(data[key]) : '–'}</span>
            <span>{t(`repairs.desk.${key}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Intakes that were begun and not finished, by this person. */
function Drafts() {
  const { t } = useTranslation();
  const { data = [] } = useQuery({ ...orpc.drafts.list.queryOptions(), staleTime: 0 });
  const intakes = data.filter(({ form }) => form === 'repairs.takeIn' || form.startsWith('repairs.takeIn:'));
  if (intakes.length === 0) return null;
  return (
    <Section title={t('repairs.desk.drafts')}>
      {intakes.map(({ form, changedAt }) => (
        <Group key={form} gap="sm">
          <Anchor component={Link} to={addressOf(form)}>
            {t('repairs.desk.draft')}
          </Anchor>
          <span className={classes.quiet}>
            <InstantText at={changedAt} />
          </span>
        </Group>
      ))}
    </Section>
  );
}

/** `repairs.takeIn:c12:d34` was begun for customer 12 and device 34. */
function addressOf(form: string): string {
  const query = new URLSearchParams();
  const customer = /:c(\d+)/.exec(form)?.[1];
  const device = /:d(\d+)/.exec(form)?.[1];
  if (customer) query.set('customer', customer);
  if (device) query.set('device', device);
  return `/repairs/new${query.size > 0 ? `?${query}` : ''}`;
}

const deskColumns = ['promised', 'number', 'label', 'customer', 'fault'] as const;

function Due({ takeIn }: { takeIn: Action }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(orpc.repairs.list.queryOptions({ input: { limit: shown } }));
  const columns = useRepairColumns(deskColumns);
  return (
    <Section title={t('repairs.desk.next')}>
      <DataTable
        label={t('repairs.desk.next')}
        columns={columns}
        rows={data?.rows}
        rowKey={({ id }) => id}
        onOpen={(row) => navigate(`/repairs/${row.id}`)}
        maxHeight="32rem"
        empty={
          <EmptyState
            icon={IconLayoutDashboard}
            sentence={t('repairs.list.empty')}
            hint={t('repairs.list.empty-hint')}
            action={takeIn}
          />
        }
      />
    </Section>
  );
}
