import classes from './CoverageTrace.module.css';
import {
  type ComponentNames,
  distinctSentences,
  type ToldReason,
  useReasonSentence,
} from './reason-sentence.ts';

interface CoverageReasonsProps {
  reasons: readonly ToldReason[];
  componentNames?: ComponentNames;
}

/** Why it is so, in plain sentences, the weightiest first. */
export function CoverageReasons({ reasons, componentNames }: CoverageReasonsProps) {
  const say = useReasonSentence(componentNames);
  return (
    <ul className={classes.reasons}>
      {distinctSentences(reasons.map(say)).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
