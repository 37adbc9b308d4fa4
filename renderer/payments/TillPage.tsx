import { IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { orpc } from '../app/api.ts';
import type { Action } from '../ui/action.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import classes from './payments.module.css';
import { printTill } from './print-till.ts';
import { TillOfDay } from './TillOfDay.tsx';

/** What was taken and given out on one day, and who still owes. */
export function TillPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  const [search, setSearch] = useSearchParams();
  const on = search.get('day') ?? today;
  const { data: till } = useQuery({
    ...orpc.payments.till.queryOptions({ input: { on } }),
    placeholderData: keepPreviousData,
  });
  const print = useMemo<Action>(
    () => ({
      id: 'print',
      labelKey: 'common.action.print',
      icon: IconPrinter,
      shortcut: 'mod+P',
      run: () => void printTill(on),
    }),
    [on],
  );
  return (
    <Page title={t('payments.till.title')} subtitle={format.day(on, 'full')} primary={print}>
      <div className={classes.till}>
        <div className={classes.head}>
          <DayField
            label={t('common.word.date')}
            value={on}
            latest={today}
            onChange={(day) => day && setSearch(day === today ? {} : { day }, { replace: true })}
          />
        </div>
        {till ? <TillOfDay till={till} /> : <RowsSkeleton count={6} />}
      </div>
    </Page>
  );
}
