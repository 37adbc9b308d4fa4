import type { ReceiptFacts } from '../../shared/papers/papers.facts.ts';
import type { PaperWords } from './paper-words.ts';
import classes from './papers.module.css';
import { Fact } from './ReceiptPaper.tsx';

interface CustomerOnPaperProps {
  customer: ReceiptFacts['customer'];
  words: PaperWords;
  hasAddress?: boolean;
}

export function CustomerOnPaper({ customer, words: { t, format }, hasAddress }: CustomerOnPaperProps) {
  return (
    <Fact label={t('papers.receipt.customer')}>
      <strong>
        <bdi>{customer.name}</bdi>
      </strong>
      {customer.phones.slice(0, 1).map((phone) => (
        <bdi key={phone} dir="ltr" className={classes.code}>
          {format.phone(phone)}
        </bdi>
      ))}
      {hasAddress && customer.address && (
        <span className={classes.reason}>
          <bdi>{customer.address}</bdi>
        </span>
      )}
    </Fact>
  );
}
