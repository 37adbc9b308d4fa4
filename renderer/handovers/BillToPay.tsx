import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HandoverBill } from '../../shared/handovers/handovers.contract.ts';
import classes from '../payments/payments.module.css';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';

/** What the work costs, who bears what, and what was paid ahead. */
export function BillToPay({ bill }: { bill: HandoverBill }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, lines } = bill;
  if (lines.length === 0 && bill.dueMinor === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('handovers.bill.nothing')}
      </Text>
    );
  }
  return (
    <dl className={classes.sums} data-bill>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one bill keep their places
        <Line key={index} line={line} currency={currency} />
      ))}
      {bill.beforeMinor !== 0 && (
        <>
          <dt>{t(bill.beforeMinor < 0 ? 'handovers.bill.paid-ahead' : 'handovers.bill.before')}</dt>
          <dd>
            <Money minor={bill.beforeMinor} currency={currency} />
          </dd>
        </>
      )}
      {bill.coveredMinor > 0 && (
        <>
          <dt className={classes.quiet}>{t('papers.bill.covered-total')}</dt>
          <dd className={classes.quiet}>{format.money(bill.coveredMinor, currency)}</dd>
        </>
      )}
    </dl>
  );
}

function Line({ line, currency }: { line: HandoverBill['lines'][number]; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <dt>
        {line.kind === 'storage' ? (
          t('handovers.bill.storage', { count: line.quantity })
        ) : (
          <bdi>{line.label || t(`papers.bill.kind.${line.kind}`)}</bdi>
        )}
        {line.coveredMinor > 0 && (
          <div className={classes.quiet}>
            {t('papers.bill.covered', {
              payer: t(`entitlement.payer.${line.payer}`),
              amount: format.money(line.coveredMinor, currency),
            })}
          </div>
        )}
      </dt>
      <dd>
        <Money minor={line.customerMinor} currency={currency} />
      </dd>
    </>
  );
}
