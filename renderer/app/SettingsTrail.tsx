import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import classes from './Frame.module.css';
import { useMe } from './me.ts';
import { menuFor } from './routes.tsx';

const settingsOrder = 900;

/** The way back from a page that is listed in the settings, always in the same place. */
export function SettingsTrail() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const pages = menuFor(useMe()?.rights ?? []).filter(({ order }) => order > settingsOrder);
  const page = pages.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  if (!page) return null;
  return (
    <nav className={classes.trail} aria-label={t('app.nav.trail')}>
      <IconChevronLeft size={16} stroke={1.75} aria-hidden="true" className={classes.trailIcon} />
      <Link to="/settings">{t('app.nav.settings')}</Link>
      {pathname !== page.to && (
        <>
          <span aria-hidden="true">/</span>
          <Link to={page.to}>{t(page.labelKey)}</Link>
        </>
      )}
    </nav>
  );
}
