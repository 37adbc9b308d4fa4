import { SegmentedControl } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMay } from '../app/me.ts';
import { useMover } from '../repairs/mover.tsx';
import { RepairRecord } from '../repairs/RepairRecord.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListDetail } from '../ui/ListDetail.tsx';
import { Page } from '../ui/Page.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import classes from './bench.module.css';
import { useClock, useWork } from './bench-queries.ts';
import { GivenToMe } from './GivenToMe.tsx';
import { useWorkClock } from './use-work-clock.tsx';
import { WorkItem } from './WorkItem.tsx';

/** My work: by promised day, then urgency, then receipt. Large enough for hands that hold something else. */
export function BenchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openId = Number(useParams().repairId) || null;
  const [search, setSearch] = useSearchParams();
  const whose = search.has('unassigned') ? 'unassigned' : 'mine';
  const suffix = whose === 'mine' ? '' : '?unassigned=1';
  const work = useWork(whose);
  const running = useClock();
  const mayWork = useMay('bench.work');
  const clock = useWorkClock();
  const mover = useMover();
  const close = useCallback(() => void navigate(`/bench${suffix}`), [navigate, suffix]);
  return (
    <Page
      title={t('bench.title')}
      isList
      isBehindRecord={openId !== null}
      filters={
        <SegmentedControl
          size="md"
          aria-label={t('bench.list.whose')}
          value={whose}
          onChange={(value) => setSearch(value === 'mine' ? {} : { unassigned: '1' }, { replace: true })}
          data={[
            { value: 'mine', label: t('bench.list.mine') },
            { value: 'unassigned', label: t('bench.list.unassigned') },
          ]}
        />
      }
    >
      <ListDetail
        openKey={openId}
        onClose={close}
        detail={openId === null ? null : <RepairRecord id={openId} key={openId} />}
        list={
          <div className={classes.list}>
            <GivenToMe />
            {!work && <RowsSkeleton />}
            {work?.rows.length === 0 && (
              <EmptyState
                icon={IconListDetails}
                sentence={t(whose === 'mine' ? 'bench.list.empty' : 'bench.list.empty-unassigned')}
                hint={whose === 'mine' && t('bench.list.empty-hint')}
              />
            )}
            <ul className={classes.plain} aria-label={t('bench.title')}>
              {work?.rows.map((row) => (
                <WorkItem
                  key={row.id}
                  row={row}
                  to={`/bench/${row.id}${suffix}`}
                  isOpen={row.id === openId}
                  isMine={whose === 'mine'}
                  mayWork={mayWork}
                  runningWorkId={running?.repairId === row.id ? running.workId : null}
                  clock={clock}
                  mover={mover}
                />
              ))}
            </ul>
            {work?.hasMore && <p className={classes.said}>{t('bench.list.more')}</p>}
          </div>
        }
      />
      {clock.sheet}
      {mover.sheet}
    </Page>
  );
}
