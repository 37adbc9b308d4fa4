import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/format.ts';

/** Minutes as people say them: 45 min, 2 h 5 min. */
export function useWorkedTime(): (minutes: number) => string {
  const { t } = useTranslation();
  const { digits } = useFormat();
  return useCallback(
    (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      return digits(
        hours === 0
          ? t('bench.time.minutes', { minutes: rest })
          : t('bench.time.hours', { hours, minutes: rest }),
      );
    },
    [t, digits],
  );
}
