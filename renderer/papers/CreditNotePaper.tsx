import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { BillLines } from './BillLines.tsx';
import { Sum, TaxSums } from './BillSums.tsx';
import bill from './bill.module.css';
import { CustomerOnPaper } from './CustomerOnPaper.tsx';
import { OrderCodes } from './OrderCodes.tsx';
import { wordsOf } from './paper-words.ts';
import classes from './papers.module.css';
import { Fact } from './ReceiptPaper.tsx';
import { ShopHead } from './ShopHead.tsx';
import { TitleRow } from './TitleRow.tsx';

/** What is taken back of an invoice, and why. */
export function CreditNotePaper({ paper, isRoll }: { paper: PaperOf<'creditNote'>; isRoll: boolean }) {
  const words = wordsOf(paper);
  const { t, format } = words;
  const { facts, logo, isReprint } = paper;
  const { currency } = facts;
  return (
    <article className={isRoll ? classes.roll : classes.page}>
      <ShopHead shop={facts.shop} logo={logo} words={words} />
      <TitleRow title={t('papers.bill.credit-note')} words={words} isReprint={isReprint}>
        <p className={classes.number}>
          <bdi>{facts.number}</bdi>
        </p>
        <p className={classes.quiet}>
          {t('papers.bill.issued', { day: format.day(facts.issuedOn, 'long') })}
        </p>
      </TitleRow>
      <dl className={classes.facts}>
        <CustomerOnPaper customer={facts.customer} words={words} hasAddress />
        <Fact label={t('papers.bill.invoice')}>
          <bdi>{facts.invoiceNumber}</bdi>
          <span>{format.day(facts.invoiceOn, 'long')}</span>
        </Fact>
        <Fact label={t('papers.bill.reason')} isProse>
          <bdi>{facts.reason}</bdi>
        </Fact>
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
        <Sum isStrong label={t('papers.bill.credited')}>
          {format.money(facts.customerMinor, currency)}
        </Sum>
        <TaxSums taxes={facts.taxes} currency={currency} words={words} />
      </dl>
    </article>
  );
}
