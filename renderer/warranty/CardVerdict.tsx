import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WarrantyCard as Card } from '../../shared/warranty/warranty.contract.ts';
import { VerdictBand } from '../ui/VerdictBand.tsx';
import { CoverageTrace } from './CoverageTrace.tsx';
import { distinctSentences, useReasonSentence } from './reason-sentence.ts';
import { unknownIcon, useVerdictWords, verdictMeanings } from './verdict-words.ts';
import classes from './WarrantyCard.module.css';

interface CardVerdictProps {
  card: Card;
  isTraceOpen: boolean;
  onTrace: () => void;
}

const mostReasons = 3;

/** The big band: the word, by whom, until when, why; and who was asked. */
export function CardVerdict({ card, isTraceOpen, onTrace }: CardVerdictProps) {
  const { t } = useTranslation();
  const words = useVerdictWords();
  const { verdict, entitlement, componentNames, voidMark } = card;
  const say = useReasonSentence(componentNames);
  const reasons =
    verdict.reasons.length > 0 ? verdict.reasons : entitlement.lines.flatMap((line) => line.reasons);
  const sentences = distinctSentences(reasons.map(say)).slice(0, mostReasons);
  if (voidMark) sentences.push(t('warranty.card.void-because', { reason: `\u2068${voidMark.reason}\u2069` }));
  return (
    <VerdictBand
      meaning={verdictMeanings[verdict.status]}
      word={words.word(verdict)}
      {...(verdict.status === 'notRegistered' && { icon: unknownIcon })}
      by={
        words.by(verdict) && (
          <>
            {words.by(verdict)}
            {verdict.leading?.clause && <bdi> · {verdict.leading.clause}</bdi>}
          </>
        )
      }
      until={words.until(verdict)}
      reasons={sentences}
    >
      <Button variant="subtle" size="compact-sm" onClick={onTrace} aria-expanded={isTraceOpen}>
        {isTraceOpen ? t('warranty.trace.hide') : t('warranty.trace.show')}
      </Button>
      {isTraceOpen && (
        <div className={classes.trace}>
          <CoverageTrace entitlement={entitlement} componentNames={componentNames} />
        </div>
      )}
    </VerdictBand>
  );
}
