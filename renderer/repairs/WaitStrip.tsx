import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RepairClock } from '../../shared/repairs/clock.contract.ts';
import { waitOwners } from '../../shared/repairs/states.rules.ts';
import { orpc } from '../app/api.ts';
import { type Format, useFormat } from '../ui/format.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './WaitStrip.module.css';

type Stretch = RepairClock['stretches'][number];

const MINUTE_MS = 60_000;

/** How long the order takes, and for whom it waited: a strip of its life, and the same in words. */
export function WaitStrip({ id }: { id: number }) {
  const { data: clock } = useQuery(
    orpc.repairs.clock.queryOptions({ input: { id }, refetchInterval: MINUTE_MS }),
  );
  return clock ? <Told clock={clock} /> : null;
}

function Told({ clock }: { clock: RepairClock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seen = clock.stretches.filter(({ minutes }) => minutes > 0);
  return (
    <div className={classes.clock}>
      <Sums clock={clock} />
      {seen.length > 0 && (
        <div className={classes.strip} aria-hidden="true">
          {seen.map((stretch) => (
            <span
              key={stretch.from}
              className={`${classes.part} ${classes.shade}`}
              data-owner={ownerOf(stretch)}
              style={{ flexGrow: stretch.minutes }}
              title={`${t(`repairs.state.${stretch.state}`)} · ${hoursOf(stretch.minutes, format)}`}
            />
          ))}
        </div>
      )}
      <ul className={classes.owners} aria-label={t('repairs.clock.for-whom')}>
        {waitOwners
          .filter((owner) => clock.byOwner[owner] > 0)
          .map((owner) => (
            <li key={owner}>
              <span className={`${classes.swatch} ${classes.shade}`} data-owner={owner} aria-hidden="true" />
              {t(`repairs.clock.owner.${owner}`)} <b>{hoursOf(clock.byOwner[owner], format)}</b>
            </li>
          ))}
        {clock.readyMinutes > 0 && (
          <li>
            <span className={`${classes.swatch} ${classes.shade}`} data-owner="ready" aria-hidden="true" />
            {t('repairs.clock.to-collect')} <b>{hoursOf(clock.readyMinutes, format)}</b>
          </li>
        )}
      </ul>
      {seen.length > 1 && <Steps stretches={seen} />}
    </div>
  );
}

function Sums({ clock }: { clock: RepairClock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { grossMinutes, netMinutes, targetMinutes, isLate, isRunning, standing } = clock;
  const told = { gross: hoursOf(grossMinutes, format), target: hoursOf(targetMinutes, format) };
  return (
    <p className={classes.sums}>
      <span>{isRunning ? t('repairs.clock.so-far', told) : t('repairs.clock.took', told)}</span>
      {netMinutes !== grossMinutes && (
        <span>{t('repairs.clock.net', { net: hoursOf(netMinutes, format) })}</span>
      )}
      {isLate && (
        <StatusDot meaning="bad">
          {t('repairs.clock.late', { by: hoursOf(netMinutes - targetMinutes, format) })}
        </StatusDot>
      )}
      {standing.isTooLong && standing.longestMinutes !== null && (
        <StatusDot meaning="risk">
          {t('repairs.clock.too-long', { longest: hoursOf(standing.longestMinutes, format) })}
        </StatusDot>
      )}
    </p>
  );
}

function Steps({ stretches }: { stretches: readonly Stretch[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <details className={classes.steps}>
      <summary>{t('repairs.clock.step-by-step')}</summary>
      <ol>
        {stretches.map(({ from, state, owner, minutes, counts }) => (
          <li key={from}>
            {format.instant(from)} · {t(`repairs.state.${state}`)}
            {owner && counts && ` · ${t(`repairs.clock.owner.${owner}`)}`} · {hoursOf(minutes, format)}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Waiting to be collected is no part of what the repair took. */
function ownerOf({ owner, counts }: Stretch): string {
  return counts ? (owner ?? 'nobody') : 'ready';
}

/** `3 hr 20 min` of working time, in the reader's words. */
function hoursOf(minutes: number, format: Format): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const unit = (value: number, name: 'hour' | 'minute') =>
    format.number(value, { style: 'unit', unit: name, unitDisplay: 'short' });
  if (hours === 0) return unit(rest, 'minute');
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}
