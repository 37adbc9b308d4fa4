import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../shared/backups/restore-steps.ts';
import { api } from '../app/api.ts';
import { freshKey } from '../app/fresh-key.ts';
import { report } from '../app/query-client.ts';
import { AttemptNotice } from '../people/AttemptNotice.tsx';
import { useAttempts } from '../people/admission.ts';
import classes from './backups.module.css';
import { Notice } from './Notice.tsx';
import type { Way } from './way.ts';

interface ConfirmRestoreProps {
  way: Way;
  jobId: string;
  found: Found;
  onBack: () => void;
  onRestoring: () => void;
}

/** The last question: what is accepted by it, and who says so. */
export function ConfirmRestore({ way, jobId, found, onBack, onRestoring }: ConfirmRestoreProps) {
  const { t } = useTranslation();
  const attempts = useAttempts();
  const [secret, setSecret] = useState('');
  const [acceptsOtherShop, setOtherShop] = useState(false);
  const [acceptsBrokenLog, setBrokenLog] = useState(false);
  const { here, brokenEvent, shopName } = found;
  const isOther = here !== null && !here.isSameShop;
  const isReady =
    (here === null || secret !== '') &&
    (!isOther || acceptsOtherShop) &&
    (brokenEvent === null || acceptsBrokenLog) &&
    attempts.waitSeconds === 0;

  const restore = async () => {
    const wish = { jobId, presentSecret: here === null ? '' : secret, acceptsOtherShop, acceptsBrokenLog };
    const answer = await api[way].restore(wish, { context: { key: freshKey() } });
    if (answer.outcome === 'restoring') onRestoring();
    const { waitSeconds } = answer;
    return { outcome: answer.outcome === 'wrong' ? ('wrong' as const) : ('changed' as const), waitSeconds };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || attempts.isBusy) return;
    void attempts.attempt(restore).then(() => setSecret(''), report);
  };
  return (
    <form onSubmit={submit} className={classes.steps}>
      {isOther && (
        <Notice meaning="bad" title={t('backups.restore.other-shop')}>
          <Checkbox
            checked={acceptsOtherShop}
            onChange={(event) => setOtherShop(event.currentTarget.checked)}
            label={t('backups.restore.accept-other', { here: here.shopName, there: shopName })}
          />
        </Notice>
      )}
      {brokenEvent !== null && (
        <Checkbox
          checked={acceptsBrokenLog}
          onChange={(event) => setBrokenLog(event.currentTarget.checked)}
          label={t('backups.restore.accept-broken')}
        />
      )}
      <p className={classes.quiet}>{t('backups.restore.afterwards')}</p>
      {here !== null && (
        <div>
          <PasswordInput
            label={t('backups.restore.secret')}
            autoComplete="current-password"
            maw={320}
            value={secret}
            error={attempts.isWrong}
            visibilityToggleButtonProps={{ 'aria-label': t('people.door.show-secret') }}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
          <AttemptNotice attempts={attempts} wrong={t('backups.restore.wrong')} />
        </div>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onBack}>
          {t('common.action.back')}
        </Button>
        <Button
          type="submit"
          disabled={!isReady}
          loading={attempts.isBusy}
          {...(here !== null && { color: 'var(--meaning-bad)' })}
        >
          {t('backups.restore.confirm')}
        </Button>
      </div>
    </form>
  );
}
