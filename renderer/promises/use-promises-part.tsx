import { Button } from '@mantine/core';
import { IconPhone, IconPhoneCall } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertRow, PromiseRow } from '../../shared/promises/promises.contract.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { MakeSheet } from './MakeSheet.tsx';
import { OutcomeDot } from './outcome.tsx';
import classes from './promises.module.css';
import { TellSheet } from './TellSheet.tsx';
import { AlertFacts } from './TellTasks.tsx';

/** What was promised for an order, what became of it, and whom to tell. */
export const usePromisesPart: UseOrderPart = (repair) => {
  const mayRead = useMay('promises.read');
  const mayMake = useMay('promises.make');
  const { data } = useQuery(
    orpc.promises.ofRepair.queryOptions({ input: { repairId: repair.id }, enabled: mayRead }),
  );
  const [sheet, setSheet] = useState<'tell' | 'make' | null>(null);
  const alert = data?.alert ?? null;
  const actions: Action[] = [];
  if (mayMake && alert) {
    actions.push({
      ...{ id: 'promises.tell', labelKey: 'promises.tell.title', icon: IconPhone },
      run: () => setSheet('tell'),
    });
  }
  if (mayMake) {
    actions.push({
      ...{ id: 'promises.make', labelKey: 'promises.make.title', icon: IconPhoneCall },
      run: () => setSheet('make'),
    });
  }
  return {
    actions,
    section: data && (data.rows.length > 0 || alert) ? <Promised rows={data.rows} alert={alert} /> : null,
    sheet:
      sheet === 'tell' && alert ? (
        <TellSheet alert={alert} onClose={() => setSheet(null)} />
      ) : sheet === 'make' ? (
        <MakeSheet customerId={repair.customerId} repairId={repair.id} onClose={() => setSheet(null)} />
      ) : null,
  };
};

function Promised({ rows, alert }: { rows: readonly PromiseRow[]; alert: AlertRow | null }) {
  const { t } = useTranslation();
  const { reportFailure } = useDesk();
  const mayMake = useMay('promises.make');
  const fulfil = async (id: number) => {
    try {
      await api.promises.fulfil({ id, note: '' });
      notifyDone(t('promises.done.fulfilled'));
    } catch (failure) {
      reportFailure(failure);
    }
  };
  return (
    <Section title={t('promises.title')}>
      {alert && <AlertFacts alert={alert} />}
      <ul className={classes.tasks}>
        {rows.map((row) => (
          <li key={row.id} className={classes.task}>
            <span>
              <span className={classes.taskFacts}>
                <DayText day={row.dueOn} isRelative />
                <span>{t(`promises.kind.${row.kind}`)}</span>
                <OutcomeDot outcome={row.outcome} />
              </span>
              <span className={`${classes.taskFacts} ${classes.quiet}`}>
                {row.madeBy && <bdi>{row.madeBy}</bdi>}
                {row.reason && <bdi>{row.reason}</bdi>}
                {row.overriddenBy && (
                  <span>
                    {t('promises.overridden', { name: row.overriddenBy, reason: row.overrideReason })}
                  </span>
                )}
              </span>
            </span>
            {mayMake && row.kind !== 'handover' && row.endedAt === null && (
              <Button size="compact-sm" variant="default" onClick={() => void fulfil(row.id)}>
                {t('promises.action.fulfil')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
