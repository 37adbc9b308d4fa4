import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import bill from './bill.module.css';
import { OrderCodes } from './OrderCodes.tsx';
import { leftToRight, wordsOf } from './paper-words.ts';
import classes from './papers.module.css';
import { ShopHead } from './ShopHead.tsx';

/** The letter to somebody who does not come for their device: until when it is kept, and what follows. */
export function UncollectedPaper({ paper }: { paper: PaperOf<'uncollected'> }) {
  const words = wordsOf(paper);
  const { t, format } = words;
  const { facts, logo, isReprint } = paper;
  const { customer, order, shop } = facts;
  return (
    <article className={classes.page}>
      <ShopHead shop={shop} logo={logo} words={words} />
      <div className={bill.letterHead}>
        <div>
          <p>
            <strong>
              <bdi>{customer.name}</bdi>
            </strong>
          </p>
          {customer.address && (
            <p className={bill.address}>
              <bdi>{customer.address}</bdi>
            </p>
          )}
        </div>
        <div>
          <p>{format.day(facts.writtenOn, 'long')}</p>
          {isReprint && <p className={classes.reprint}>{t('papers.reprint')}</p>}
        </div>
      </div>
      <h1 className={bill.letterTitle}>{t('papers.uncollected.title')}</h1>
      <section className={bill.letter}>
        <p>
          {t('papers.uncollected.ready', {
            device: order.label,
            number: order.number,
            day: format.day(facts.readyOn, 'long'),
          })}
        </p>
        <p>
          <strong>{t('papers.uncollected.until', { day: format.day(facts.keptUntil, 'long') })}</strong>
        </p>
        {facts.storageFeeMinor !== null && (
          <p>
            {t('papers.uncollected.fee', { amount: format.money(facts.storageFeeMinor, facts.currency) })}
          </p>
        )}
        {facts.law && (
          <p className={bill.law}>
            <bdi>{facts.law}</bdi>
          </p>
        )}
        <p>
          {t('papers.uncollected.call', {
            phone: shop.phone ? leftToRight(format.phone(shop.phone)) : shop.name,
          })}
        </p>
      </section>
      <section className={classes.order}>
        <OrderCodes order={order} serialWord={t('papers.serial')} />
      </section>
      <div className={classes.signatures}>
        <p>{t('papers.receipt.shop-signs')}</p>
      </div>
    </article>
  );
}
