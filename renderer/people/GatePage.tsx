import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { LanguageMenu, ThemeMenu } from '../app/TopBar.tsx';
import classes from './GatePage.module.css';

interface GatePageProps {
  title: string;
  lead?: ReactNode;
  /** A picture above the title: the shop's logo. */
  logo?: string | null;
  isWide?: boolean;
  /** Whoever is behind the lock has chosen a language already. */
  hasLanguages?: boolean;
  children: ReactNode;
}

/** One sheet of paper in the middle of an empty desk: what stands before the program. */
export function GatePage({ title, lead, logo, isWide, hasLanguages = true, children }: GatePageProps) {
  useEffect(() => {
    const beneath = document.title;
    document.title = title;
    return () => {
      document.title = beneath;
    };
  }, [title]);
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        {hasLanguages && <LanguageMenu />}
        <ThemeMenu />
      </div>
      <main className={classes.middle} data-long={isWide || undefined}>
        <div className={classes.sheet} data-wide={isWide || undefined}>
          <header className={classes.head}>
            {logo && <img src={logo} alt="" className={classes.logo} />}
            <Title order={1}>
              <bdi>{title}</bdi>
            </Title>
            {lead && <p className={classes.lead}>{lead}</p>}
          </header>
          {children}
        </div>
      </main>
    </div>
  );
}
