import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { barcode } from './barcode.ts';
import { wordsOf } from './paper-words.ts';
import classes from './papers.module.css';

/** What goes on the device: the number largest, then whose it is, what it is, and when it was promised. */
export function LabelPaper({ paper, isSmall }: { paper: PaperOf<'label'>; isSmall: boolean }) {
  const { t, format } = wordsOf(paper);
  const { facts } = paper;
  const line = barcode('code128', facts.number);
  const square = barcode('qrcode', facts.number);
  return (
    <article className={classes.label} data-small={isSmall || undefined}>
      <div className={classes.labelWords}>
        <p className={classes.labelNumber}>
          <bdi>{facts.number}</bdi>
        </p>
        <p className={classes.labelName}>
          <bdi>{facts.customerName}</bdi>
        </p>
        <p className={classes.labelLine}>
          <bdi>{facts.label}</bdi>
        </p>
        <p className={classes.labelLine}>
          {facts.promisedOn
            ? t('papers.label.promised', { day: format.day(facts.promisedOn, 'short') })
            : t('papers.label.received', { day: format.day(facts.receivedOn, 'short') })}
        </p>
        <p className={classes.labelShop}>
          <bdi>{facts.shopName}</bdi> <bdi dir="ltr">{facts.shopPhone && format.phone(facts.shopPhone)}</bdi>
        </p>
        {line && <img className={classes.labelBars} src={line} alt={facts.number} />}
      </div>
      {square && <img className={classes.labelSquare} src={square} alt={facts.number} />}
    </article>
  );
}
