import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { InstantText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { PromisedDay, RepairStateDot } from './RepairStatus.tsx';
import classes from './repairs.module.css';
import { WaitStrip } from './WaitStrip.tsx';

/** Where it stands and since when, whose turn it is, who has it, what was promised. */
export function StandsSection({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { collectAt, collectPlace, payBy, tellBy, plannedMinutes, hasWayWorked } = repair;
  const agreed = [
    collectAt,
    collectPlace,
    payBy && t(`repairs.pay.${payBy}`),
    tellBy && t(`repairs.tell.${tellBy}`),
  ].filter(Boolean);
  return (
    <Section title={t('repairs.record.stands')}>
      <KeyValues
        items={[
          {
            label: t('common.word.status'),
            value: (
              <span className={classes.inline}>
                <RepairStateDot repair={repair} />{' '}
                <span className={classes.quiet}>{t('repairs.record.since')}</span>{' '}
                <InstantText at={repair.stateSince} />
              </span>
            ),
          },
          ...(repair.waitsFor !== ''
            ? [{ label: t('repairs.field.turn'), value: t(`repairs.waits.${repair.waitsFor}`) }]
            : []),
          ...(repair.group === 'open'
            ? [
                { label: t('repairs.field.owner'), value: repair.ownerName && <bdi>{repair.ownerName}</bdi> },
                {
                  label: t('repairs.field.technician'),
                  value: repair.technicianName && <bdi>{repair.technicianName}</bdi>,
                },
              ]
            : []),
          {
            label: t('repairs.field.promised'),
            value: (
              <span className={classes.inline}>
                <PromisedDay repair={repair} withDay />
                {repair.isUrgent && <StatusDot meaning="risk">{t('repairs.word.urgent')}</StatusDot>}
              </span>
            ),
          },
          {
            label: t('repairs.field.received'),
            value: (
              <>
                <InstantText at={repair.receivedAt} />
                {repair.receivedBy && (
                  <>
                    {' · '}
                    <bdi>{repair.receivedBy}</bdi>
                  </>
                )}
              </>
            ),
          },
          ...(repair.way !== 'bench' || hasWayWorked !== null
            ? [
                {
                  label: t('repairs.field.way'),
                  value: [
                    t(`repairs.way.${repair.way}`),
                    hasWayWorked !== null && t(hasWayWorked ? 'repairs.way.worked' : 'repairs.way.failed'),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                },
              ]
            : []),
          ...(plannedMinutes !== null
            ? [
                {
                  label: t('repairs.field.planned'),
                  value: format.digits(t('repairs.record.minutes', { count: plannedMinutes })),
                },
              ]
            : []),
          {
            label: t('repairs.field.cost-limit'),
            value: <Money minor={repair.costLimitMinor} currency={repair.currency} />,
          },
          ...(agreed.length > 0
            ? [{ label: t('repairs.field.collection'), value: <bdi>{agreed.join(' · ')}</bdi> }]
            : []),
        ]}
      />
      <WaitStrip id={repair.id} />
    </Section>
  );
}
