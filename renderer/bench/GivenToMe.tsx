import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { Answer } from '../repairs/HandOffSection.tsx';
import classes from './bench.module.css';

/** What colleagues have given and wait to hear about. Nothing where there is none. */
export function GivenToMe() {
  const { t } = useTranslation();
  const me = useMe()?.person?.id ?? 0;
  const { data: given = [] } = useQuery(orpc.repairs.handOffsForMe.queryOptions());
  if (given.length === 0) return null;
  return (
    <section className={classes.given} aria-label={t('bench.given.title')}>
      <h2 className={classes.givenTitle}>{t('bench.given.title')}</h2>
      <ul className={classes.plain}>
        {given.map(({ id, repairId, number, label, fromName, note }) => (
          <li key={id} className={classes.givenItem}>
            <span>
              <Anchor component={Link} to={`/bench/${repairId}`}>
                <bdi>{number}</bdi>
              </Anchor>{' '}
              <bdi>{label}</bdi>{' '}
              <span className={classes.quiet}>
                {t('bench.given.by', { name: fromName })}
                {note && (
                  <>
                    {' · '}
                    <bdi>{note}</bdi>
                  </>
                )}
              </span>
            </span>
            <Answer handOff={{ id, toId: me, fromId: 0 }} number={number} />
          </li>
        ))}
      </ul>
    </section>
  );
}
