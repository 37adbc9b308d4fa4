import type { ReactNode } from 'react';
import type { InvoiceFacts } from '../../shared/papers/bill.facts.ts';
import classes from './bill.module.css';
import type { PaperWords } from './paper-words.ts';

export function Sum({
  label,
  isStrong,
  children,
}: {
  label: ReactNode;
  isStrong?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.sum} data-strong={isStrong || undefined}>
      <dt>{label}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

/** Tax that the sums hold, by rate. */
export function TaxSums({
  taxes,
  currency,
  words: { t, format },
}: {
  taxes: InvoiceFacts['taxes'];
  currency: string;
  words: PaperWords;
}) {
  return taxes.map(({ basisPoints, netMinor, taxMinor }) => (
    <Sum
      key={basisPoints}
      label={t('papers.bill.tax', {
        rate: format.percent(basisPoints / 10_000),
        net: format.money(netMinor, currency),
      })}
    >
      {format.money(taxMinor, currency)}
    </Sum>
  ));
}

/** What was paid and how, and what stays. */
export function MoneySums({ facts, words: { t, format } }: { facts: InvoiceFacts; words: PaperWords }) {
  const { currency, money, tenderedMinor, changeMinor, balanceMinor } = facts;
  return (
    <>
      {money.map((row, index) => (
        <Sum
          // biome-ignore lint/suspicious/noArrayIndexKey: frozen rows keep their places
          key={index}
          label={t('papers.bill.money', {
            kind: t(`papers.bill.paid.${row.kind}`),
            method: t(`papers.bill.method.${row.method}`),
            day: format.day(row.on, 'short'),
          })}
        >
          {format.money(-row.minor, currency)}
        </Sum>
      ))}
      {tenderedMinor !== null && (
        <>
          <Sum label={t('papers.bill.tendered')}>{format.money(tenderedMinor, currency)}</Sum>
          <Sum label={t('papers.bill.change')}>{format.money(changeMinor, currency)}</Sum>
        </>
      )}
      {balanceMinor > 0 && (
        <Sum isStrong label={t('papers.bill.owed')}>
          {format.money(balanceMinor, currency)}
        </Sum>
      )}
      {balanceMinor < 0 && (
        <Sum isStrong label={t('papers.bill.credit')}>
          {format.money(-balanceMinor, currency)}
        </Sum>
      )}
      {balanceMinor === 0 && facts.customerMinor > 0 && (
        <Sum isStrong label={t('papers.bill.settled')}>
          {format.money(0, currency)}
        </Sum>
      )}
    </>
  );
}
