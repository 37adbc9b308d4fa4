import { Anchor } from '@mantine/core';
import { IconPackageExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { HandoverOfRepair } from '../../shared/handovers/handovers.contract.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { DayText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';
import { UncollectedSteps } from './UncollectedSteps.tsx';

/** The giving back, on the page of an order. */
export const useHandoversPart: UseOrderPart = (repair) => {
  const navigate = useNavigate();
  const mayHandOver = useMay('handovers.handOver');
  const { data } = useQuery(orpc.handovers.ofRepair.queryOptions({ input: { repairId: repair.id } }));
  const actions: Action[] =
    repair.state === 'ready' && mayHandOver
      ? [
          {
            id: 'handovers.hand-over',
            labelKey: 'handovers.action.hand-over',
            icon: IconPackageExport,
            run: () => navigate(`/repairs/${repair.id}/handover`),
          },
        ]
      : [];
  return {
    actions,
    section: data && isWorthTelling(data) ? <HandoverSection repairId={repair.id} told={data} /> : null,
    sheet: null,
  };
};

function isWorthTelling({ handover, steps, decision }: HandoverOfRepair): boolean {
  return handover !== null || steps.length > 0 || decision !== null;
}

function HandoverSection({ repairId, told }: { repairId: number; told: HandoverOfRepair }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { handover, decision, steps } = told;
  return (
    <Section title={t('handovers.section')}>
      {handover && (
        <KeyValues
          items={[
            {
              label: t('handovers.field.when'),
              value: (
                <Anchor component={Link} to={`/papers/${handover.paperId}?repair=${repairId}`}>
                  {format.instant(handover.at)}
                </Anchor>
              ),
            },
            { label: t('handovers.field.by'), value: <bdi>{handover.by}</bdi> },
            { label: t('handovers.field.to'), value: <bdi>{handover.collectedBy}</bdi> },
            ...(handover.satisfaction
              ? [
                  {
                    label: t('handovers.field.satisfaction'),
                    value: (
                      <>
                        {t(`handovers.satisfaction.${handover.satisfaction}`)}
                        {handover.said && (
                          <>
                            {' · '}
                            <bdi>{handover.said}</bdi>
                          </>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
            ...(handover.explained
              ? [{ label: t('handovers.order.explained'), value: <bdi>{handover.explained}</bdi> }]
              : []),
            ...(handover.nextMaintenanceOn
              ? [
                  {
                    label: t('handovers.order.next-maintenance'),
                    value: <DayText day={handover.nextMaintenanceOn} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {decision && (
        <KeyValues
          items={[
            {
              label: t('handovers.decision.title'),
              value: (
                <>
                  {t(`handovers.decision.${decision.decision}`)} · <bdi>{decision.reason}</bdi> ·{' '}
                  <bdi>{decision.by}</bdi>, {format.instant(decision.at)}
                </>
              ),
            },
          ]}
        />
      )}
      {steps.length > 0 && <UncollectedSteps steps={steps} repairId={repairId} />}
    </Section>
  );
}
