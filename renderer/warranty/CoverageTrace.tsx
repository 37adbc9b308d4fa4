import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Entitlement, LineEntitlement, TraceStep } from '../../shared/warranty/warranty.rules.ts';
import { useFormat } from '../ui/format.ts';
import classes from './CoverageTrace.module.css';
import { type ComponentNames, distinctSentences, useReasonSentence } from './reason-sentence.ts';

interface CoverageTraceProps {
  /** Of the card, of a preview, or as it was frozen on an order. */
  entitlement: Pick<Entitlement, 'lines'>;
  componentNames?: ComponentNames;
}

/** Every promise that was asked, in order, with what it said. Lines of the same answer are told together. */
export function CoverageTrace({ entitlement, componentNames = {} }: CoverageTraceProps) {
  return (
    <div className={classes.lines}>
      {sameAnswers(entitlement.lines).map((lines) => (
        <TracedLines key={lines[0]?.lineId} lines={lines} names={componentNames} />
      ))}
    </div>
  );
}

function TracedLines({ lines, names }: { lines: readonly LineEntitlement[]; names: ComponentNames }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [line] = lines;
  if (!line) return null;
  const subjects = lines.map(({ kind, component }) =>
    component === null
      ? t(`entitlement.kind.${kind}`)
      : `${t(`entitlement.kind.${kind}`)} (${names[component] ?? component})`,
  );
  return (
    <section className={classes.line}>
      <h3 className={classes.subject}>
        {subjects.join(t('warranty.comma'))}
        <span className={classes.share}>
          {t('warranty.trace.covered', { percent: format.percent(line.coveredBasisPoints / 10_000) })}
        </span>
      </h3>
      <ol className={classes.steps}>
        {line.trace.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the trace is frozen: a step's place is its name
          <Step key={index} step={step} names={names} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, names }: { step: TraceStep; names: ComponentNames }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useReasonSentence(names);
  const isYes = step.basisPoints > 0;
  const Icon = isYes ? IconCheck : IconMinus;
  return (
    <li className={classes.step} data-yes={isYes || undefined}>
      <Icon
        size={16}
        stroke={2}
        className={classes.mark}
        aria-label={isYes ? t('common.word.yes') : t('common.word.no')}
      />
      <div>
        <span className={classes.layer}>{t(`entitlement.layer.${step.layer}`)}</span>
        {isYes && <span className={classes.share}>{format.percent(step.basisPoints / 10_000)}</span>}
        {distinctSentences(step.reasons.map(say)).map((sentence) => (
          <p key={sentence} className={classes.sentence}>
            {withoutLayer(sentence, t(`entitlement.layer.${step.layer}`))}
          </p>
        ))}
      </div>
    </li>
  );
}

/** The sentences name their layer first; under its own heading that would be said twice. */
function withoutLayer(sentence: string, layer: string): string {
  if (!sentence.startsWith(layer)) return sentence;
  const rest = sentence.slice(layer.length).replace(/^[:：]\s*/, '');
  return rest === '' || rest === sentence.slice(layer.length)
    ? sentence
    : rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}

function sameAnswers(lines: readonly LineEntitlement[]): LineEntitlement[][] {
  const groups = new Map<string, LineEntitlement[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.trace, line.coveredBasisPoints]);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}
