import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { CalmPage } from './CalmPage.tsx';

/** A page that broke, within a frame that did not. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <CalmPage
      icon={IconPlugConnectedX}
      title={t('app.error.title')}
      sentence={t('app.error.sentence')}
      verb={t('common.action.reload')}
      onVerb={() => globalThis.location.reload()}
    />
  );
}
