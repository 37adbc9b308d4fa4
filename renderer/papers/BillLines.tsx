import type { LineOnBill } from '../../shared/papers/bill.facts.ts';
import classes from './bill.module.css';
import type { PaperWords } from './paper-words.ts';

interface BillLinesProps {
  lines: readonly LineOnBill[];
  currency: string;
  words: PaperWords;
}

/** What was done and what it costs whom. What others bear stands with its price, and with nothing for the customer. */
export function BillLines({ lines, currency, words: { t, format } }: BillLinesProps) {
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('papers.bill.what')}</th>
          <th scope="col" data-number>
            {t('papers.bill.quantity')}
          </th>
          <th scope="col" data-number>
            {t('papers.bill.unit')}
          </th>
          <th scope="col" data-number>
            {t('papers.bill.customer')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: frozen lines keep their places
          <tr key={index}>
            <td>
              {line.kind === 'storage' ? (
                t('papers.bill.storage')
              ) : (
                <bdi>{line.label || t(`papers.bill.kind.${line.kind}`)}</bdi>
              )}
              {line.coveredMinor > 0 && (
                <p className={classes.covered}>
                  {t('papers.bill.covered', {
                    payer: t(`entitlement.payer.${line.payer}`),
                    amount: format.money(line.coveredMinor, currency),
                  })}
                </p>
              )}
            </td>
            <td data-number>{format.number(line.quantity)}</td>
            <td data-number>
              <bdi>{format.money(line.unitMinor, currency)}</bdi>
            </td>
            <td data-number>
              <bdi>{format.money(line.customerMinor, currency)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
