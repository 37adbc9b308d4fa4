import { IconInbox, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ActionButton } from './ActionButton.tsx';
import type { Action } from './action.ts';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  icon?: TablerIcon;
  /** What this place is for, or why nothing is here. */
  sentence: string;
  hint?: ReactNode;
  /** The first thing to do. Register it on the page, not here. */
  action?: Action;
}

/** Says what an empty place is for, and offers the first step. */
export function EmptyState({ icon: Icon = IconInbox, sentence, hint, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <Icon size={32} stroke={1.25} aria-hidden="true" />
      <p className={classes.sentence}>{sentence}</p>
      {hint && <p className={classes.hint}>{hint}</p>}
      {action && <ActionButton action={action} variant="light" />}
    </div>
  );
}
