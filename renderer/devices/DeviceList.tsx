import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../app/api.ts';
import { Code } from '../ui/Code.tsx';
import { DayText } from '../ui/DayText.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './RecordList.module.css';

/** The devices that a customer owns now. */
export function DeviceList({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data: rows } = useQuery(orpc.devices.ofCustomer.queryOptions({ input: { customerId } }));
  if (!rows) return <RowsSkeleton count={2} />;
  if (rows.length === 0) return <Text c="dimmed">{t('devices.list.none-of-customer')}</Text>;
  return (
    <ul className={classes.list}>
      {rows.map(({ id, label, category, serial, purchasedOn, openRepairId }) => (
        <li key={id} className={classes.row}>
          <div className={classes.line}>
            <Anchor component={Link} to={`/devices/${id}`} className={classes.title}>
              <bdi>{label}</bdi>
            </Anchor>
            {openRepairId !== null && <StatusDot meaning="waiting">{t('devices.in-shop')}</StatusDot>}
          </div>
          <div className={classes.detail}>
            <span>{category}</span>
            {serial && <Code value={serial} isPlain />}
            {purchasedOn && (
              <span>
                {t('devices.picker.bought')} <DayText day={purchasedOn} />
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
