import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/format.ts';
import type { Attempts } from './admission.ts';
import classes from './PinPad.module.css';

/** Why the last try did not open: wrong, or too early. Never which of name and secret was wrong. */
export function AttemptNotice({ attempts, wrong }: { attempts: Attempts; wrong: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { isWrong, waitSeconds } = attempts;
  const clock = `${Math.floor(waitSeconds / 60)}:${String(waitSeconds % 60).padStart(2, '0')}`;
  return (
    <div className={classes.notice}>
      <span role="alert" className={classes.wrong}>
        {isWrong && (
          <>
            <IconAlertTriangle size={16} aria-hidden="true" /> {wrong}
          </>
        )}
      </span>
      {waitSeconds > 0 && (
        <span className={classes.wait} role="timer">
          <IconClock size={16} aria-hidden="true" /> {t('people.door.wait', { time: format.digits(clock) })}
        </span>
      )}
    </div>
  );
}
