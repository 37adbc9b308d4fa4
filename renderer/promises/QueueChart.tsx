import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Earliest } from '../../shared/promises/promises.contract.ts';
import { DayText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import classes from './promises.module.css';

type Share = Earliest['trace']['shares'][number];

/** The queue that a day was reckoned from: each technician's days, and the orders that lie there. */
export function QueueChart({ trace }: { trace: Earliest['trace'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { technicians, shares, orders, ahead } = trace;
  const most = Math.max(1, ...shares.map(({ available }) => available));
  const days = [...new Set(shares.map(({ on }) => on))];
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div>
      <p className={classes.legend}>
        <span className={classes.keyAhead}>{t('promises.chart.ahead')}</span>
        <span className={classes.keyOwn}>{t('promises.chart.own')}</span>
        <span>{t('promises.chart.free')}</span>
      </p>
      <div className={classes.chart} role="img" aria-label={t('promises.chart.label')}>
        {technicians.map(({ id, name }) => {
          const own = new Map(
            shares.filter(({ technicianId }) => technicianId === id).map((share) => [share.on, share]),
          );
          if (own.size === 0) return null;
          return (
            <div key={id} className={classes.row}>
              <span className={classes.rowName}>
                <bdi>{name}</bdi>
              </span>
              <div className={classes.bars}>
                {days.map((on) => (
                  <Bar key={on} share={own.get(on)} most={most} />
                ))}
              </div>
            </div>
          );
        })}
        {first && last && (
          <div className={classes.row}>
            <span />
            <span className={classes.quiet}>
              <DayText day={first} isRelative />
              {last !== first && (
                <>
                  {' – '}
                  <DayText day={last} isRelative />
                </>
              )}
            </span>
          </div>
        )}
      </div>
      {orders.length > 0 && (
        <table className={classes.queue}>
          <thead>
            <tr>
              <th scope="col">{t('promises.chart.order')}</th>
              <th scope="col">{t('promises.chart.promised')}</th>
              <th scope="col">{t('promises.chart.minutes')}</th>
              <th scope="col">{t('promises.chart.done-on')}</th>
            </tr>
          </thead>
          <tbody>
            {orders.map(({ id, number, label, promisedOn, minutes, lastOn, technicians: who }) => (
              <tr key={id}>
                <td>
                  <Anchor component={Link} to={`/repairs/${id}`}>
                    <bdi>{number}</bdi>
                  </Anchor>{' '}
                  <bdi>{label}</bdi>
                </td>
                <td>
                  <DayText day={promisedOn} isRelative />
                </td>
                <td>{format.count(minutes)}</td>
                <td>
                  <DayText day={lastOn} isRelative /> <bdi className={classes.quiet}>{who.join(', ')}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ahead > orders.length && (
        <p className={classes.quiet}>{t('promises.chart.more', { count: ahead - orders.length })}</p>
      )}
    </div>
  );
}

function Bar({ share, most }: { share: Share | undefined; most: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!share) return <span className={classes.bar} />;
  const { on, available, ahead, own } = share;
  const part = (minutes: number) => `${available === 0 ? 0 : (minutes * 100) / available}%`;
  const title = format.digits(
    t('promises.chart.day', { day: format.day(on, 'full'), planned: ahead + own, available }),
  );
  return (
    <span className={classes.bar} title={title}>
      <span className={classes.room} style={{ blockSize: `${(available * 100) / most}%` }}>
        <span className={classes.own} style={{ blockSize: part(own) }} />
        <span className={classes.ahead} style={{ blockSize: part(ahead) }} />
      </span>
    </span>
  );
}
