import { UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Mark } from './Mark.tsx';
import classes from './Rail.module.css';
import type { MenuEntry } from './routes.tsx';

interface RailProps {
  entries: readonly MenuEntry[];
  isNarrow: boolean;
  onNarrow: (isNarrow: boolean) => void;
}

/** The settings stand at the rail's foot; what belongs to them is listed on their own page. */
const settingsOrder = 900;

/** The main menu: icon and word always, the word under the icon where the rail is narrow. */
export function Rail({ entries, isNarrow, onNarrow }: RailProps) {
  const { t } = useTranslation();
  const link = ({ to, labelKey, icon: Icon }: MenuEntry) => (
    <li key={to}>
      <NavLink to={to} end={to === '/'} className={classes.link}>
        <Icon size={20} stroke={1.6} aria-hidden="true" />
        <span className={classes.word}>{t(labelKey)}</span>
      </NavLink>
    </li>
  );
  const Fold = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.rail} data-narrow={isNarrow || undefined} aria-label={t('app.nav.label')}>
      <div className={classes.name}>
        <Mark size={24} />
        <span className={classes.nameWord}>{t('app.name')}</span>
      </div>
      <ul className={classes.list}>{entries.filter(({ order }) => order < settingsOrder).map(link)}</ul>
      <ul className={classes.foot}>{entries.filter(({ order }) => order === settingsOrder).map(link)}</ul>
      <UnstyledButton
        className={classes.fold}
        onClick={() => onNarrow(!isNarrow)}
        aria-label={isNarrow ? t('app.nav.expand') : t('app.nav.collapse')}
        title={isNarrow ? t('app.nav.expand') : t('app.nav.collapse')}
      >
        <Fold size={18} stroke={1.6} aria-hidden="true" className={classes.foldIcon} />
      </UnstyledButton>
    </nav>
  );
}
