import { Alert, Anchor, Button, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { EstimatesOfRepair } from '../../shared/estimates/estimates.shapes.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { orpc } from '../app/api.ts';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { EstimateForm } from './EstimateForm.tsx';
import { useEstimateKeeper, useKeptEstimate } from './estimate-draft.ts';
import { type EstimateValues, startOf } from './estimate-values.ts';

/** Writing the estimate of an order: every way with its lines, its price and its day. */
export function EstimatePage() {
  const repairId = Number(useParams().repairId);
  const { data: repair } = useQuery(orpc.repairs.byId.queryOptions({ input: { id: repairId } }));
  const { data: told } = useQuery(orpc.estimates.ofRepair.queryOptions({ input: { repairId } }));
  const kept = useKeptEstimate(repairId);
  if (!repair || !told || kept === undefined) return <PageSkeleton />;
  return <Opened key={repairId} repair={repair} told={told} kept={kept} />;
}

interface OpenedProps {
  repair: Repair;
  told: EstimatesOfRepair;
  kept: EstimateValues | null;
}

function Opened({ repair, told, kept }: OpenedProps) {
  const { t } = useTranslation();
  const [start] = useState(() => ({ blank: startOf(repair.id, told, t('estimates.line.diagnosis')), kept }));
  const [turn, setTurn] = useState(0);
  const keeper = useEstimateKeeper(repair.id);
  // what somebody else has written in the meantime counts, not a draft from before it
  const draft = turn === 0 && start.kept?.seenAt === start.blank.seenAt ? start.kept : null;
  return (
    <Page
      title={t('estimates.write.title', { number: repair.number })}
      subtitle={
        <>
          <Anchor component={Link} to={`/repairs/${repair.id}`}>
            <bdi>{repair.number}</bdi>
          </Anchor>{' '}
          · <bdi>{repair.label}</bdi> · <bdi>{repair.customerName}</bdi>
        </>
      }
    >
      {draft && (
        <Alert color="var(--meaning-waiting)" icon={<IconHistory size={18} aria-hidden="true" />} p="xs">
          <Group justify="space-between">
            <span>{t('estimates.write.restored')}</span>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                void keeper.end();
                setTurn(turn + 1);
              }}
            >
              {t('estimates.write.afresh')}
            </Button>
          </Group>
        </Alert>
      )}
      <EstimateForm key={turn} repair={repair} told={told} initial={draft ?? start.blank} keeper={keeper} />
    </Page>
  );
}
