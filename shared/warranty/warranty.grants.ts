import type { Day } from '../kernel/day.ts';
import type {
  AppliedTerms,
  BoughtCover,
  ClaimLine,
  DeviceFacts,
  PastRepair,
  RepairLine,
  StartDates,
} from './warranty.facts.ts';
import { type ClosedStay, mergeStays, type Period } from './warranty.periods.ts';
import type { Reason } from './warranty.reasons.ts';
import type { Layer, WarrantyTerms } from './warranty.terms.ts';

export const grantSources = ['terms', 'plan', 'contract', 'repair', 'supply'] as const;
export type GrantSource = (typeof grantSources)[number];

/** One promise given for this device: the terms, and from which days and for which work they were given. */
export interface Grant {
  /** The version, plan or contract; the repair for our repair warranty; the repair line for a supplied part. */
  readonly id: string;
  readonly source: GrantSource;
  readonly layer: Layer;
  readonly terms: WarrantyTerms;
  readonly dates: StartDates;
  readonly exchangedOn: Day | null;
  readonly cappedOn: Day | null;
  readonly remainingUses: number | null;
  /** `null`: for the whole device. Otherwise only for what was done then. */
  readonly work: Work | null;
}

export interface Work {
  readonly repair: PastRepair;
  /** The place of the repair among the finished ones: a smaller number was finished earlier. */
  readonly order: number;
  readonly lines: readonly RepairLine[];
}

/** The term of one grant for one kind and component, after everything that happened to the device. */
export interface GrantedTerm {
  /** The first day of the promise itself; `period.startsOn` is later for a part that started fresh. */
  readonly grantedFrom: Day;
  readonly period: Period;
  /** What moved the term away from the plain one. */
  readonly reasons: readonly Reason[];
}

/** Why there is no term at all. */
export type MissingTerm = 'kind-not-covered' | 'start-unknown';

/** The facts as they stood on one day, in an order that does not depend on the order in which they were told. */
export interface History {
  readonly on: Day;
  readonly facts: DeviceFacts;
  /** Finished by then, first finished first. */
  readonly repairs: readonly PastRepair[];
  readonly stays: readonly ClosedStay[];
  readonly grants: readonly Grant[];
  /** Terms reckoned already for this one decision: long chains of come-backs would else be walked again and again. */
  readonly knownTerms: Map<string, GrantedTerm | MissingTerm>;
}

/** Puts the facts in order as they stood on a day: repairs that were finished later do not count yet. */
export function historyOn(facts: DeviceFacts, on: Day): History {
  const repairs = facts.repairs.filter((repair) => repair.finishedOn <= on).sort(byFinish);
  const stays = facts.repairs.flatMap((repair) => repair.stays);
  if (facts.inShopSince !== null) stays.push({ from: facts.inShopSince, until: null });
  return {
    on,
    facts,
    repairs,
    stays: mergeStays(stays, on),
    grants: grantsOf(facts, repairs),
    knownTerms: new Map(),
  };
}

function byFinish(one: PastRepair, other: PastRepair): number {
  return (
    compareText(one.finishedOn, other.finishedOn) ||
    compareText(one.receivedOn, other.receivedOn) ||
    compareText(one.id, other.id)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Every promise, the latest work first and otherwise by id, so that the trace reads the same each time. */
function grantsOf(facts: DeviceFacts, repairs: readonly PastRepair[]): Grant[] {
  const latestFirst = repairs.map((repair, order) => ({ repair, order })).reverse();
  return [
    ...facts.terms.map((applied) => deviceGrant(applied, facts)).sort(byId),
    ...facts.plans.map((plan) => boughtGrant('plan', plan)).sort(byId),
    ...latestFirst.flatMap(repairGrants),
    ...latestFirst.flatMap(supplyGrants),
    ...facts.contracts.map((contract) => boughtGrant('contract', contract)).sort(byId),
  ];
}

function byId(one: Grant, other: Grant): number {
  return compareText(one.id, other.id);
}

function deviceGrant(applied: AppliedTerms, facts: DeviceFacts): Grant {
  return {
    id: applied.id,
    source: 'terms',
    layer: applied.terms.layer,
    terms: applied.terms,
    dates: facts,
    exchangedOn: facts.exchange?.exchangedOn ?? null,
    cappedOn: null,
    remainingUses: null,
    work: null,
  };
}

function boughtGrant(source: 'plan' | 'contract', cover: BoughtCover): Grant {
  return {
    id: cover.id,
    source,
    layer: cover.terms.layer,
    terms: cover.terms,
    dates: everyEventOn(cover.startsOn),
    exchangedOn: null,
    cappedOn: cover.endsOn,
    remainingUses: cover.remainingUses,
    work: null,
  };
}

type Placed = Pick<Work, 'repair' | 'order'>;

function repairGrants({ repair, order }: Placed): Grant[] {
  if (repair.warranty === null) return [];
  return [
    {
      id: repair.id,
      source: 'repair',
      layer: 'repair',
      terms: repair.warranty.terms,
      dates: everyEventOn(repair.finishedOn),
      exchangedOn: null,
      cappedOn: null,
      remainingUses: null,
      work: { repair, order, lines: repair.lines },
    },
  ];
}

function supplyGrants({ repair, order }: Placed): Grant[] {
  const grants: Grant[] = [];
  for (const line of repair.lines) {
    if (line.kind !== 'parts' || line.supply === null) continue;
    const { boughtOn, terms } = line.supply;
    grants.push({
      id: line.id,
      source: 'supply',
      layer: 'supplier',
      terms,
      dates: {
        purchasedOn: boughtOn,
        deliveredOn: boughtOn,
        installedOn: repair.finishedOn,
        manufacturedOn: null,
      },
      exchangedOn: null,
      cappedOn: null,
      remainingUses: null,
      work: { repair, order, lines: [line] },
    });
  }
  return grants;
}

/** Dates for a promise that starts on a day of its own, whatever event its start rule names. */
function everyEventOn(day: Day): StartDates {
  return { purchasedOn: day, deliveredOn: day, installedOn: day, manufacturedOn: day };
}

/**
 * The lines of past work that a claim line speaks of. A part: the same component was fitted. Work, transport and
 * visit: the same component or fault, or a fault that came back. Lines of the claimed kind go before others.
 * A part that was not fitted then is other work, even when the fault came back.
 */
export function claimedWork(
  work: Work,
  line: Pick<ClaimLine, 'kind' | 'component' | 'faultCode'>,
  isComeBack: boolean,
): readonly RepairLine[] {
  if (line.kind === 'parts') {
    return work.lines.filter(
      (done) =>
        done.kind === 'parts' && (line.component === null ? isComeBack : done.component === line.component),
    );
  }
  const related = work.lines.filter(
    (done) =>
      isComeBack ||
      (line.component !== null && done.component === line.component) ||
      (line.faultCode !== null && done.faultCode === line.faultCode),
  );
  const ofKind = related.filter((done) => done.kind === line.kind);
  return ofKind.length > 0 ? ofKind : related;
}
