import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { BillLines } from './BillLines.tsx';
import { MoneySums, Sum, TaxSums } from './BillSums.tsx';
import bill from './bill.module.css';
import { CustomerOnPaper } from './CustomerOnPaper.tsx';
import { OrderCodes } from './OrderCodes.tsx';
import { wordsOf } from './paper-words.ts';
import classes from './papers.module.css';
import { ShopHead } from './ShopHead.tsx';
import { TitleRow } from './TitleRow.tsx';

/** What the orders of one handover cost the customer, tax included and shown apart, and how it was paid. */
export function InvoicePaper({ paper, isRoll }: { paper: PaperOf<'invoice'>; isRoll: boolean }) {
  const words = wordsOf(paper);
  const { t, format } = words;
  const { facts, logo, isReprint } = paper;
  const { currency } = facts;
  return (
    <article className={isRoll ? classes.roll : classes.page}>
      <ShopHead shop={facts.shop} logo={logo} words={words} />
      <TitleRow title={t('papers.bill.invoice')} words={words} isReprint={isReprint}>
        <p className={classes.number}>
          <bdi>{facts.number}</bdi>
        </p>
        <p className={classes.quiet}>
          {t('papers.bill.issued', { day: format.day(facts.issuedOn, 'long') })}
        </p>
      </TitleRow>
      <dl className={classes.facts}>
        <CustomerOnPaper customer={facts.customer} words={words} hasAddress />
      </dl>
      {facts.orders.map((order) => (
        <section key={order.number} className={classes.order}>
          <OrderCodes order={order} serialWord={t('papers.serial')} />
          <BillLines
            lines={facts.lines.filter(({ orderNumber }) => orderNumber === order.number)}
            currency={currency}
            words={words}
          />
        </section>
      ))}
      <dl className={bill.sums}>
        <Sum isStrong label={t('papers.bill.total')}>
          {format.money(facts.customerMinor, currency)}
        </Sum>
        <TaxSums taxes={facts.taxes} currency={currency} words={words} />
        {facts.coveredMinor > 0 && (
          <Sum label={t('papers.bill.covered-total')}>{format.money(facts.coveredMinor, currency)}</Sum>
        )}
        <MoneySums facts={facts} words={words} />
      </dl>
    </article>
  );
}
