import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../app/api.ts';
import { useMay, useMe } from '../app/me.ts';
import { InstantText } from '../ui/DayText.tsx';
import { Section } from '../ui/Section.tsx';
import { Answer } from './HandOffSection.tsx';
import { JudgeSheet } from './JudgeSheet.tsx';
import classes from './repairs.module.css';

/** What somebody gave to whoever is at the desk, and what a supervisor has to decide: both wait for an answer. */
export function DeskInbox() {
  const mayDecide = useMay('repairs.judgeComeBack');
  return (
    <>
      <GivenToMe />
      {mayDecide && <ToDecide />}
    </>
  );
}

function GivenToMe() {
  const { t } = useTranslation();
  const me = useMe()?.person?.id ?? 0;
  const { data = [] } = useQuery(orpc.repairs.handOffsForMe.queryOptions());
  if (data.length === 0) return null;
  return (
    <Section title={t('repairs.desk.given')}>
      <ul className={classes.plainList}>
        {data.map(({ id, repairId, number, label, customerName, fromName, note, offeredAt }) => (
          <li key={id}>
            <span className={classes.inline}>
              <Anchor component={Link} to={`/repairs/${repairId}`}>
                <bdi>{number}</bdi> <bdi>{label}</bdi>
              </Anchor>
              <bdi>{customerName}</bdi>
              <span className={classes.quiet}>
                {t('repairs.desk.given-by')} <bdi>{fromName}</bdi>, <InstantText at={offeredAt} />
              </span>
            </span>
            {note && (
              <p className={classes.quiet}>
                <bdi>{note}</bdi>
              </p>
            )}
            <Answer handOff={{ id, toId: me, fromId: 0 }} number={number} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ToDecide() {
  const { t } = useTranslation();
  const { data = [] } = useQuery(orpc.repairs.comeBacksToDecide.queryOptions());
  const [openId, setOpenId] = useState<number | null>(null);
  const { data: repair } = useQuery(
    orpc.repairs.byId.queryOptions({ input: { id: openId ?? 0 }, enabled: openId !== null }),
  );
  if (data.length === 0) return null;
  return (
    <Section title={t('repairs.desk.to-decide')} description={t('repairs.come-back.not-charged-yet')}>
      <ul className={classes.plainList}>
        {data.map((row) => (
          <li key={row.id} className={classes.decision}>
            <span className={classes.inline}>
              <Anchor component={Link} to={`/repairs/${row.id}`}>
                <bdi>{row.number}</bdi> <bdi>{row.label}</bdi>
              </Anchor>
              <bdi>{row.customerName}</bdi>
              <bdi className={classes.quiet}>{row.fault.split('\n')[0]?.slice(0, 80)}</bdi>
              <span>
                {t(`repairs.come-back.${row.likeness}`)}{' '}
                <Anchor component={Link} to={`/repairs/${row.earlierId}`}>
                  <bdi>{row.earlierNumber}</bdi>
                </Anchor>
                , <InstantText at={row.earlierClosedAt} />
              </span>
            </span>
            <Button size="compact-sm" variant="default" onClick={() => setOpenId(row.id)}>
              {t('repairs.action.judge')}
            </Button>
          </li>
        ))}
      </ul>
      {openId !== null && repair?.id === openId && (
        <JudgeSheet key={openId} repair={repair} onClose={() => setOpenId(null)} />
      )}
    </Section>
  );
}
