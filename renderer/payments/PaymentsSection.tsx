import { Anchor, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mayVoid, restOf } from '../../shared/payments/ledger.rules.ts';
import type { AccountOfOrder, InvoiceOfOrder, MoneyRow } from '../../shared/payments/payments.contract.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import type { Reversed } from './ReverseSheet.tsx';

interface PaymentsSectionProps {
  repairId: number;
  account: AccountOfOrder;
  onReverse: (reversed: Reversed) => void;
  onCredit: (invoice: InvoiceOfOrder) => void;
}

/** What an order costs its customer, what was paid, and what stays. */
export function PaymentsSection({ repairId, account, onReverse, onCredit }: PaymentsSectionProps) {
  const { t } = useTranslation();
  const { currency, openMinor, invoicedMinor, creditedMinor, paidMinor, writtenOffMinor, rows } = account;
  const money = (minor: number) => <Money minor={minor} currency={currency} />;
  const offers = (row: MoneyRow) => {
    const rest = Math.min(restOf(row, rows), -account.balanceMinor);
    const isTaken = row.kind === 'deposit' || row.kind === 'payment';
    return [
      ...(isTaken && rest > 0
        ? [
            {
              label: t('payments.action.refund'),
              run: () => onReverse({ act: 'refund', row, mostMinor: rest }),
            },
          ]
        : []),
      ...(mayVoid(row, rows)
        ? [{ label: t('payments.action.void'), run: () => onReverse({ act: 'void', row, mostMinor: 0 }) }]
        : []),
    ];
  };
  return (
    <Section title={t('payments.title')} aside={<Standing account={account} />}>
      <KeyValues
        items={[
          ...(openMinor > 0 ? [{ label: t('payments.sum.open'), value: money(openMinor) }] : []),
          ...(invoicedMinor > 0 ? [{ label: t('payments.sum.invoiced'), value: money(invoicedMinor) }] : []),
          ...(creditedMinor > 0 ? [{ label: t('payments.sum.credited'), value: money(-creditedMinor) }] : []),
          { label: t('payments.sum.paid'), value: money(paidMinor) },
          ...(writtenOffMinor > 0
            ? [{ label: t('payments.sum.written-off'), value: money(writtenOffMinor) }]
            : []),
          ...account.invoices.map((invoice) => ({
            label: t('papers.kind.invoice'),
            value: <InvoiceLinks repairId={repairId} invoice={invoice} onCredit={onCredit} />,
          })),
        ]}
      />
      {rows.length > 0 && <LedgerTable rows={rows} currency={currency} offers={offers} />}
    </Section>
  );
}

function Standing({
  account: { balanceMinor, currency, invoicedMinor, creditedMinor },
}: {
  account: AccountOfOrder;
}) {
  const { t } = useTranslation();
  const amount = <Money minor={Math.abs(balanceMinor)} currency={currency} />;
  if (balanceMinor > 0) {
    return (
      <StatusDot meaning="risk">
        {t('payments.standing.owed')} {amount}
      </StatusDot>
    );
  }
  if (balanceMinor < 0) {
    return (
      <StatusDot meaning="waiting">
        {t(invoicedMinor === 0 ? 'payments.standing.deposit' : 'payments.standing.credit')} {amount}
      </StatusDot>
    );
  }
  return invoicedMinor > creditedMinor ? (
    <StatusDot meaning="good">{t('payments.standing.settled')}</StatusDot>
  ) : null;
}

interface InvoiceLinksProps {
  repairId: number;
  invoice: InvoiceOfOrder;
  onCredit: (invoice: InvoiceOfOrder) => void;
}

function InvoiceLinks({ repairId, invoice, onCredit }: InvoiceLinksProps) {
  const { t } = useTranslation();
  return (
    <Group gap="sm">
      <Anchor component={Link} to={`/papers/${invoice.paperId}?repair=${repairId}`}>
        <bdi>{invoice.number}</bdi>
      </Anchor>
      {invoice.creditNotes.map(({ id, number, paperId }) => (
        <Anchor key={id} component={Link} to={`/papers/${paperId}?repair=${repairId}`}>
          {t('papers.kind.creditNote')} <bdi>{number}</bdi>
        </Anchor>
      ))}
      {invoice.lines.some(({ isCredited }) => !isCredited) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onCredit(invoice)}>
          {t('payments.action.credit')}
        </Button>
      )}
    </Group>
  );
}
