import { Alert, Anchor } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { orpc } from '../app/api.ts';
import { Code } from '../ui/Code.tsx';
import { Page } from '../ui/Page.tsx';
import { Phone } from '../ui/Phone.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { AsReceived, FaultSection } from './AsReceived.tsx';
import { ComeBackNotice, LaterComeBacks } from './ComeBackNotice.tsx';
import { HandOffSection } from './HandOffSection.tsx';
import { useMover } from './mover.tsx';
import { nextStep } from './next-step.ts';
import { OrderSheets } from './OrderSheets.tsx';
import { type OrderSheet, useCounterActions, useMoveActions, useOwnerActions } from './order-actions.ts';
import { useOrderParts } from './order-parts.ts';
import { RepairCoverage } from './RepairCoverage.tsx';
import { RepairHistory } from './RepairHistory.tsx';
import { RepairPapers } from './RepairPapers.tsx';
import { RepairStateDot } from './RepairStatus.tsx';
import classes from './repairs.module.css';
import { StandsSection } from './StandsSection.tsx';
import { VisitSection } from './VisitSection.tsx';

/** An order from top to bottom, as a person would tell it. */
export function RepairRecord({ id }: { id: number }) {
  const { data: repair } = useQuery(orpc.repairs.byId.queryOptions({ input: { id } }));
  return repair ? <Told repair={repair} /> : <PageSkeleton />;
}

function Told({ repair }: { repair: Repair }) {
  const [sheet, setSheet] = useState<OrderSheet | null>(null);
  const mover = useMover();
  const parts = useOrderParts(repair);
  const moves = useMoveActions(repair, mover);
  const owner = useOwnerActions(repair, setSheet);
  const counter = useCounterActions(repair, setSheet);
  const offered = [...parts.flatMap(({ actions }) => actions), ...moves, ...owner, ...counter];
  const { primary, rest } = nextStep(repair.state, offered);
  return (
    <Page
      title={repair.number}
      aside={<RepairStateDot repair={repair} />}
      subtitle={<Who repair={repair} />}
      {...(primary && { primary })}
      actions={rest}
    >
      {repair.customerFlag && (
        <Alert color="var(--meaning-bad)" icon={<IconFlag size={16} aria-hidden="true" />} p="xs">
          <bdi>{repair.customerFlag}</bdi>
        </Alert>
      )}
      <ComeBackNotice repair={repair} onJudge={() => setSheet('judge')} />
      <StandsSection repair={repair} />
      <HandOffSection repair={repair} />
      <FaultSection repair={repair} />
      <RepairCoverage repair={repair} />
      {parts.map(({ section, sheet: partSheet }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are always the same, in the same order
        <Fragment key={index}>
          {section}
          {partSheet}
        </Fragment>
      ))}
      <AsReceived repair={repair} />
      <LaterComeBacks repair={repair} />
      <RepairPapers repair={repair} />
      <VisitSection repair={repair} />
      <RepairHistory repair={repair} />
      <OrderSheets repair={repair} sheet={sheet} onClose={() => setSheet(null)} />
      {mover.sheet}
    </Page>
  );
}

function Who({ repair }: { repair: Repair }) {
  return (
    <div className={classes.who}>
      <span className={classes.recordDevice}>
        <bdi>{repair.label}</bdi> {repair.serial && <Code value={repair.serial} />}
      </span>
      <span>
        <Anchor component={Link} to={`/customers/${repair.customerId}`}>
          <bdi>{repair.customerName}</bdi>
        </Anchor>{' '}
        {repair.customerPhone && <Phone value={repair.customerPhone} />}
      </span>
    </div>
  );
}
