import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AlertRow } from '../../shared/promises/promises.contract.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { Phone } from '../ui/Phone.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './promises.module.css';
import { TellSheet } from './TellSheet.tsx';

/** Whom to tell before a promise breaks; nothing where all promises can be kept. */
export function TellTasks({ isAlwaysShown = false }: { isAlwaysShown?: boolean }) {
  const { t } = useTranslation();
  const mayRead = useMay('promises.read');
  const { data: alerts } = useQuery(orpc.promises.alerts.queryOptions({ enabled: mayRead }));
  const [open, setOpen] = useState<AlertRow | null>(null);
  if (!alerts || (alerts.length === 0 && !isAlwaysShown)) return null;
  return (
    <Section title={t('promises.tell.title')} description={t('promises.tell.why')}>
      {alerts.length === 0 && <p className={classes.quiet}>{t('promises.tell.empty')}</p>}
      <ul className={classes.tasks}>
        {alerts.map((alert) => (
          <li key={alert.id} className={classes.task}>
            <span>
              <span className={classes.taskFacts}>
                <b>
                  <bdi>{alert.customerName}</bdi>
                </b>
                {alert.customerPhone && <Phone value={alert.customerPhone} />}
                <Anchor component={Link} to={`/repairs/${alert.repairId}`}>
                  <bdi>{alert.number}</bdi> <bdi>{alert.label}</bdi>
                </Anchor>
              </span>
              <AlertFacts alert={alert} />
            </span>
            <Button size="sm" variant="default" onClick={() => setOpen(alert)}>
              {t('promises.tell.action')}
            </Button>
          </li>
        ))}
      </ul>
      {open && <TellSheet alert={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

/** What was promised, what is to be expected, and why. */
export function AlertFacts({ alert }: { alert: AlertRow }) {
  const { t } = useTranslation();
  const { today } = useDesk();
  return (
    <span className={classes.taskFacts}>
      {alert.dueOn < today ? (
        <StatusDot meaning="bad">{t('promises.tell.late')}</StatusDot>
      ) : (
        <StatusDot meaning="risk">{t(`promises.why.${alert.why}`)}</StatusDot>
      )}
      <span className={classes.quiet}>
        {t('promises.field.due')}: <DayText day={alert.dueOn} isRelative />
      </span>
      <span className={classes.quiet}>
        {t('promises.tell.expected')}:{' '}
        {alert.expectedOn ? <DayText day={alert.expectedOn} isRelative /> : t('common.word.unknown')}
      </span>
    </span>
  );
}
