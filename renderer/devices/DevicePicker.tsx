import { Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { Code } from '../ui/Code.tsx';
import { DayText } from '../ui/DayText.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './DevicePicker.module.css';

const another = 'new';

interface DevicePickerProps {
  customerId: number;
  /** null: a device that is not yet known. */
  value: number | null;
  onChange: (deviceId: number | null) => void;
}

/** Which of the customer's devices, or another one. Nothing is asked of a customer who has none. */
export function DevicePicker({ customerId, value, onChange }: DevicePickerProps) {
  const { t } = useTranslation();
  const { data: rows } = useQuery(orpc.devices.ofCustomer.queryOptions({ input: { customerId } }));
  if (!rows || rows.length === 0) return null;
  return (
    <Radio.Group
      aria-label={t('devices.picker.label')}
      value={value === null ? another : String(value)}
      onChange={(choice) => onChange(choice === another ? null : Number(choice))}
    >
      <Stack gap="xs">
        {rows.map(({ id, label, serial, purchasedOn, openRepairId }) => (
          <Radio
            key={id}
            value={String(id)}
            label={
              <span className={classes.device}>
                <bdi className={classes.label}>{label}</bdi>
                {serial && <Code value={serial} isPlain />}
                {purchasedOn && (
                  <span className={classes.bought}>
                    {t('devices.picker.bought')} <DayText day={purchasedOn} />
                  </span>
                )}
                {openRepairId !== null && <StatusDot meaning="waiting">{t('devices.in-shop')}</StatusDot>}
              </span>
            }
          />
        ))}
        <Radio value={another} label={t('devices.picker.another')} />
      </Stack>
    </Radio.Group>
  );
}
