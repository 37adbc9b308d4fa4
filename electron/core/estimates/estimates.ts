import { names as namesSchema } from '../../../shared/catalogue/catalogue.contract.ts';
import type { estimates as contract } from '../../../shared/estimates/estimates.contract.ts';
import type { EstimatesOfRepair, OptionInput } from '../../../shared/estimates/estimates.shapes.ts';
import { presentValue, yearsOfUse } from '../../../shared/estimates/worth.rules.ts';
import type { Reading } from '../context.ts';
import { policy } from '../settings/policy.ts';
import { shop } from '../settings/shop.ts';
import type { UseCases } from '../use-case.ts';
import { services as allServices } from '../warranty/services.ts';
import { approve, decline } from './approval.ts';
import { approveByCode, codes, readCode } from './codes.ts';
import { decideCostShare, findingsOf, recordFinding } from './findings.ts';
import { foundMore } from './found-more.ts';
import { type OrderForEstimate, orderOf } from './order.ts';
import { priced } from './pricing.ts';
import { send } from './send.ts';
import { servicesOfOrder } from './services.sql.ts';
import { versionsOf } from './told.ts';
import { winRate } from './win-rate.ts';
import { keep } from './write-version.ts';

export const estimates: UseCases<typeof contract> = {
  ofRepair,
  preview,
  services,
  keep,
  send,
  approve,
  decline,
  codes,
  readCode,
  approveByCode,
  foundMore,
  recordFinding,
  decideCostShare,
  winRate,
};

function ofRepair(context: Reading, { repairId }: { repairId: number }): EstimatesOfRepair {
  const order = orderOf(context, repairId);
  const { estimateDays, worthBasisPoints, depositBasisPoints, diagnosisFeeMinor, costShare } =
    policy(context);
  return {
    versions: versionsOf(context, repairId),
    findings: findingsOf(context, repairId),
    costLimitMinor: order.cost_limit_minor,
    currency: order.currency,
    taxBasisPoints: shop(context).taxBasisPoints,
    presentValueMinor: presentValueOf(context, order),
    usual: { estimateDays, worthBasisPoints, depositBasisPoints, diagnosisFeeMinor, costShare },
  };
}

function presentValueOf({ today }: Reading, { price_minor, purchased_on, group_names }: OrderForEstimate) {
  const { en = '' } = JSON.parse(group_names ?? '{}') as { en?: string };
  return presentValue(price_minor, purchased_on, today, yearsOfUse(en));
}

interface Asked {
  repairId: number;
  valueMinor: number | null;
  options: OptionInput[];
}

function preview(context: Reading, { repairId, valueMinor, options }: Asked) {
  const { needs, options: answers } = priced(context, orderOf(context, repairId), options, valueMinor);
  return { options: answers, needs };
}

function services(context: Reading, { repairId }: { repairId: number }) {
  const ids = new Set(context.store.all(servicesOfOrder, { repair: repairId }).map(({ id }) => id));
  return allServices(context)
    .filter(({ id, isHidden }) => ids.has(id) && !isHidden)
    .map(({ id, name, names, kind, usualMinutes, priceMinor }) => ({
      ...{ id, name, names: namesSchema.parse(names), kind, usualMinutes, priceMinor },
    }));
}
