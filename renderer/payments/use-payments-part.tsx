import { IconCash, IconFileInvoice, IconPigMoney, IconReceiptOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AccountOfOrder, InvoiceOfOrder } from '../../shared/payments/payments.contract.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { CreditSheet } from './CreditSheet.tsx';
import { PaymentsSection } from './PaymentsSection.tsx';
import { type Reversed, ReverseSheet } from './ReverseSheet.tsx';
import { TakeSheet } from './TakeSheet.tsx';
import { WriteOffSheet } from './WriteOffSheet.tsx';

type Open = 'deposit' | 'payment' | 'write-off' | null;

/** Money on the page of an order, for those who may see what a customer pays. */
export const usePaymentsPart: UseOrderPart = (repair) => {
  const navigate = useNavigate();
  const mayRead = useMay('payments.read');
  const mayTake = useMay('payments.take');
  const mayWriteOff = useMay('payments.writeOff');
  const [open, setOpen] = useState<Open>(null);
  const [reversed, setReversed] = useState<Reversed | null>(null);
  const [credited, setCredited] = useState<InvoiceOfOrder | null>(null);
  const { data: account } = useQuery({
    ...orpc.payments.ofRepair.queryOptions({ input: { repairId: repair.id } }),
    enabled: mayRead,
  });
  const invoice = useMutation({
    mutationFn: () => api.payments.invoice({ repairIds: [repair.id] }),
    onSuccess: ({ paperId }) => navigate(`/papers/${paperId}?repair=${repair.id}`),
  });
  if (!account) return { actions: [], section: null, sheet: null };

  const actions: Action[] = [
    ...(mayTake && account.balanceMinor > 0 && repair.state !== 'ready'
      ? [action('payments.take', 'payments.action.payment', IconCash, () => setOpen('payment'))]
      : []),
    ...(mayTake && account.mostDepositMinor > 0 && repair.state !== 'ready'
      ? [action('payments.take-deposit', 'payments.action.deposit', IconPigMoney, () => setOpen('deposit'))]
      : []),
    ...(mayTake && account.mayInvoice
      ? [action('payments.invoice', 'payments.action.invoice', IconFileInvoice, () => invoice.mutate())]
      : []),
    ...(mayWriteOff && account.balanceMinor > 0
      ? [
          action('payments.write-off', 'payments.action.write-off', IconReceiptOff, () =>
            setOpen('write-off'),
          ),
        ]
      : []),
  ];
  const sheetOf = (kind: 'deposit' | 'payment') => (
    <TakeSheet
      repairId={repair.id}
      kind={kind}
      mostMinor={kind === 'deposit' ? account.mostDepositMinor : account.balanceMinor}
      askedMinor={kind === 'deposit' ? account.askedDepositMinor : 0}
      currency={account.currency}
      isOpen={open === kind}
      onClose={() => setOpen(null)}
    />
  );
  return {
    actions,
    section: isWorthTelling(account) ? (
      <PaymentsSection
        repairId={repair.id}
        account={account}
        onReverse={setReversed}
        onCredit={setCredited}
      />
    ) : null,
    sheet: (
      <>
        {sheetOf('deposit')}
        {sheetOf('payment')}
        <ReverseSheet reversed={reversed} currency={account.currency} onClose={() => setReversed(null)} />
        <CreditSheet
          invoice={credited}
          repairId={repair.id}
          currency={account.currency}
          onClose={() => setCredited(null)}
        />
        <WriteOffSheet
          repairId={repair.id}
          owedMinor={account.balanceMinor}
          currency={account.currency}
          isOpen={open === 'write-off'}
          onClose={() => setOpen(null)}
        />
      </>
    ),
  };
};

function action(id: string, labelKey: string, icon: NonNullable<Action['icon']>, run: () => void): Action {
  return { id, labelKey, icon, run };
}

function isWorthTelling({ openMinor, rows, invoices }: AccountOfOrder): boolean {
  return openMinor > 0 || rows.length > 0 || invoices.length > 0;
}
