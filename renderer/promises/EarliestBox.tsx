import { useTranslation } from 'react-i18next';
import type { Earliest } from '../../shared/promises/promises.contract.ts';
import { useFormat } from '../ui/format.ts';
import classes from './promises.module.css';
import { QueueChart } from './QueueChart.tsx';

/** The day that the shop can honour, what it hangs on, what would bring it forward, and how sure it is. */
export function EarliestBox({ earliest }: { earliest: Earliest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { day, limits, help, certainty, trace, minutes } = earliest;
  const because = limits.map((limit) => t(`promises.limit.${limit}`));
  return (
    <div className={classes.earliest}>
      <p className={classes.main}>
        {day === null
          ? t('promises.earliest.none')
          : t('promises.earliest.day', { day: format.day(day, 'full') })}
      </p>
      {because.length > 0 && <p className={classes.quiet}>{because.join(' ')}</p>}
      {help.length > 0 && (
        <div>
          <p>{t('promises.earliest.help')}</p>
          <ul>
            {help.map((one) => (
              <li key={one.kind}>{format.digits(helpSentence(one))}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={classes.quiet}>
        {format.digits(
          certainty.day === null
            ? t('promises.earliest.too-little', { finished: certainty.finished, needed: certainty.needed })
            : t('promises.earliest.certain', { day: format.day(certainty.day, 'full') }),
        )}
      </p>
      <details className={classes.fold}>
        <summary>{format.digits(t('promises.earliest.queue', { count: trace.ahead, minutes }))}</summary>
        <QueueChart trace={trace} />
      </details>
    </div>
  );

  function helpSentence(one: Earliest['help'][number]): string {
    const then = format.day(one.day, 'full');
    switch (one.kind) {
      case 'technician':
        return t('promises.help.technician', { name: one.name, day: then });
      case 'anyone':
        return t('promises.help.anyone', { day: then });
      case 'part':
        return t('promises.help.part', { on: format.day(one.partsOn, 'full'), day: then });
      case 'urgent':
        return `${t('promises.help.urgent', { day: then })}${
          one.endangers > 0 ? ` ${t('promises.help.endangers', { count: one.endangers })}` : ''
        }`;
      default:
        return t('promises.help.overtime', {
          ...{ name: one.name, minutes: one.minutes },
          ...{ on: format.day(one.on, 'full'), day: then },
        });
    }
  }
}
