import { Button } from '@mantine/core';
import { IconDatabaseExclamation } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreState } from '../../shared/health/health.contract.ts';
import { takeBackProblem } from '../ui/notify.tsx';
import { api, orpc } from './api.ts';
import classes from './HealthBanner.module.css';
import { useMay } from './me.ts';
import { queryClient } from './query-client.ts';
import { useStoreHealth } from './store-health.ts';

/** Says calmly that the shop's file cannot be written now, what still works, and what to do. */
export function HealthBanner({ onSee }: { onSee?: () => void }) {
  const { t } = useTranslation();
  const health = useStoreHealth();
  const maySee = useMay('audit.read');
  const retry = useMutation({
    mutationFn: () => api.health.retry(),
    onSuccess: (state) => queryClient.setQueryData(orpc.health.state.queryKey(), state),
  });
  const trouble = health && troubleOf(health);
  const isReadable = health?.isReadable ?? false;
  useEffect(() => {
    if (isReadable) takeBackProblem('health.damaged');
  }, [isReadable]);
  const isTrying = retry.isPending || health?.isTrying === true;
  return (
    <div role="status">
      {trouble && (
        <div className={classes.banner}>
          <IconDatabaseExclamation className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
          <div className={classes.words}>
            <p className={classes.what}>{t(`health.banner.${trouble}`)}</p>
            <p className={classes.todo}>
              {isTrying ? t('health.banner.trying') : t(`health.banner.${trouble}-do`)}
            </p>
          </div>
          {trouble !== 'full' && (
            <div className={classes.ways}>
              {health.finding && maySee && onSee && (
                <Button size="compact-sm" variant="subtle" onClick={onSee}>
                  {t('health.banner.see')}
                </Button>
              )}
              <Button size="compact-sm" variant="default" loading={isTrying} onClick={() => retry.mutate()}>
                {t('health.banner.retry')}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

type Trouble = 'full' | 'failing' | 'unreadable' | 'pages' | 'history';

function troubleOf({ state, isReadable, finding }: StoreState): Trouble | null {
  if (!isReadable) return 'unreadable';
  if (state === 'sound') return null;
  if (state === 'full' || !finding) return state;
  return finding.kind.startsWith('history') ? 'history' : 'pages';
}
