import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { barcode } from './barcode.ts';
import { leftToRight, wordsOf } from './paper-words.ts';
import classes from './papers.module.css';
import { Fact } from './ReceiptPaper.tsx';
import { ShopHead } from './ShopHead.tsx';

/** One page for the customer: what is covered, until when, how to claim, where to call. */
export function RightsCardPaper({ paper }: { paper: PaperOf<'rightsCard'> }) {
  const words = wordsOf(paper);
  const { t, format } = words;
  const { facts, logo, isReprint } = paper;
  const { device, customer, covers, shop } = facts;
  const square = device.serial ? barcode('qrcode', device.serial) : null;
  const until = (day: string | null) =>
    day === null ? t('papers.rights.for-life') : t('papers.rights.until', { day: format.day(day, 'long') });
  return (
    <article className={classes.page}>
      <ShopHead shop={shop} logo={logo} words={words} />
      <div className={classes.titleRow}>
        <div>
          <h1>{t('papers.rights.title')}</h1>
          <p className={classes.quiet}>
            {t('papers.rights.issued', { day: format.day(facts.issuedOn, 'long') })}
          </p>
        </div>
        {isReprint && <p className={classes.reprint}>{t('papers.reprint')}</p>}
      </div>
      <section className={classes.order}>
        <div className={classes.orderHead}>
          <div>
            <p className={classes.number}>
              <bdi>{device.label}</bdi>
            </p>
            {device.serial && (
              <p>
                {t('papers.serial')} <bdi className={classes.code}>{device.serial}</bdi>
              </p>
            )}
          </div>
          {square && <img className={classes.qr} src={square} alt={device.serial} />}
        </div>
        <dl className={classes.facts}>
          <Fact label={t('papers.receipt.customer')}>
            <strong>
              <bdi>{customer.name}</bdi>
            </strong>
          </Fact>
          {device.purchasedOn && (
            <Fact label={t('papers.rights.purchased')}>{format.day(device.purchasedOn, 'long')}</Fact>
          )}
          {device.receiptNumber && (
            <Fact label={t('papers.rights.receipt-number')}>
              <bdi className={classes.code}>{device.receiptNumber}</bdi>
            </Fact>
          )}
        </dl>
      </section>
      {covers.length === 0 && <p className={classes.device}>{t('papers.rights.nothing')}</p>}
      {covers.map((cover) => (
        <section key={`${cover.layer} ${cover.name}`} className={classes.order}>
          <h2 className={classes.device}>{t(`entitlement.layer.${cover.layer}`)}</h2>
          <p className={classes.quiet}>
            <bdi>{[cover.name, cover.clause].filter(Boolean).join(' · ')}</bdi>
          </p>
          <dl className={classes.facts}>
            <Fact label={t('papers.rights.by')}>{t(`entitlement.payer.${cover.payer}`)}</Fact>
            {cover.kinds.map(({ kind, basisPoints, until: last }) => (
              <Fact key={kind} label={t(`entitlement.kind.${kind}`)}>
                {format.percent(basisPoints / 10_000)}, {until(last)}
              </Fact>
            ))}
            {cover.components.map(({ name, until: last }) => (
              <Fact key={name} label={name}>
                {until(last)}
              </Fact>
            ))}
            {cover.exclusions.length > 0 && (
              <Fact label={t('papers.rights.not-covered')}>{cover.exclusions.join('; ')}</Fact>
            )}
          </dl>
        </section>
      ))}
      <section className={classes.order}>
        <h2 className={classes.device}>{t('papers.rights.how')}</h2>
        <p>
          {t('papers.rights.how-sentence', {
            phone: shop.phone ? leftToRight(format.phone(shop.phone)) : '',
          })}
        </p>
      </section>
      <p className={classes.terms}>{t('papers.rights.statutory')}</p>
    </article>
  );
}
