import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { InstantText } from './DayText.tsx';
import { type Meaning, meaningColor } from './meaning.ts';
import classes from './Timeline.module.css';

export interface TimelineEntry {
  id: string | number;
  /** UTC instant in milliseconds. */
  at: number;
  /** What happened, as a sentence. */
  title: ReactNode;
  /** Who did it. */
  by?: string | null;
  detail?: ReactNode;
  icon?: TablerIcon;
  meaning?: Meaning;
}

/** What happened, newest first or oldest first: in the order given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={classes.list}>
      {entries.map(({ id, at, title, by, detail, icon: Icon, meaning = 'done' }) => (
        <li key={id} className={classes.entry}>
          <span className={classes.mark} style={{ color: meaningColor(meaning) }} aria-hidden="true">
            {Icon ? <Icon size={16} stroke={1.75} /> : <span className={classes.dot} />}
          </span>
          <div className={classes.words}>
            <div>{title}</div>
            {detail && <div className={classes.detail}>{detail}</div>}
            <div className={classes.when}>
              <InstantText at={at} />
              {by && <bdi>{by}</bdi>}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
