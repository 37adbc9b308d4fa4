import {
  IconBox,
  IconChecklist,
  IconClockEdit,
  IconFlagCheck,
  IconNote,
  IconPackageImport,
  IconPlayerPlay,
  IconPlayerStop,
  IconStethoscope,
  IconVersions,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part } from '../../shared/bench/bench.contract.ts';
import { type CheckMoment, openPoints } from '../../shared/bench/checks.rules.ts';
import { partStates } from '../../shared/bench/parts.rules.ts';
import { api } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { OrderPart, UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { notifyDone } from '../ui/notify.tsx';
import { BenchSection } from './BenchSection.tsx';
import { BenchSheets } from './BenchSheets.tsx';
import type { BenchSheet } from './bench-part.ts';
import { type BenchFacts, useBenchOf, useClock } from './bench-queries.ts';
import { useWorkClock } from './use-work-clock.tsx';

/** Where nothing has been answered, or something did not pass: the check is still to be done. */
function isCheckOpen({ rounds }: BenchFacts): boolean {
  const round = rounds.find(({ moment, isOver }) => moment === 'after' && !isOver);
  return round === undefined || openPoints('after', round.points).length > 0;
}

const isOutstanding = ({ state }: Part) => partStates[state].isOutstanding;

/** The bench on the page of an order: clock, findings, parts, checks, notes. */
export const useBenchPart: UseOrderPart = (repair) => {
  const { t } = useTranslation();
  const { id, state, group, deviceId } = repair;
  const bench = useBenchOf(id);
  const running = useClock();
  const mayWork = useMay('bench.work') && group === 'open';
  const clock = useWorkClock();
  const [sheet, setSheet] = useState<BenchSheet | null>(null);
  const { mutate: receive } = useMutation({
    mutationFn: async (parts: readonly Part[]) => {
      for (const part of parts) await api.bench.movePart({ partId: part.id, to: 'arrived' });
    },
    onSuccess: () => notifyDone(t('bench.part.all-here')),
  });
  const runningWorkId = running?.repairId === id ? running.workId : null;

  const { start, stop } = clock;
  const actions = useMemo<Action[]>(() => {
    if (!bench || !mayWork) return [];
    const { parts } = bench;
    const outstanding = parts.filter(isOutstanding);
    const found: Action[] = [];
    if (runningWorkId === null)
      found.push({
        id: 'bench.start',
        labelKey: 'bench.action.start',
        icon: IconPlayerPlay,
        shortcut: 'W',
        run: () => start(id),
      });
    else
      found.push({
        id: 'bench.stop',
        labelKey: 'bench.action.stop',
        icon: IconPlayerStop,
        shortcut: 'W',
        run: () => stop(runningWorkId),
      });
    found.push({
      id: 'bench.code',
      labelKey: 'bench.finding.add',
      icon: IconStethoscope,
      shortcut: 'F',
      run: () => setSheet({ kind: 'finding', finding: null }),
    });
    if (outstanding.length > 0)
      found.push({
        id: 'bench.receive',
        labelKey: 'bench.action.receive',
        labelData: { count: outstanding.length },
        icon: IconPackageImport,
        run: () => receive(outstanding),
      });
    found.push({
      id: 'bench.want-part',
      labelKey: 'bench.action.want-part',
      icon: IconBox,
      run: () => setSheet({ kind: 'part', part: null }),
    });
    if (deviceId !== null) {
      if (state === 'qualityCheck' && isCheckOpen(bench))
        found.push(checkAction('bench.check', 'after', () => setSheet({ kind: 'check', moment: 'after' })));
      else if (state === 'inRepair' || state === 'qualityCheck')
        found.push(
          checkAction('bench.check-after', 'after', () => setSheet({ kind: 'check', moment: 'after' })),
        );
      found.push(
        checkAction('bench.check-before', 'before', () => setSheet({ kind: 'check', moment: 'before' })),
      );
    }
    found.push(
      {
        id: 'bench.note',
        labelKey: 'bench.action.note',
        icon: IconNote,
        run: () => setSheet({ kind: 'note' }),
      },
      {
        id: 'bench.add-work',
        labelKey: 'bench.work.add',
        icon: IconClockEdit,
        run: () => setSheet({ kind: 'work', work: null }),
      },
      {
        id: 'bench.outcome',
        labelKey: 'bench.action.outcome',
        icon: IconFlagCheck,
        run: () => setSheet({ kind: 'outcome' }),
      },
    );
    if (deviceId !== null)
      found.push({
        id: 'bench.job',
        labelKey: 'bench.action.job',
        icon: IconVersions,
        run: () => setSheet({ kind: 'job' }),
      });
    return found;
  }, [bench, mayWork, runningWorkId, deviceId, state, id, start, stop, receive]);

  const part: OrderPart = {
    actions,
    section: bench ? (
      <BenchSection repair={repair} bench={bench} mayWork={mayWork} onOpen={setSheet} />
    ) : null,
    sheet: (
      <>
        {bench && sheet && (
          <BenchSheets repairId={id} bench={bench} sheet={sheet} onClose={() => setSheet(null)} />
        )}
        {clock.sheet}
      </>
    ),
  };
  return part;
};

function checkAction(id: string, moment: CheckMoment, run: () => void): Action {
  return { id, labelKey: `bench.check.${moment}`, icon: IconChecklist, run };
}
