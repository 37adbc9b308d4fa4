import type { ReactNode } from 'react';
import { type Meaning, meaningIcons } from '../ui/meaning.ts';
import classes from './backups.module.css';

interface NoticeProps {
  meaning: Extract<Meaning, 'risk' | 'bad' | 'good'>;
  title: ReactNode;
  children?: ReactNode;
}

/** Something that the owner should know, said calmly. */
export function Notice({ meaning, title, children }: NoticeProps) {
  const Icon = meaningIcons[meaning];
  return (
    <div className={classes.notice} data-meaning={meaning}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.noticeWords}>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}
