import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workedMinutes } from '../../shared/bench/work-time.rules.ts';
import { useMay, useMe } from '../app/me.ts';
import { useNow } from '../app/now.ts';
import { InstantText } from '../ui/DayText.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';
import type { BenchPartProps } from './bench-part.ts';
import { useWorkedTime } from './worked-time.ts';

/** Who worked on it, when and for how long, and all of it together. */
export function WorkTimes({ bench, mayWork, onOpen }: BenchPartProps) {
  const { t } = useTranslation();
  const me = useMe()?.person?.id;
  const mayTellRight = useMay('bench.codes');
  const workedTime = useWorkedTime();
  const now = useNow();
  const total = workedMinutes(bench.workTimes, now);
  return (
    <>
      <h3 className={classes.sub}>{`${t('bench.section.work')} · ${workedTime(total)}`}</h3>
      <ul className={classes.rows}>
        {bench.workTimes.map((work) => {
          const { id, personId, personName, startedAt, endedAt, reason, isCorrection } = work;
          const minutes = workedMinutes([work], now);
          return (
            <li key={id} className={classes.row}>
              <span className={classes.inline}>
                <span>{workedTime(minutes)}</span>
                <bdi>{personName}</bdi>
                <span className={classes.quiet}>
                  <InstantText at={startedAt} />
                  {reason && (
                    <>
                      {' · '}
                      {isCorrection && <>{t('bench.work.corrected')}: </>}
                      <bdi>{reason}</bdi>
                    </>
                  )}
                </span>
                {endedAt === null && <StatusDot meaning="good">{t('bench.work.running')}</StatusDot>}
              </span>
              {mayWork && endedAt !== null && (personId === me || mayTellRight) && (
                <Button
                  variant="subtle"
                  color="gray"
                  className={classes.big}
                  onClick={() => onOpen({ kind: 'work', work: { id, minutes } })}
                >
                  {t('bench.work.correct')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
