import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { coverageMeanings } from '../../shared/repairs/repairs.rules.ts';
import { entitlementShape, outcomeShape } from '../../shared/warranty/warranty.shapes.ts';
import { reasonSentence } from '../papers/paper-words.ts';
import { DayText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { VerdictBand } from '../ui/VerdictBand.tsx';
import classes from './repairs.module.css';

/** What was decided on the cover when it came in, and why; the whole trace on demand. */
export function RepairCoverage({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decision, coverage } = repair;
  const outcome = outcomeShape.safeParse(decision?.outcome).data;
  const entitlement = entitlementShape.safeParse(decision?.entitlement).data;
  const sentences = new Set(
    outcome?.lines.flatMap(({ reasons }) => reasons.map((reason) => reasonSentence({ t, format }, reason))),
  );
  if (decision?.kind === 'override' && decision.reason) sentences.add(decision.reason);
  const layer = outcome?.lines.find((line) => line.layer !== null)?.layer;
  return (
    <Section title={t('repairs.field.coverage')}>
      <VerdictBand
        meaning={coverageMeanings[coverage]}
        word={t(`repairs.coverage.${coverage}`)}
        by={layer && t(`entitlement.layer.${layer}`)}
        until={
          decision && (
            <>
              {t('repairs.coverage.decided')} <DayText day={decision.decidedOn} />
              {decision.decidedBy && (
                <>
                  {' · '}
                  <bdi>{decision.decidedBy}</bdi>
                </>
              )}
            </>
          )
        }
        reasons={[...sentences]}
      />
      {entitlement && (
        <details className={classes.trace}>
          <summary>{t('repairs.coverage.trace')}</summary>
          {entitlement.lines.map((line) => (
            <div key={line.lineId}>
              <h3>{t(`entitlement.kind.${line.kind}`)}</h3>
              <ul>
                {line.trace.map((step) => (
                  <li key={`${step.layer} ${step.grantId}`}>
                    <strong>{t(`entitlement.layer.${step.layer}`)}</strong>{' '}
                    {step.reasons.map((reason) => reasonSentence({ t, format }, reason)).join(' ')}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      )}
    </Section>
  );
}
