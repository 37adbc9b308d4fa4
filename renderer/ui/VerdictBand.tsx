import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Meaning, meaningColor, meaningIcons, meaningSoftColor } from './meaning.ts';
import classes from './VerdictBand.module.css';

interface VerdictBandProps {
  meaning: Meaning;
  /** "Covered", "Expired 12 days ago". */
  word: string;
  /** By whom: "Manufacturer's warranty". */
  by?: ReactNode;
  /** Until when: "until 12 March 2027, 110 days left". */
  until?: ReactNode;
  /** In place of the meaning's own, where that would say something else. */
  icon?: TablerIcon;
  /** Why, in plain sentences, the weightiest first. */
  reasons?: readonly string[];
  /** Under the reasons: links, the full trace. */
  children?: ReactNode;
}

/** The one big thing in the program: readable from a metre away, by word and icon before colour. */
export function VerdictBand(props: VerdictBandProps) {
  const { meaning, word, by, until, reasons = [], children } = props;
  const Icon = props.icon ?? meaningIcons[meaning];
  return (
    <section
      className={classes.band}
      style={{ color: meaningColor(meaning), background: meaningSoftColor(meaning) }}
      data-meaning={meaning}
    >
      <Icon className={classes.icon} stroke={1.75} aria-hidden="true" />
      <div className={classes.said}>
        <p className={classes.word}>{word}</p>
        {(by || until) && (
          <p className={classes.by}>
            {by && <span>{by}</span>}
            {until && <span>{until}</span>}
          </p>
        )}
        {reasons.length > 0 && (
          <ul className={classes.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {children && <div className={classes.rest}>{children}</div>}
      </div>
    </section>
  );
}
