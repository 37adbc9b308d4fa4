import type { Language } from '../../shared/kernel/language.ts';
import type { EstimateFacts } from '../../shared/papers/estimate.facts.ts';
import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { Sum } from './BillSums.tsx';
import bill from './bill.module.css';
import { CustomerOnPaper } from './CustomerOnPaper.tsx';
import { OrderCodes } from './OrderCodes.tsx';
import { type PaperWords, wordsOf } from './paper-words.ts';
import classes from './papers.module.css';
import { Fact } from './ReceiptPaper.tsx';
import { ShopHead } from './ShopHead.tsx';
import { TitleRow } from './TitleRow.tsx';

/** The ways that are open to the customer, each with its price, its day and the code by which it is approved. */
export function EstimatePaper({ paper, isRoll }: { paper: PaperOf<'estimate'>; isRoll: boolean }) {
  const words = wordsOf(paper);
  const { t, format } = words;
  const { facts, logo, isReprint, codes } = paper;
  const until = format.day(facts.validUntil, 'long');
  return (
    <article className={isRoll ? classes.roll : classes.page}>
      <ShopHead shop={facts.shop} logo={logo} words={words} />
      <TitleRow title={t('papers.kind.estimate')} words={words} isReprint={isReprint}>
        <p className={classes.quiet}>
          {t('papers.estimate.version', { version: facts.version, day: format.day(facts.sentOn, 'long') })}
        </p>
        <p>
          <strong>{t('papers.estimate.valid', { day: until })}</strong>
        </p>
      </TitleRow>
      <dl className={classes.facts}>
        <CustomerOnPaper customer={facts.customer} words={words} />
        <Fact label={t('papers.receipt.fault')}>
          <bdi>{facts.fault}</bdi>
        </Fact>
        {facts.finding && (
          <Fact label={t('papers.estimate.finding')}>
            <bdi>{facts.finding}</bdi>
          </Fact>
        )}
      </dl>
      <section className={classes.order}>
        <OrderCodes order={facts.order} serialWord={t('papers.serial')} />
      </section>
      {facts.note && (
        <p className={bill.address}>
          <bdi>{facts.note}</bdi>
        </p>
      )}
      {facts.wrongUse && <WrongUse wrongUse={facts.wrongUse} words={words} />}
      {facts.options.map((option) => (
        <Way
          key={option.id}
          option={option}
          code={codes[option.id]}
          currency={facts.currency}
          taxBasisPoints={facts.taxBasisPoints}
          words={words}
          language={paper.language}
        />
      ))}
      <div className={bill.letter}>
        <p>{t('papers.estimate.how', { phone: format.phone(facts.shop.phone), day: until })}</p>
      </div>
      {facts.depositBasisPoints > 0 && (
        <p>{t('papers.estimate.deposit', { share: format.percent(facts.depositBasisPoints / 10_000) })}</p>
      )}
      <div className={bill.letterHead}>
        <span>{t('papers.estimate.chosen')} ______</span>
        <span>{t('papers.estimate.signature')} ______________________________</span>
      </div>
    </article>
  );
}

interface WayProps {
  option: EstimateFacts['options'][number];
  code: string | undefined;
  currency: string;
  taxBasisPoints: number;
  words: PaperWords;
  language: Language;
}

function Way({ option, code, currency, taxBasisPoints, words: { t, format }, language }: WayProps) {
  const kind = t(`estimates.option.${option.kind}`);
  const money = (minor: number) => format.money(minor, currency);
  return (
    <section className={classes.order}>
      <p className={classes.device}>
        {option.letter} · <bdi>{option.title || kind}</bdi>
        {option.isRecommended && <> · {t('estimates.option.recommended')}</>}
      </p>
      {option.readyOn && <p>{t('papers.estimate.ready', { day: format.day(option.readyOn, 'full') })}</p>}
      {option.note && (
        <p>
          <bdi>{option.note}</bdi>
        </p>
      )}
      {option.lines.length > 0 && (
        <table className={bill.lines}>
          <tbody>
            {option.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: frozen lines keep their places
              <tr key={index}>
                <td>
                  <bdi>{line.names[language] || line.label}</bdi>
                  {line.quantity > 1 && <> × {format.count(line.quantity)}</>}
                  {line.isOptional && <> ({t('estimates.line.optional')})</>}
                  {line.customerMinor < line.totalMinor && (
                    <p className={bill.covered}>
                      {t('papers.bill.covered', {
                        payer: t(`entitlement.payer.${line.payer}`),
                        amount: money(line.totalMinor - line.customerMinor),
                      })}
                    </p>
                  )}
                </td>
                <td data-number>
                  <bdi>{money(line.customerMinor)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={bill.sums}>
        <Sum isStrong label={t('papers.estimate.you-pay')}>
          {money(option.customerMinor)}
        </Sum>
        {option.taxMinor > 0 && (
          <Sum label={t('papers.estimate.tax', { rate: format.percent(taxBasisPoints / 10_000) })}>
            {money(option.taxMinor)}
          </Sum>
        )}
        {code && (
          <Sum isStrong label={t('papers.estimate.code')}>
            <span className={classes.code} dir="ltr">
              {code}
            </span>
          </Sum>
        )}
      </dl>
    </section>
  );
}

/** What was found about the use of the device, kindly, and who bears it. */
function WrongUse({
  wrongUse,
  words: { t },
}: {
  wrongUse: NonNullable<EstimateFacts['wrongUse']>;
  words: PaperWords;
}) {
  return (
    <section className={bill.letter}>
      <p>
        {t('papers.estimate.use-found')} <bdi>{wrongUse.finding}</bdi> (<bdi>{wrongUse.cause}</bdi>).{' '}
        {t(`papers.estimate.use-share.${wrongUse.share}`)}
      </p>
    </section>
  );
}
