import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { askWhoIsThere, report } from '../app/query-client.ts';
import { Door } from './Door.tsx';
import { GatePage } from './GatePage.tsx';
import classes from './PinPad.module.css';

/** The desk is locked; what was typed stays beneath for whoever locked it. */
export function LockScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const isEnrolled = me?.station != null;
  const signOut = () => void api.people.signOut().then(askWhoIsThere, report);
  return (
    <GatePage
      title={t('people.lock.title')}
      above={<bdi>{me?.shop?.name}</bdi>}
      lead={t('people.lock.lead')}
      hasLanguages={false}
    >
      <Door isEnrolled={isEnrolled} firstPersonId={isEnrolled ? (me?.person?.id ?? null) : null} />
      <div className={classes.links}>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={signOut}>
          {t('app.person.sign-out')}
        </Button>
      </div>
    </GatePage>
  );
}
