import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useMe } from '../app/me.ts';
import { menuFor } from '../app/routes.tsx';
import { Page } from '../ui/Page.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import classes from './SettingsPage.module.css';
import { sections } from './sections.tsx';

const settingsOrder = 900;

/** All that can be set, one section at a time: only what the person at the desk may open. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { section } = useParams();
  const held = useMe()?.rights ?? [];
  const offered = sections.filter(({ right }) => !right || held.includes(right));
  const open = offered.find(({ id }) => id === section);
  if (!open) return <Navigate to={`/settings/${offered[0]?.id ?? 'mine'}`} replace />;
  const { Content } = open;
  const pages = menuFor(held).filter(({ order }) => order > settingsOrder);
  return (
    <Page title={t('settings.title')}>
      <div className={classes.columns} data-wide={open.id === 'history' || undefined}>
        <nav aria-label={t('settings.title')}>
          <ul className={classes.list}>
            {offered.map(({ id, icon: Icon }) => (
              <li key={id}>
                <Link
                  to={`/settings/${id}`}
                  className={classes.link}
                  aria-current={id === open.id ? 'page' : undefined}
                >
                  <Icon size={18} stroke={1.6} aria-hidden="true" />
                  {t(`settings.section.${id}`)}
                </Link>
              </li>
            ))}
            {pages.map(({ to, labelKey, icon: Icon }) => (
              <li key={to}>
                <Link to={to} className={classes.link}>
                  <Icon size={18} stroke={1.6} aria-hidden="true" />
                  {t(labelKey)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={classes.content}>
          <Suspense fallback={<RowsSkeleton count={5} />}>
            <Content />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}
