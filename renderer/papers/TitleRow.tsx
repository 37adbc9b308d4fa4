import type { ReactNode } from 'react';
import type { PaperWords } from './paper-words.ts';
import classes from './papers.module.css';

interface TitleRowProps {
  title: string;
  words: PaperWords;
  isReprint: boolean;
  children?: ReactNode;
}

/** What the paper is, and that it was printed before. */
export function TitleRow({ title, words: { t }, isReprint, children }: TitleRowProps) {
  return (
    <div className={classes.titleRow}>
      <div>
        <h1>{title}</h1>
        {children}
      </div>
      {isReprint && <p className={classes.reprint}>{t('papers.reprint')}</p>}
    </div>
  );
}
