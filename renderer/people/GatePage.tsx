import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../app/Mark.tsx';
import { SampleNote } from '../app/SampleNote.tsx';
import { LanguageMenu, ThemeMenu } from '../app/TopBar.tsx';
import classes from './GatePage.module.css';

interface GatePageProps {
  title: string;
  /** Above the title, small: whose desk this is, how far one has come. */
  above?: ReactNode;
  lead?: ReactNode;
  /** A picture above the title: the shop's logo. */
  logo?: string | null;
  isWide?: boolean;
  /** Whoever is behind the lock has chosen a language already. */
  hasLanguages?: boolean;
  children: ReactNode;
}

/** One sheet of paper in the middle of an empty desk: what stands before the program. */
export function GatePage(props: GatePageProps) {
  const { title, above, lead, logo, isWide, hasLanguages = true, children } = props;
  const { t } = useTranslation();
  useEffect(() => {
    const beneath = document.title;
    document.title = title;
    return () => {
      document.title = beneath;
    };
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <span className={classes.name}>
          <Mark size={24} />
          {t('app.name')}
        </span>
        {hasLanguages && <LanguageMenu />}
        <ThemeMenu />
      </header>
      <main className={classes.middle} data-long={isWide || undefined}>
        <div className={classes.sheet} data-wide={isWide || undefined}>
          <header className={classes.head}>
            {logo && <img src={logo} alt="" className={classes.logo} />}
            {above && <div className={classes.above}>{above}</div>}
            <Title order={1}>
              <bdi>{title}</bdi>
            </Title>
            {lead && <p className={classes.lead}>{lead}</p>}
          </header>
          <SampleNote />
          {children}
        </div>
      </main>
    </div>
  );
}
