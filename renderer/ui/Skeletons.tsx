import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Skeletons.module.css';

const widths = ['62%', '48%', '71%', '55%', '66%', '43%', '58%', '69%'] as const;

/** Rows of a list that has not come yet. */
export function RowsSkeleton({ count = 8 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.state.loading')}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing have no other name
        <div key={index} className={classes.row}>
          <Skeleton height={10} width={widths[index % widths.length]} />
        </div>
      ))}
    </div>
  );
}

/** A record's page that has not come yet. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.page} role="status" aria-label={t('common.state.loading')}>
      <Skeleton height={22} width="34%" />
      <Skeleton height={96} />
      <Skeleton height={12} width="72%" />
      <Skeleton height={12} width="58%" />
      <Skeleton height={12} width="65%" />
    </div>
  );
}
