import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import type { ReceiptFacts } from '../../shared/papers/papers.facts.ts';
import { sayReason } from '../warranty/reason-sentence.ts';
import { barcode } from './barcode.ts';
import { type PaperWords, wordsOf } from './paper-words.ts';
import classes from './papers.module.css';
import { ShopHead } from './ShopHead.tsx';

interface ReceiptProps {
  paper: PaperOf<'receipt'>;
  isRoll: boolean;
}

/** What the customer takes home instead of the device: on A4, or on the 80 mm roll in one column. */
export function ReceiptPaper({ paper, isRoll }: ReceiptProps) {
  const words = wordsOf(paper);
  const { t, format } = words;
  const { facts, logo, isReprint } = paper;
  const { customer, orders } = facts;
  return (
    <article className={isRoll ? classes.roll : classes.page}>
      <ShopHead shop={facts.shop} logo={logo} words={words} />
      <div className={classes.titleRow}>
        <div>
          <h1>{t('papers.receipt.title')}</h1>
          <p className={classes.quiet}>
            {t('papers.receipt.received', { at: format.instant(facts.receivedAt), by: facts.receivedBy })}
          </p>
        </div>
        {isReprint && <p className={classes.reprint}>{t('papers.reprint')}</p>}
      </div>
      <dl className={classes.facts}>
        <Fact label={t('papers.receipt.customer')}>
          <strong>
            <bdi>{customer.name}</bdi>
          </strong>
          {customer.phones.map((phone) => (
            <bdi key={phone} dir="ltr" className={classes.code}>
              {format.phone(phone)}
            </bdi>
          ))}
        </Fact>
      </dl>
      {orders.map((order) => (
        <Order key={order.number} order={order} words={words} currency={facts.currency} isRoll={isRoll} />
      ))}
      <div className={classes.signatures}>
        <p>{t('papers.receipt.customer-signs')}</p>
        <p>{t('papers.receipt.shop-signs')}</p>
      </div>
      <section className={classes.terms}>
        <h2>{t('papers.receipt.terms')}</h2>
        <ol>
          {facts.terms.map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ol>
      </section>
    </article>
  );
}

type OrderFacts = ReceiptFacts['orders'][number];

interface OrderProps {
  order: OrderFacts;
  words: PaperWords;
  currency: string;
  isRoll: boolean;
}

function Order({ order, words, currency, isRoll }: OrderProps) {
  const { t, format } = words;
  const line = barcode('code128', order.number);
  const square = barcode('qrcode', order.number);
  return (
    <section className={classes.order}>
      <div className={classes.orderHead}>
        <div>
          <p className={classes.number}>
            <bdi>{order.number}</bdi>
          </p>
          <p className={classes.device}>
            <bdi>{order.label}</bdi>
          </p>
          {order.serial && (
            <p>
              {t('papers.serial')} <bdi className={classes.code}>{order.serial}</bdi>
            </p>
          )}
        </div>
        <div className={classes.codes}>
          {line && <img className={classes.code128} src={line} alt={order.number} />}
          {square && (!isRoll || !line) && <img className={classes.qr} src={square} alt={order.number} />}
        </div>
      </div>
      <dl className={classes.facts}>
        <Fact label={t('papers.receipt.fault')} isProse>
          <bdi>{order.fault}</bdi>
        </Fact>
        {order.wishes && (
          <Fact label={t('papers.receipt.wishes')} isProse>
            <bdi>{order.wishes}</bdi>
          </Fact>
        )}
        <Fact label={t('papers.receipt.condition')}>
          <Ticked
            checks={order.condition}
            none={t('papers.receipt.nothing-noted')}
            note={order.conditionNote}
          />
        </Fact>
        <Fact label={t('papers.receipt.accessories')}>
          <Ticked checks={order.accessories} none={t('papers.receipt.no-accessories')} note="" />
        </Fact>
        <Fact label={t('papers.receipt.promised')}>
          <strong>
            {order.promisedOn ? format.day(order.promisedOn, 'full') : t('papers.receipt.not-promised')}
          </strong>
        </Fact>
        {order.costLimitMinor !== null && (
          <Fact label={t('papers.receipt.cost-limit')}>
            <bdi>{format.money(order.costLimitMinor, currency)}</bdi>
          </Fact>
        )}
        {order.coverage !== 'unknown' && (
          <Fact label={t('papers.receipt.coverage')}>
            <strong>{t(`repairs.coverage.${order.coverage}`)}</strong>
            {order.coverageReasons.map((reason) => (
              <span key={JSON.stringify(reason)} className={classes.reason}>
                {sayReason(words.t, words.format, reason)}
              </span>
            ))}
          </Fact>
        )}
        {order.evidenceHead && (
          <Fact label={t('papers.receipt.evidence')}>
            <bdi className={classes.code}>{order.evidenceHead}</bdi>
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** What was ticked, and what was not but has a note ("left at home"). */
function Ticked({ checks, none, note }: { checks: OrderFacts['condition']; none: string; note: string }) {
  const told = checks.filter(({ isTicked, note: said }) => isTicked || said !== '');
  if (told.length === 0 && note === '') return <span>{none}</span>;
  return (
    <>
      {told.map(({ label, isTicked, note: said }) => (
        <span key={label} className={classes.check}>
          <Tick isTicked={isTicked} /> <bdi>{said ? `${label} (${said})` : label}</bdi>
        </span>
      ))}
      {note && <bdi className={classes.reason}>{note}</bdi>}
    </>
  );
}

/** Drawn, because no bundled font has the sign. */
function Tick({ isTicked }: { isTicked: boolean }) {
  return (
    <svg viewBox="0 0 10 10" className={classes.tick} aria-hidden="true">
      <rect x="0.5" y="0.5" width="9" height="9" fill="none" stroke="#000" />
      {isTicked && <path d="M2 5.2 4.3 7.5 8.2 2.6" fill="none" stroke="#000" strokeWidth="1.4" />}
    </svg>
  );
}

export function Fact({
  label,
  isProse,
  children,
}: {
  label: string;
  isProse?: boolean;
  children: React.ReactNode;
}) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd data-prose={isProse || undefined}>{children}</dd>
    </div>
  );
}
