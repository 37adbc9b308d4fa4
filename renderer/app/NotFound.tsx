import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CalmPage } from './CalmPage.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <CalmPage
      icon={IconMapOff}
      title={t('app.not-found.title')}
      sentence={t('app.not-found.sentence')}
      verb={t('app.not-found.home')}
      onVerb={() => void navigate('/')}
    />
  );
}
