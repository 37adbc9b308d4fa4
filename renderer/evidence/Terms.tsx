import { directionOf, type Language } from '../../shared/kernel/language.ts';
import { receiptTerms } from '../../shared/papers/receipt-terms.ts';
import classes from './evidence.module.css';

/** The terms as they stand on the receipt, in the customer's language. */
export function Terms({ language }: { language: Language }) {
  return (
    <ol className={classes.terms} lang={language} dir={directionOf(language)}>
      {receiptTerms[language].map((term) => (
        <li key={term}>{term}</li>
      ))}
    </ol>
  );
}
