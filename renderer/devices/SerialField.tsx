import { Anchor, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import { isLuhnValid, serialKey } from '../../shared/kernel/serial.ts';
import { orpc } from '../app/api.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './SerialField.module.css';

const pauseMs = 200;

interface SerialFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string;
  onChange: (serial: string) => void;
  /** The device being changed: its own serial is not taken. */
  except?: number;
  /** Takes the device that has this serial instead of the one being typed; without it, it is linked. */
  onChooseKnown?: (deviceId: number) => void;
}

/** A serial number or IMEI, however typed. Says at once who has it, and whether an IMEI's check digit is right. */
export function SerialField({ value, onChange, except, onChooseKnown, ...rest }: SerialFieldProps) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(serialKey(value), pauseMs);
  const { data } = useQuery(
    orpc.devices.bySerial.queryOptions({ input: { serial: asked }, enabled: asked.length >= 3 }),
  );
  const known = data && asked.length >= 3 && data.id !== except ? data : null;
  return (
    <div>
      <TextInput
        label={t('devices.field.serial')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        {...rest}
        data-wants-code
        className={classes.field}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div role="status" className={classes.said}>
        {known ? (
          <StatusDot meaning="risk">
            <span>
              {t('devices.serial.known')}{' '}
              {onChooseKnown ? (
                <Anchor component="button" type="button" onClick={() => onChooseKnown(known.id)}>
                  <bdi>{known.label}</bdi> · <bdi>{known.customerName}</bdi>
                </Anchor>
              ) : (
                <Anchor component={Link} to={`/devices/${known.id}`}>
                  <bdi>{known.label}</bdi> · <bdi>{known.customerName}</bdi>
                </Anchor>
              )}
            </span>
          </StatusDot>
        ) : (
          <CheckDigit text={value} />
        )}
      </div>
    </div>
  );
}

/** Of fifteen digits only: nothing else can be told from the number itself. */
function CheckDigit({ text }: { text: string }) {
  const { t } = useTranslation();
  const digits = toLatinDigits(text).replace(/[\s\p{Pd}/]/gu, '');
  if (!/^\d{15}$/.test(digits)) return null;
  return isLuhnValid(digits) ? (
    <StatusDot meaning="good">{t('devices.serial.imei-right')}</StatusDot>
  ) : (
    <StatusDot meaning="risk">{t('devices.serial.imei-wrong')}</StatusDot>
  );
}
