import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate } from 'react-router';
import type { Right } from '../../shared/kernel/rights.ts';
import { CalmPage } from './CalmPage.tsx';
import { useMay } from './me.ts';

/** Opens what is beneath only to those who may; the core refuses the others in any case. */
export function Guarded({ right }: { right: Right }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (useMay(right)) return <Outlet />;
  return (
    <CalmPage
      icon={IconLock}
      title={t('app.closed.title')}
      sentence={t('common.refusal.forbidden')}
      verb={t('app.not-found.home')}
      onVerb={() => void navigate('/')}
    />
  );
}
