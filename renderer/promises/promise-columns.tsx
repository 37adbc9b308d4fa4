import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseRow } from '../../shared/promises/promises.contract.ts';
import { Code } from '../ui/Code.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { DayText } from '../ui/DayText.tsx';
import { OutcomeDot } from './outcome.tsx';

/** The columns of a list of promises. */
export function usePromiseColumns(): readonly Column<PromiseRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'due',
        header: t('promises.field.due'),
        width: '8.5rem',
        cell: (row) => <DayText day={row.dueOn} isRelative />,
      },
      {
        id: 'kind',
        header: t('promises.field.kind'),
        width: '7rem',
        cell: (row) => t(`promises.kind.${row.kind}`),
      },
      {
        id: 'customer',
        header: t('promises.field.customer'),
        width: 'minmax(8rem, 1.5fr)',
        cell: (row) => <bdi>{row.customerName}</bdi>,
      },
      {
        id: 'number',
        header: t('common.word.number'),
        width: '7.5rem',
        cell: (row) => (row.number ? <Code value={row.number} isPlain /> : '–'),
      },
      {
        id: 'reason',
        header: t('promises.field.what'),
        width: 'minmax(7rem, 2fr)',
        isSecondary: true,
        cell: (row) => <bdi>{row.reason || row.label || '–'}</bdi>,
      },
      {
        id: 'by',
        header: t('promises.field.made-by'),
        width: 'minmax(6rem, 1fr)',
        isSecondary: true,
        cell: (row) => <bdi>{row.madeBy ?? '–'}</bdi>,
      },
      {
        id: 'outcome',
        header: t('promises.field.outcome'),
        width: '11rem',
        cell: (row) => <OutcomeDot outcome={row.outcome} />,
      },
    ],
    [t],
  );
}
