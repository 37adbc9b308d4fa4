import type { Day } from '../kernel/day.ts';
import { type Answer, answerOf, type Question } from './warranty.answer.ts';
import type { Claim, ClaimLine, DeviceFacts } from './warranty.facts.ts';
import { type Grant, type GrantSource, type History, historyOn } from './warranty.grants.ts';
import { percentOf, type Reason, reasonOf } from './warranty.reasons.ts';
import {
  defaultLayerPolicy,
  type Kind,
  type Layer,
  type LayerPolicy,
  type Payer,
  wholeBasisPoints,
} from './warranty.terms.ts';

/** Who bears how much of a line. The customer's own share has no layer. */
export interface Share {
  readonly payer: Payer;
  readonly basisPoints: number;
  readonly layer: Layer | null;
  readonly grantId: string | null;
  readonly clause: string;
  /** The last day of the promise; `null` for life, and for the customer's share. */
  readonly until: Day | null;
}

/** One promise that was asked, or a layer in which there was none, and what it said. */
export interface TraceStep {
  readonly layer: Layer;
  readonly grantId: string | null;
  readonly source: GrantSource | null;
  /** What this step took over; 0 if it did not answer or nothing was left. */
  readonly basisPoints: number;
  readonly reasons: readonly Reason[];
}

export interface LineEntitlement {
  readonly lineId: string;
  readonly kind: Kind;
  readonly component: string | null;
  /** All that others than the customer bear. */
  readonly coveredBasisPoints: number;
  /** The first that answered; `customer` and `null` if none did. */
  readonly payer: Payer;
  readonly layer: Layer | null;
  readonly clause: string;
  readonly until: Day | null;
  /** Sums to exactly 10,000. */
  readonly shares: readonly Share[];
  /** Why it is so, for reading out: what answered, or else what would come next to answering. */
  readonly reasons: readonly Reason[];
  /** Every layer in the order asked, at least one step each. */
  readonly trace: readonly TraceStep[];
  /**
   * True if wrong use alone leaves a share to the customer: then who bears it is decided by people (all shop, half,
   * customer in full), and never by this engine.
   */
  readonly isCostShareNeeded: boolean;
}

export interface Entitlement {
  readonly on: Day;
  readonly lines: readonly LineEntitlement[];
}

/**
 * Who bears the cost of each line of a claim, and why. Pure: the same facts, claim and policy give the same answer
 * and trace on any day, so all three can be frozen on the order.
 *
 * Layers are asked in the order of the policy. Each bears its share of the *whole* line, at most what the ones before
 * it left (50 % by the manufacturer and 50 % by the dealer make 100 %); the customer bears the rest.
 */
export function entitle(
  facts: DeviceFacts,
  claim: Claim,
  policy: LayerPolicy = defaultLayerPolicy,
): Entitlement {
  const history = historyOn(facts, claim.on);
  const order = claim.comeBackOf === null ? policy.order : policy.comeBackOrder;
  return {
    on: claim.on,
    lines: claim.lines.map((line) => entitleLine(line, claim.comeBackOf, order, history)),
  };
}

function entitleLine(
  line: ClaimLine,
  comeBackOf: string | null,
  order: readonly Layer[],
  history: History,
): LineEntitlement {
  const asked = askInOrder({ ...line, comeBackOf }, order, history);
  const shares = asked.flatMap((step) => (step.share === null ? [] : [step.share]));
  const coveredBasisPoints = shares.reduce((sum, share) => sum + share.basisPoints, 0);
  const customerBasisPoints = wholeBasisPoints - coveredBasisPoints;
  const first = shares[0];
  return {
    lineId: line.id,
    kind: line.kind,
    component: line.component,
    coveredBasisPoints,
    payer: first?.payer ?? 'customer',
    layer: first?.layer ?? null,
    clause: first?.clause ?? nearestAnswer(asked)?.clause ?? '',
    until: first?.until ?? null,
    shares: customerBasisPoints === 0 ? shares : [...shares, customerShare(customerBasisPoints)],
    reasons: reasonsToTell(asked, customerBasisPoints),
    trace: asked.map((step) => step.trace),
    isCostShareNeeded: customerBasisPoints > 0 && asked.some((step) => step.answer?.isWrongUse === true),
  };
}

interface AskedStep {
  readonly trace: TraceStep;
  readonly share: Share | null;
  readonly answer: Answer | null;
}

