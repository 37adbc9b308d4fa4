import { Text } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindRow } from '../../shared/warranty/warranty.contract.ts';
import { Code } from '../ui/Code.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { DayText } from '../ui/DayText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { UnknownSerial, UnknownSerialLine } from './UnknownSerial.tsx';
import { verdictMeanings } from './verdict-words.ts';
import classes from './WarrantyPage.module.css';

interface FoundDevicesProps {
  asked: string;
  /** undefined while it is being asked for. */
  found: { rows: FindRow[]; unknownSerial: string | null } | undefined;
  /** The rows are still those of the text before. */
  isStale: boolean;
  openId: number | null;
  onOpen: (deviceId: number) => void;
}

export function FoundDevices({ asked, found, isStale, openId, onOpen }: FoundDevicesProps) {
  const { t } = useTranslation();
  const columns: Column<FindRow>[] = [
    {
      id: 'device',
      header: t('warranty.column.device'),
      width: 'minmax(11rem, 3fr)',
      cell: (row) => (
        <span className={classes.device}>
          <bdi className={classes.label}>{row.label}</bdi>
          {row.serial && <Code value={row.serial} isPlain />}
        </span>
      ),
    },
    {
      id: 'verdict',
      header: t('warranty.column.verdict'),
      width: 'minmax(8.5rem, 2fr)',
      cell: (row) => (
        <StatusDot meaning={verdictMeanings[row.status]}>{t(`entitlement.status.${row.status}`)}</StatusDot>
      ),
    },
    {
      id: 'left',
      header: t('warranty.column.until'),
      width: '8rem',
      isSecondary: true,
      cell: (row) => (row.isLifetime ? t('warranty.verdict.for-life') : <DayText day={row.until} />),
    },
    {
      id: 'owner',
      header: t('warranty.column.owner'),
      width: 'minmax(8rem, 2fr)',
      cell: (row) => row.customerName,
    },
    {
      id: 'via',
      header: t('warranty.column.shop'),
      width: '8rem',
      isSecondary: true,
      cell: (row) => (row.openRepairId === null ? '' : t('warranty.in-shop')),
    },
  ];
  const unknown = found && !isStale ? found.unknownSerial : null;
  return (
    <div className={classes.found}>
      <DataTable
        label={t('warranty.find.found')}
        columns={columns}
        rows={found?.rows}
        rowKey={(row) => row.deviceId}
        openKey={openId}
        onOpen={(row) => onOpen(row.deviceId)}
        empty={
          asked.trim() === '' ? (
            <EmptyState
              icon={IconShieldSearch}
              sentence={t('warranty.find.start')}
              hint={t('warranty.find.start-hint')}
            />
          ) : unknown !== null ? (
            <UnknownSerial serial={unknown} />
          ) : (
            <EmptyState
              icon={IconShieldSearch}
              sentence={t('warranty.find.nothing', { text: asked.trim() })}
              hint={t('warranty.find.nothing-hint')}
            />
          )
        }
      />
      {unknown !== null && (found?.rows.length ?? 0) > 0 && <UnknownSerialLine serial={unknown} />}
      {(found?.rows.length ?? 0) >= 20 && (
        <Text size="sm" c="dimmed" p="sm">
          {t('warranty.find.more')}
        </Text>
      )}
    </div>
  );
}
