import { Group } from '@mantine/core';
import { IconClipboardPlus, IconInbox } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isLuhnValid, serialKey } from '../../shared/kernel/serial.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { type Action, useActions } from '../ui/action.ts';
import { VerdictBand } from '../ui/VerdictBand.tsx';
import { unknownIcon, verdictMeanings } from './verdict-words.ts';
import classes from './WarrantyPage.module.css';

function useUnknownActions(serial: string): Action[] {
  const navigate = useNavigate();
  return useMemo(() => {
    const query = new URLSearchParams({ serial });
    return [
      {
        id: 'warranty.register',
        labelKey: 'warranty.action.register',
        icon: IconClipboardPlus,
        shortcut: 'alt+R',
        run: () => void navigate(`/devices/new?${query}`),
      },
      {
        id: 'repairs.take-in',
        labelKey: 'warranty.action.take-in',
        icon: IconInbox,
        shortcut: 'N',
        run: () => void navigate(`/repairs/new?${query}`),
      },
    ];
  }, [navigate, serial]);
}

/** Nothing is known of this serial, and that is an answer too. */
export function UnknownSerial({ serial }: { serial: string }) {
  const { t } = useTranslation();
  const actions = useUnknownActions(serial);
  useActions(actions);
  const [register, takeIn] = actions;
  const reasons = [t('warranty.unknown.sentence', { serial: `\u2068${serial}\u2069` })];
  const key = serialKey(serial);
  if (/^\d{15}$/.test(key) && !isLuhnValid(key)) reasons.push(t('warranty.unknown.imei-wrong'));
  return (
    <div className={classes.unknown}>
      <VerdictBand
        meaning={verdictMeanings.notRegistered}
        icon={unknownIcon}
        word={t('entitlement.status.notRegistered')}
        reasons={reasons}
      >
        <Group gap="xs">
          {register && <ActionButton action={register} variant="filled" />}
          {takeIn && <ActionButton action={takeIn} />}
        </Group>
      </VerdictBand>
    </div>
  );
}

/** The same under devices whose serials are only alike. */
export function UnknownSerialLine({ serial }: { serial: string }) {
  const { t } = useTranslation();
  const actions = useUnknownActions(serial);
  useActions(actions);
  const [register, takeIn] = actions;
  return (
    <div className={classes.unknownLine}>
      <span>{t('warranty.unknown.none-exactly', { serial: `\u2068${serial}\u2069` })}</span>
      <Group gap="xs">
        {register && <ActionButton action={register} size="xs" />}
        {takeIn && <ActionButton action={takeIn} size="xs" />}
      </Group>
    </div>
  );
}
