import type { CostShare } from '../../../shared/estimates/cost-share.rules.ts';
import type { LineCause, LineKind } from '../../../shared/estimates/estimate.rules.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import type { Reason } from '../../../shared/warranty/warranty.reasons.ts';
import { type Payer, wholeBasisPoints } from '../../../shared/warranty/warranty.terms.ts';
import type { Reading } from '../context.ts';
import { decideCoverage } from '../warranty/coverage.ts';
import { decisions } from '../warranty/decisions.ts';
import { findingsOfRepair } from './findings.sql.ts';
import { comeBackStanding, type OrderForEstimate } from './order.ts';

export interface CoverableLine {
  kind: LineKind;
  component: string | null;
  cause: LineCause;
  isCoverable: boolean;
}

export interface LineCover {
  coveredBasisPoints: number;
  payer: Payer;
  share: CostShare | null;
  coveredUntil: string | null;
  reasons: readonly Reason[];
  /** What has to be done before this can be sent, as the reason of a refusal. */
  need: string | null;
}

const byCustomer: LineCover = {
  coveredBasisPoints: 0,
  payer: 'customer',
  share: null,
  coveredUntil: null,
  reasons: [],
  need: null,
};

const byShop: LineCover = { ...byCustomer, payer: 'shop', share: 'shop' };

/** Who bears each line: promises first, then what people decided about wrong use, come-backs and damage in our care. */
export function coverOf(
  context: Reading,
  order: OrderForEstimate,
  lines: readonly CoverableLine[],
  usual: CostShare,
): LineCover[] {
  const promised = promisedCover(context, order, lines);
  const findings = context.store.all(findingsOfRepair, { repair: order.id });
  const wrongUse = findings.findLast(({ kind }) => kind === 'wrongUse');
  const wasInOurCare = findings.some(({ kind }) => kind === 'inOurCare');
  const comeBack = comeBackStanding(order);
  return lines.map((line, index) => {
    if (line.cause === 'inOurCare') {
      return { ...byShop, need: wasInOurCare ? null : 'estimates.damage-needs-finding' };
    }
    const { isCostShareNeeded, ...cover } = promised[index] ?? { ...byCustomer, isCostShareNeeded: false };
    if (comeBack !== 'charged') {
      return {
        ...cover,
        share: 'shop',
        need: comeBack === 'undecided' ? 'estimates.come-back-undecided' : null,
      };
    }
    if (line.cause !== 'wrongUse' || !(isCostShareNeeded || wrongUse)) return cover;
    if (!wrongUse) return { ...cover, share: usual, need: 'estimates.wrong-use-needs-finding' };
    const share = wrongUse.share ?? usual;
    return { ...cover, share, need: wrongUse.share === null ? 'estimates.cost-share-needed' : null };
  });
}

type Promised = LineCover & { isCostShareNeeded: boolean };

/** What the supervisor put in the engine's place for a kind of cost holds for its lines; else the engine is asked. */
function promisedCover(
  context: Reading,
  order: OrderForEstimate,
  lines: readonly CoverableLine[],
): Promised[] {
  const last = decisions(context, { repairId: order.id }).at(-1);
  const overridden = last?.kind === 'override' ? last.outcome.lines : [];
  const answered = asked(context, order, lines);
  return lines.map((line, index) => {
    if (!line.isCoverable) return { ...byCustomer, isCostShareNeeded: false };
    const held = overridden.find(({ kind }) => kind === line.kind);
    const answer = answered.get(String(index));
    if (held) {
      const { coveredBasisPoints, payer, until } = held;
      return {
        ...byCustomer,
        ...{ coveredBasisPoints, payer, coveredUntil: until, reasons: [...held.reasons] },
        isCostShareNeeded: false,
      };
    }
    if (!answer) return { ...byCustomer, isCostShareNeeded: false };
    const { coveredBasisPoints, payer, until, reasons, isCostShareNeeded } = answer;
    return {
      ...byCustomer,
      ...{ coveredBasisPoints, payer, coveredUntil: until, reasons },
      isCostShareNeeded: isCostShareNeeded && coveredBasisPoints < wholeBasisPoints,
    };
  });
}

function asked(context: Reading, order: OrderForEstimate, lines: readonly CoverableLine[]) {
  const claimed = lines.flatMap(({ kind, component, cause, isCoverable }, index) =>
    kind === 'fee' || cause === 'inOurCare' || !isCoverable
      ? []
      : [{ id: String(index), kind, component, faultCode: null, cause }],
  );
  if (order.device_id === null || claimed.length === 0) return new Map<string, never>();
  const judged = order.come_back === null || order.come_back === '' ? undefined : comeBackClaim(order);
  const { entitlement } = decideCoverage(context, {
    deviceId: order.device_id,
    on: dayOfInstant(order.received_at, context.shop.zone),
    comeBackOf: judged,
    lines: claimed,
  });
  return new Map(entitlement.lines.map((line) => [line.lineId, line]));
}

function comeBackClaim(order: OrderForEstimate): number | null {
  return comeBackStanding(order) === 'ours' ? order.earlier_id : null;
}
