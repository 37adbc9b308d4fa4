import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { Door } from './Door.tsx';
import { GatePage } from './GatePage.tsx';

/** Nobody is at the desk: who sits down? */
export function SignIn() {
  const { t } = useTranslation();
  const me = useMe();
  const logo = useQuery({ ...orpc.settings.logo.queryOptions(), enabled: me?.shop?.hasLogo ?? false }).data;
  const isEnrolled = me?.station != null;
  return (
    <GatePage
      title={me?.shop?.name ?? ''}
      logo={logo ? `data:${logo.type};base64,${logo.base64}` : null}
      lead={isEnrolled ? t('people.door.who') : t('people.door.new-device')}
    >
      <Door key={String(isEnrolled)} isEnrolled={isEnrolled} />
    </GatePage>
  );
}
