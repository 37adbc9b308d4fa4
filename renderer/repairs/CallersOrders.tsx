import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { orpc } from '../app/api.ts';
import { RepairList } from '../devices/RepairList.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { DayText, InstantText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { Phone } from '../ui/Phone.tsx';
import { Section } from '../ui/Section.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './caller.module.css';
import { useRepairColumns } from './repair-columns.tsx';

interface CallersOrdersProps {
  customerId: number;
  head: { name: string; phone: string } | null;
}

const columnsShown = ['number', 'label', 'state', 'promised', 'turn', 'fault'] as const;

/** What is in the shop and where each stands, what was promised and whether it was kept, what was here before. */
export function CallersOrders({ customerId, head }: CallersOrdersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(orpc.repairs.callersOrders.queryOptions({ input: { customerId } }));
  const columns = useRepairColumns(columnsShown);
  if (!data) return <PageSkeleton />;
  return (
    <>
      {head && (
        <p className={classes.name}>
          <bdi>{head.name}</bdi> <Phone value={head.phone} />
        </p>
      )}
      <Section title={t('repairs.caller.in-shop')}>
        {data.open.length === 0 ? (
          <p className={classes.quiet}>{t('repairs.caller.nothing-open')}</p>
        ) : (
          <DataTable
            label={t('repairs.caller.in-shop')}
            columns={columns}
            rows={data.open}
            rowKey={({ id }) => id}
            onOpen={(row) => navigate(`/repairs/${row.id}`)}
            maxHeight="24rem"
            empty={null}
          />
        )}
      </Section>
      {data.promises.length > 0 && (
        <Section title={t('repairs.caller.promises')}>
          <ul className={classes.promises}>
            {data.promises.map((promise) => (
              <li key={promise.id}>
                <DayText day={promise.dueOn} style="long" /> <bdi>{promise.number}</bdi>{' '}
                <bdi>{promise.label}</bdi> <PromiseState promise={promise} />
                <span className={classes.quiet}>
                  {t('repairs.record.promised-at')} <InstantText at={promise.madeAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data.past.length > 0 && (
        <Section title={t('repairs.caller.past')}>
          <RepairList rows={data.past} empty="" />
        </Section>
      )}
    </>
  );
}

interface PromiseStateProps {
  promise: { dueOn: string; isLast: boolean; isOpen: boolean; readyAt: number | null };
}

/** Kept if it was ready by the day; revised if another promise followed it. */
function PromiseState({ promise: { dueOn, isLast, isOpen, readyAt } }: PromiseStateProps) {
  const { t } = useTranslation();
  const { today, zone } = useDesk();
  if (!isLast) return <StatusDot meaning="done">{t('repairs.caller.revised')}</StatusDot>;
  if (readyAt !== null) {
    const isKept = dayOfInstant(readyAt, zone) <= dueOn;
    return (
      <StatusDot meaning={isKept ? 'good' : 'bad'}>
        {t(isKept ? 'repairs.caller.kept' : 'repairs.caller.broken')}
      </StatusDot>
    );
  }
  if (isOpen && dueOn >= today) return <StatusDot meaning="waiting">{t('repairs.caller.holds')}</StatusDot>;
  return <StatusDot meaning="bad">{t('repairs.caller.broken')}</StatusDot>;
}
