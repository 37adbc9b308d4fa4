import type { ReactNode } from 'react';
import { type Meaning, meaningColor } from './meaning.ts';
import classes from './StatusDot.module.css';

interface StatusDotProps {
  meaning: Meaning;
  /** The word: the dot alone would say nothing to many. */
  children: ReactNode;
}

/** Where something stands: a dot and a word. */
export function StatusDot({ meaning, children }: StatusDotProps) {
  return (
    <span className={classes.status}>
      <span
        className={classes.dot}
        style={{ color: meaningColor(meaning) }}
        data-meaning={meaning}
        aria-hidden="true"
      />
      <span className={classes.word}>{children}</span>
    </span>
  );
}
