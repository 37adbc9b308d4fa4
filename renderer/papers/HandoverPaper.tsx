import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import bill from './bill.module.css';
import { CustomerOnPaper } from './CustomerOnPaper.tsx';
import { OrderCodes } from './OrderCodes.tsx';
import { wordsOf } from './paper-words.ts';
import classes from './papers.module.css';
import { Fact } from './ReceiptPaper.tsx';
import { ShopHead } from './ShopHead.tsx';
import { TitleRow } from './TitleRow.tsx';

/** What went back, what was done and told, and the signature of whoever took it. */
export function HandoverPaper({ paper, isRoll }: { paper: PaperOf<'handover'>; isRoll: boolean }) {
  const words = wordsOf(paper);
  const { t, format } = words;
  const { facts, logo, isReprint } = paper;
  const { signature } = facts;
  return (
    <article className={isRoll ? classes.roll : classes.page}>
      <ShopHead shop={facts.shop} logo={logo} words={words} />
      <TitleRow title={t('papers.handover.title')} words={words} isReprint={isReprint}>
        <p className={classes.quiet}>
          {t('papers.handover.handed', { at: format.instant(facts.handedAt), by: facts.handedBy })}
        </p>
      </TitleRow>
      <dl className={classes.facts}>
        <CustomerOnPaper customer={facts.customer} words={words} />
        {!facts.isByCustomer && (
          <Fact label={t('papers.handover.collected-by')}>
            <bdi>{facts.collectedBy}</bdi>
          </Fact>
        )}
      </dl>
      {facts.orders.map((order) => (
        <section key={order.number} className={classes.order}>
          <OrderCodes order={order} serialWord={t('papers.serial')} />
          <dl className={classes.facts}>
            <Fact label={t('papers.receipt.fault')} isProse>
              <bdi>{order.fault}</bdi>
            </Fact>
            <Fact label={t('papers.handover.done')} isProse>
              <bdi>
                {order.explained || t(`papers.handover.${order.wasWorkedOn ? 'mended' : 'as-it-came'}`)}
              </bdi>
            </Fact>
            {order.items.length > 0 && (
              <Fact label={t('papers.handover.items')}>
                {order.items.map((item) => (
                  <bdi key={item}>{item}</bdi>
                ))}
              </Fact>
            )}
            {(order.wasShown || order.hasLeaflet) && (
              <Fact label={t('papers.handover.told')}>
                {order.wasShown && <span>{t('papers.handover.shown')}</span>}
                {order.hasLeaflet && <span>{t('papers.handover.leaflet')}</span>}
              </Fact>
            )}
            {order.nextMaintenanceOn && (
              <Fact label={t('papers.handover.next-maintenance')}>
                {format.day(order.nextMaintenanceOn, 'long')}
              </Fact>
            )}
          </dl>
        </section>
      ))}
      <div className={classes.signatures}>
        <div>
          {signature && (
            <svg
              className={bill.signature}
              viewBox={`0 0 ${signature.width} ${signature.height}`}
              role="img"
              aria-label={t('papers.handover.signature')}
            >
              <path
                d={signature.path}
                fill="none"
                stroke="#000"
                strokeWidth={signature.width / 125}
                strokeLinecap="round"
              />
            </svg>
          )}
          <p>
            {t('papers.handover.received')} <bdi>{facts.collectedBy}</bdi>
          </p>
        </div>
        <div className={bill.signedHere}>
          <p>{t('papers.receipt.shop-signs')}</p>
        </div>
      </div>
    </article>
  );
}
