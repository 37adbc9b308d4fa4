import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairRow } from '../../shared/repairs/repair-row.ts';
import { Code } from '../ui/Code.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { InstantText } from '../ui/DayText.tsx';
import { CoverageDot, PromisedDay, RepairStateDot, WhoseTurn } from './RepairStatus.tsx';

/** What a list of orders may show of each. */
export type RepairColumn =
  | 'number'
  | 'label'
  | 'customer'
  | 'fault'
  | 'promised'
  | 'state'
  | 'coverage'
  | 'turn'
  | 'received';

/** The columns of a list of orders, in the order asked for: the same words and widths wherever orders are listed. */
export function useRepairColumns(wanted: readonly RepairColumn[]): readonly Column<RepairRow>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const known: Record<RepairColumn, Omit<Column<RepairRow>, 'id'>> = {
      number: {
        header: t('common.word.number'),
        width: '7.5rem',
        cell: (row) => <Code value={row.number} isPlain />,
      },
      label: {
        header: t('repairs.field.device'),
        width: 'minmax(7rem, 2fr)',
        cell: (row) => <bdi>{row.label}</bdi>,
      },
      customer: {
        header: t('repairs.field.customer'),
        width: 'minmax(8rem, 1.5fr)',
        isSecondary: true,
        cell: (row) => <bdi>{row.customerName}</bdi>,
      },
      fault: {
        header: t('repairs.field.fault'),
        width: 'minmax(8rem, 2fr)',
        isSecondary: true,
        cell: (row) => <bdi>{row.fault}</bdi>,
      },
      promised: {
        header: t('repairs.field.promised'),
        width: 'minmax(9rem, 1fr)',
        cell: (row) => <PromisedDay repair={row} />,
      },
      state: {
        header: t('common.word.status'),
        width: '8rem',
        isSecondary: true,
        cell: (row) => <RepairStateDot repair={row} />,
      },
      coverage: {
        header: t('repairs.field.coverage'),
        width: '9rem',
        isSecondary: true,
        cell: (row) => <CoverageDot coverage={row.coverage} />,
      },
      turn: {
        header: t('repairs.field.owner'),
        width: '7rem',
        isSecondary: true,
        cell: (row) => <WhoseTurn repair={row} />,
      },
      received: {
        header: t('repairs.field.received'),
        width: '10rem',
        isSecondary: true,
        cell: (row) => <InstantText at={row.receivedAt} />,
      },
    };
    return wanted.map((id) => ({ id, ...known[id] }));
  }, [t, wanted]);
}