/** Asks every grant of every layer and takes from each what is still left to bear. */
export function askInOrder(question: Question, order: readonly Layer[], history: History): AskedStep[] {
  let leftBasisPoints = wholeBasisPoints;
  const asked: AskedStep[] = [];
  for (const layer of order) {
    const grants = history.grants.filter((grant) => grant.layer === layer);
    if (grants.length === 0) asked.push(emptyStep(layer));
    for (const grant of grants) {
      const step = askedStep(grant, answerOf(grant, question, history), leftBasisPoints);
      leftBasisPoints -= step.trace.basisPoints;
      asked.push(step);
    }
  }
  return asked;
}

function emptyStep(layer: Layer): AskedStep {
  const reasons = [reasonOf('no-terms', { layer })];
  return {
    trace: { layer, grantId: null, source: null, basisPoints: 0, reasons },
    share: null,
    answer: null,
  };
}

function askedStep(grant: Grant, answer: Answer, leftBasisPoints: number): AskedStep {
  const basisPoints = Math.min(answer.basisPoints, leftBasisPoints);
  const trace: TraceStep = {
    layer: grant.layer,
    grantId: grant.id,
    source: grant.source,
    basisPoints,
    reasons: stepReasons(grant, answer, basisPoints),
  };
  return { trace, share: basisPoints === 0 ? null : shareOf(grant, answer, basisPoints), answer };
}

/** A layer that would answer but comes too late says so, so that nobody wonders why it pays nothing. */
function stepReasons(grant: Grant, answer: Answer, basisPoints: number): readonly Reason[] {
  if (basisPoints === answer.basisPoints) return answer.reasons;
  if (basisPoints === 0) return [reasonOf('nothing-left', grant), ...answer.reasons];
  return [...answer.reasons, reasonOf('covers-rest', grant, { percent: percentOf(basisPoints) })];
}

function shareOf(grant: Grant, answer: Answer, basisPoints: number): Share {
  return {
    payer: grant.terms.payer,
    basisPoints,
    layer: grant.layer,
    grantId: grant.id,
    clause: answer.clause,
    until: answer.term?.period.endsOn ?? null,
  };
}

function customerShare(basisPoints: number): Share {
  return { payer: 'customer', basisPoints, layer: null, grantId: null, clause: '', until: null };
}

/**
 * What is told at the counter: the reasons of all that answered, and if the customer pays a part, why the nearest
 * promise that did not answer does not, and how much that part is.
 */
function reasonsToTell(asked: readonly AskedStep[], customerBasisPoints: number): Reason[] {
  const told = asked.filter((step) => step.share !== null).flatMap((step) => step.trace.reasons);
  if (customerBasisPoints === 0) return told;
  const refusal = nearestAnswer(asked)?.reasons ?? [];
  const rest: Reason = { code: 'customer-pays', facts: { percent: percentOf(customerBasisPoints) } };
  return [...told, ...refusal, rest];
}

/** How near each "no" comes to a yes: the nearest is the one worth telling. */
const nearness: readonly Reason['code'][] = [
  'excluded-cause',
  'excluded-fault',
  'excluded-component',
  'limit-reached',
  'no-uses-left',
  'share-none',
  'void',
  'not-registered',
  'transferred',
  'not-started',
  'start-unknown',
  'expired',
  'kind-not-covered',
];

/** Among the promises that said no, the one nearest to a yes; of ended ones the last to end, else the first asked. */
function nearestAnswer(asked: readonly AskedStep[]): Answer | undefined {
  let nearest: Answer | undefined;
  let nearestRank = nearness.length;
  for (const { answer } of asked) {
    if (answer === null || answer.basisPoints > 0) continue;
    const code = answer.reasons[0]?.code;
    const rank = code === undefined ? -1 : nearness.indexOf(code);
    if (rank === -1 || rank > nearestRank) continue;
    if (rank === nearestRank && (code !== 'expired' || endOf(answer) <= endOf(nearest))) continue;
    nearest = answer;
    nearestRank = rank;
  }
  return nearest;
}

function endOf(answer: Answer | undefined): Day {
  return answer?.term?.period.endsOn ?? '';
}

/** The shares of a line added up by who pays, in the order in which they first answer. */
export function basisPointsByPayer(line: Pick<LineEntitlement, 'shares'>): ReadonlyMap<Payer, number> {
  const sums = new Map<Payer, number>();
  for (const share of line.shares) sums.set(share.payer, (sums.get(share.payer) ?? 0) + share.basisPoints);
  return sums;
}
