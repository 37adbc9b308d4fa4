import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MoneyRow } from '../../shared/payments/payments.contract.ts';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import classes from './payments.module.css';

interface LedgerTableProps {
  rows: readonly MoneyRow[];
  currency: string;
  /** Whether each row names its order: on a page about many. */
  hasOrders?: boolean;
  /** What can still be done with a row; nothing where it is only looked at. */
  offers?: (row: MoneyRow) => { label: string; run: () => void }[];
}

/** What came in and went out, row by row: nothing of it is ever changed. */
export function LedgerTable({ rows, currency, hasOrders, offers }: LedgerTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const undone = new Set(rows.flatMap(({ kind, originalId }) => (kind === 'void' ? [originalId] : [])));
  return (
    <div className={classes.scroll}>
      <table className={classes.ledger}>
        <thead>
          <tr>
            <th scope="col">{t('payments.field.when')}</th>
            {hasOrders && <th scope="col">{t('common.word.number')}</th>}
            <th scope="col">{t('payments.field.what')}</th>
            <th scope="col">{t('payments.field.method')}</th>
            <th scope="col">{t('payments.field.by')}</th>
            <th scope="col" data-number>
              {t('payments.field.amount')}
            </th>
            {offers && <th scope="col" aria-label={t('common.action.more')} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-undone={undone.has(row.id) || row.kind === 'void' || undefined}>
              <td>{format.instant(row.at)}</td>
              {hasOrders && (
                <td>
                  <Anchor component={Link} inherit to={`/repairs/${row.repairId}`}>
                    <bdi>{row.number}</bdi>
                  </Anchor>
                </td>
              )}
              <td>
                {t(`payments.kind.${row.kind}`)}
                {undone.has(row.id) && ` · ${t('payments.void-word')}`}
                {row.reason && (
                  <div className={classes.quiet}>
                    <bdi>{row.reason}</bdi>
                  </div>
                )}
              </td>
              <td>{t(`payments.method.${row.method}`)}</td>
              <td>
                <bdi>{row.by}</bdi>
                {row.approvedBy && (
                  <div className={classes.quiet}>{t('payments.with', { name: row.approvedBy })}</div>
                )}
              </td>
              <td data-number>
                <Money minor={row.minor} currency={currency} />
              </td>
              {offers && (
                <td data-number>
                  {offers(row).map(({ label, run }) => (
                    <Button key={label} variant="subtle" size="compact-sm" onClick={run}>
                      {label}
                    </Button>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
