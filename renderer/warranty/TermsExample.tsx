import { useTranslation } from 'react-i18next';
import { type ExampleEnd, termsExample } from '../../shared/warranty/terms-example.rules.ts';
import { warrantyTermsSchema } from '../../shared/warranty/warranty.terms.ts';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import classes from './Terms.module.css';

/** What the terms come to for something bought today, in sentences that follow every key. */
export function TermsExample({ terms }: { terms: unknown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  // A name is no matter of the example, so that it shows before one is written.
  const parsed = warrantyTermsSchema.safeParse({ ...(terms as object), name: 'example' });
  const until = (end: Pick<ExampleEnd, 'until'>) =>
    end.until === null
      ? t('warranty.verdict.for-life')
      : t('warranty.verdict.until', { day: format.day(end.until, 'long') });
  const sentences: string[] = [];
  if (parsed.success) {
    const example = termsExample(parsed.data, today);
    const share = ({ basisPoints }: ExampleEnd) =>
      basisPoints === 10_000 ? '' : ` (${format.percent(basisPoints / 10_000)})`;
    for (const end of example.kinds)
      sentences.push(`${t(`entitlement.kind.${end.kind}`)}${share(end)}: ${until(end)}`);
    for (const end of example.components) sentences.push(`${end.component}${share(end)}: ${until(end)}`);
    if (example.replacement) {
      sentences.push(
        t('warranty.example.replaced', {
          day: format.day(example.replacement.on, 'long'),
          until: until(example.replacement),
        }),
      );
    }
    if (example.afterStay) {
      sentences.push(t('warranty.example.paused', { day: format.day(example.afterStay, 'long') }));
    }
    const { extendMonthsAfterRepair } = parsed.data;
    if (extendMonthsAfterRepair > 0) {
      sentences.push(format.digits(t('warranty.example.extended', { count: extendMonthsAfterRepair })));
    }
  }
  const isOfRepair = parsed.success && parsed.data.layer === 'repair';
  return (
    <aside className={classes.example} aria-live="polite">
      <h2>{t('warranty.example.title')}</h2>
      <p>{t(isOfRepair ? 'warranty.example.repair-today' : 'warranty.example.bought-today')}</p>
      {sentences.length > 0 ? (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>
              <bdi>{sentence}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('warranty.example.incomplete')}</p>
      )}
    </aside>
  );
}
