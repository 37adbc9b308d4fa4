import {
  IconChecks,
  IconFileDollar,
  IconMessage,
  IconPasswordUser,
  IconPhotoExclamation,
  IconScale,
  IconThumbDown,
  IconTools,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { EstimatesOfRepair } from '../../shared/estimates/estimates.shapes.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { ApproveSheet } from './ApproveSheet.tsx';
import { CostShareSheet } from './CostShareSheet.tsx';
import { DeclineSheet } from './DeclineSheet.tsx';
import { EstimateSection } from './EstimateSection.tsx';
import { FindingSheet } from './FindingSheet.tsx';
import { FoundMoreSheet } from './FoundMoreSheet.tsx';
import { MessageSheet } from './MessageSheet.tsx';

type Sheet = 'approve' | 'decline' | 'message' | 'foundMore' | 'finding' | 'costShare' | null;

/** What an order would cost, what the customer said to it, and what can be done about that now. */
export const useEstimatesPart: UseOrderPart = (repair) => {
  const mayRead = useMay('estimates.read');
  const { state } = useLocation() as { state: { sheet?: string } | null };
  const [sheet, setSheet] = useState<Sheet>(state?.sheet === 'estimates.message' ? 'message' : null);
  const { data: told } = useQuery(
    orpc.estimates.ofRepair.queryOptions({ input: { repairId: repair.id }, enabled: mayRead }),
  );
  const actions = useEstimateActions(repair, told, setSheet);
  const [newest] = told?.versions ?? [];
  const isToTell = told && (newest !== undefined || told.findings.length > 0);
  return {
    actions,
    section: isToTell ? <EstimateSection told={told} /> : null,
    sheet:
      told && sheet ? (
        <Opened sheet={sheet} repair={repair} told={told} onClose={() => setSheet(null)} />
      ) : null,
  };
};

interface OpenedProps {
  sheet: Sheet;
  repair: Repair;
  told: EstimatesOfRepair;
  onClose: () => void;
}

function Opened({ sheet, repair, told, onClose }: OpenedProps) {
  const [newest] = told.versions;
  const open = told.findings.findLast(
    ({ kind, share, isOurAdvice }) => kind === 'wrongUse' && !isOurAdvice && !share,
  );
  const finding =
    open ?? told.findings.findLast(({ kind, isOurAdvice }) => kind === 'wrongUse' && !isOurAdvice);
  const shown = { repair, told, onClose };
  if (sheet === 'finding') return <FindingSheet {...shown} />;
  if (sheet === 'costShare' && finding) return <CostShareSheet {...shown} finding={finding} />;
  if (!newest) return null;
  if (sheet === 'approve') return <ApproveSheet {...shown} estimate={newest} />;
  if (sheet === 'decline') return <DeclineSheet {...shown} estimate={newest} />;
  if (sheet === 'message' && newest.stage === 'sent') return <MessageSheet {...shown} estimate={newest} />;
  if (sheet === 'foundMore') return <FoundMoreSheet {...shown} seenAt={newest.changedAt} />;
  return null;
}

function useEstimateActions(
  { id, state, group }: Repair,
  told: EstimatesOfRepair | undefined,
  open: (sheet: Sheet) => void,
): readonly Action[] {
  const navigate = useNavigate();
  const mayWrite = useMay('estimates.write');
  return useMemo(() => {
    if (!mayWrite || !told || group !== 'open') return [];
    const [newest] = told.versions;
    const isOut = newest?.stage === 'sent' && (state === 'estimateSent' || state === 'diagnosing');
    const hasApproved = told.versions.some(({ stage }) => stage === 'approved');
    const isDone = state === 'qualityCheck' || state === 'ready';
    const wrongUse = told.findings.some(({ kind, isOurAdvice }) => kind === 'wrongUse' && !isOurAdvice);
    const action = (
      name: string,
      icon: Action['icon'],
      run: () => void,
      more: Partial<Action> = {},
    ): Action => ({
      ...{ id: `estimates.${name}`, labelKey: `estimates.action.${name}`, icon, run, ...more },
    });
    const sheet = (name: Exclude<Sheet, null>) => () => open(name);
    const actions: Action[] = [];
    if (isOut && !newest.isExpired)
      actions.push(action('approve', IconChecks, sheet('approve'), { shortcut: 'G' }));
    if (!isDone && !(hasApproved && state !== 'diagnosing')) {
      const name = newest ? 'change' : 'new';
      const write = () => void navigate(`/repairs/${id}/estimate`);
      actions.push(action(name, IconFileDollar, write, { shortcut: 'B' }));
    }
    if (isOut && !newest.isExpired) {
      actions.push(action('code', IconPasswordUser, () => void navigate(`/approval-code?repair=${id}`)));
      actions.push(action('message', IconMessage, sheet('message')));
      actions.push(action('decline', IconThumbDown, sheet('decline')));
    }
    if (hasApproved && state !== 'diagnosing' && state !== 'estimateSent') {
      actions.push(action('foundMore', IconTools, sheet('foundMore')));
    }
    if (state !== 'received') actions.push(action('finding', IconPhotoExclamation, sheet('finding')));
    if (wrongUse) actions.push(action('costShare', IconScale, sheet('costShare')));
    return actions;
  }, [mayWrite, told, group, state, id, open, navigate]);
}
