import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from './api.ts';
import classes from './ConnectionBanner.module.css';
import { useConnection } from './connection.ts';

const askAgainMs = 3000;

/** Says that the hub does not answer, and keeps asking until it does. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const isLost = useConnection((connection) => connection.isLost);
  useQuery({ ...orpc.people.me.queryOptions(), refetchInterval: isLost ? askAgainMs : false });
  return (
    <div role="status">
      {isLost && (
        <p className={classes.banner}>
          <IconPlugConnectedX size={18} stroke={1.75} aria-hidden="true" />
          {t('app.connection.lost')}
        </p>
      )}
    </div>
  );
}
