import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadWeek } from '../../shared/capacity/capacity.contract.ts';
import { orpc } from '../app/api.ts';
import { DayText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import classes from './capacity.module.css';

const weeks = 4;

/** The next weeks of each technician: what is planned of what they have. */
export function LoadPicture() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.capacity.load.queryOptions({ input: { weeks } }));
  if (!data) return null;
  const most = Math.max(1, ...data.flatMap(({ people }) => people.flatMap(({ days }) => days.map(longer))));
  const hours = (minutes: number) => format.number(minutes / 60, { maximumFractionDigits: 1 });
  return (
    <Section title={t('capacity.load.title')} description={t('capacity.load.why')}>
      <div className={classes.load}>
        <span />
        {data.map(({ fromOn }) => (
          <span key={fromOn} className={classes.quiet}>
            {t('capacity.load.week')} <DayText day={fromOn} />
          </span>
        ))}
        {data[0]?.people.map(({ id, name }) => (
          <Fragment key={id}>
            <bdi>{name}</bdi>
            {data.map(({ fromOn, people }) => {
              const week = people.find((person) => person.id === id);
              return (
                <div key={fromOn}>
                  <div className={classes.bars} aria-hidden="true">
                    {week?.days.map((day) => (
                      <DayBar key={day.on} day={day} most={most} />
                    ))}
                  </div>
                  <span className={classes.quiet}>
                    {t('capacity.load.sum', {
                      planned: hours(week?.planned ?? 0),
                      available: hours(week?.available ?? 0),
                    })}
                  </span>
                </div>
              );
            })}
          </Fragment>
        ))}
      </div>
    </Section>
  );
}

type Day = LoadWeek['people'][number]['days'][number];

const longer = ({ available, planned }: Day) => Math.max(available, planned);

function DayBar({ day, most }: { day: Day; most: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { on, available, planned, absence } = day;
  const words = [
    format.day(on, 'full'),
    absence
      ? t(`capacity.absence.${absence}`)
      : format.digits(t('capacity.load.day', { planned, available })),
  ];
  const share = available === 0 ? 0 : Math.min(100, (planned * 100) / available);
  return (
    <span className={`${classes.bar} ${absence ? classes.away : ''}`} title={words.join(' · ')}>
      <span className={classes.room} style={{ blockSize: `${(available * 100) / most}%` }}>
        <span className={share >= 100 ? classes.full : classes.planned} style={{ blockSize: `${share}%` }} />
      </span>
    </span>
  );
}
