import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { coverageMeanings } from '../../shared/repairs/repairs.rules.ts';
import { entitlementShape, outcomeShape } from '../../shared/warranty/warranty.shapes.ts';
import { useMay } from '../app/me.ts';
import { DayText } from '../ui/DayText.tsx';
import { Section } from '../ui/Section.tsx';
import { VerdictBand } from '../ui/VerdictBand.tsx';
import { CoverageTrace } from '../warranty/CoverageTrace.tsx';
import { OverrideSheet } from '../warranty/OverrideSheet.tsx';
import { distinctSentences, useReasonSentence } from '../warranty/reason-sentence.ts';
import classes from './repairs.module.css';

/** What was decided on the cover when it came in, and why; the whole trace on demand. */
export function RepairCoverage({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  const say = useReasonSentence();
  const [isOverriding, setOverriding] = useState(false);
  const { decision, coverage } = repair;
  const outcome = outcomeShape.safeParse(decision?.outcome).data;
  const entitlement = entitlementShape.safeParse(decision?.entitlement).data;
  const sentences = distinctSentences(outcome?.lines.flatMap(({ reasons }) => reasons.map(say)) ?? []);
  const told = decision?.kind === 'override' && decision.reason ? [...sentences, decision.reason] : sentences;
  const mayOverride = useMay('warranty.override') && decision !== null && repair.group === 'open';
  const overrideButton = (
    <Button variant="subtle" size="compact-sm" onClick={() => setOverriding(true)}>
      {t('warranty.override.open')}
    </Button>
  );
  const layer = outcome?.lines.find((line) => line.layer !== null)?.layer;
  return (
    <Section title={t('repairs.field.coverage')} aside={mayOverride && overrideButton}>
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
        reasons={told}
      />
      {entitlement && (
        <details className={classes.trace}>
          <summary>{t('repairs.coverage.trace')}</summary>
          <CoverageTrace entitlement={entitlement} />
        </details>
      )}
      {decision && (
        <OverrideSheet repairId={repair.id} isOpen={isOverriding} onClose={() => setOverriding(false)} />
      )}
    </Section>
  );
}
