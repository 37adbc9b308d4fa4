import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PromiseRow } from '../../shared/promises/promises.contract.ts';
import { orpc } from '../app/api.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { MonthSection } from './MonthSection.tsx';
import { usePromiseColumns } from './promise-columns.tsx';
import { TellTasks } from './TellTasks.tsx';

/** Which promises are in danger, which fall due, which were broken, and what became of all of them. */
export function PromisesPage() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.promises.standing.queryOptions());
  return (
    <Page title={t('promises.title')}>
      <TellTasks isAlwaysShown />
      <Rows title={t('promises.page.due')} rows={data?.due} empty={t('promises.page.due-empty')} />
      {data && data.broken.length > 0 && (
        <Rows title={t('promises.page.broken')} rows={data.broken} empty={t('promises.page.broken')} />
      )}
      <MonthSection />
    </Page>
  );
}

function Rows({ title, rows, empty }: { title: string; rows: PromiseRow[] | undefined; empty: string }) {
  const navigate = useNavigate();
  const columns = usePromiseColumns();
  return (
    <Section title={title}>
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ repairId, customerId }) =>
          navigate(repairId === null ? `/customers/${customerId}` : `/repairs/${repairId}`)
        }
        maxHeight="16rem"
        empty={<EmptyState sentence={empty} />}
      />
    </Section>
  );
}
