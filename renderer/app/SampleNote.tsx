import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { samplePassword, samplePin } from '../../shared/records/sample-secrets.ts';
import { useFormat } from '../ui/format.ts';
import { useMe } from './me.ts';
import classes from './SampleNote.module.css';

/** In the top bar of the sample shop: that it is one, and how to switch person in it. */
export function SampleBadge() {
  const { t } = useTranslation();
  const format = useFormat();
  if (!useMe()?.shop?.isSample) return null;
  const pin = format.digits(samplePin);
  return (
    <span className={classes.badge} title={t('app.sample.pin', { pin })}>
      <IconFlask size={16} stroke={1.6} aria-hidden="true" />
      {t('app.sample.badge', { pin })}
    </span>
  );
}

/** Before the door of the sample shop: the key lies under the mat. */
export function SampleNote() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  if (!me?.shop?.isSample) return null;
  return (
    <p className={classes.note}>
      <IconFlask size={18} stroke={1.6} aria-hidden="true" />
      <span>
        {me.station
          ? t('app.sample.pin', { pin: format.digits(samplePin) })
          : t('app.sample.password', { password: `\u2068${samplePassword}\u2069` })}
      </span>
    </p>
  );
}
