import type { Day } from '../../../shared/kernel/day.ts';
import { mayComeBack } from '../../../shared/repairs/come-back.rules.ts';
import type { CoverageWord } from '../../../shared/repairs/repairs.rules.ts';
import type { Claim, ClaimLine, DeviceFacts, PastRepair } from '../../../shared/warranty/warranty.facts.ts';
import { computedOutcome, type Outcome } from '../../../shared/warranty/warranty.outcome.ts';
import { type Entitlement, entitle } from '../../../shared/warranty/warranty.rules.ts';
import { type Verdict, verdictOf } from '../../../shared/warranty/warranty.verdict.ts';
import type { Reading, Writing } from '../context.ts';
import { policy } from '../settings/policy.ts';
import { addDecision, coverRepair } from './decisions.sql.ts';
import { factsOfDevice } from './facts.ts';

/** What is asked: of a device in the books, or of one whose facts were gathered otherwise. */
export type CoverageAsked = ({ deviceId: number } | { facts: DeviceFacts }) & {
  /** The day on which the customer asked; today if none is named. */
  on?: Day | undefined;
  faultCode?: string | null | undefined;
  /** The past repair whose fault has come back, null for none; if nobody judged it, the one that the program finds. */
  comeBackOf?: number | null | undefined;
  /** What the order will cost; if nobody knows yet, work and a part. */
  lines?: readonly ClaimLine[] | undefined;
};

export interface CoverageDecision {
  /** What stands on the order. `verdict.status` says it more finely: expired, void, not started. */
  word: CoverageWord;
  entitlement: Entitlement;
  verdict: Verdict;
  outcome: Outcome;
  /** What the engine was told, so that it can be asked again in years. */
  facts: DeviceFacts;
  claim: Claim;
}

/** Who bears the cost of a repair of this device, and why. Changes nothing. */
export function decideCoverage(context: Reading, asked: CoverageAsked): CoverageDecision {
  const facts = 'facts' in asked ? asked.facts : factsOfDevice(context, asked.deviceId);
  const on = asked.on ?? context.today;
  const claim: Claim = {
    on,
    comeBackOf: comeBackIn(context, facts, on, asked.comeBackOf),
    lines: asked.lines ?? usualLines(asked.faultCode ?? null),
  };
  const entitlement = entitle(facts, claim);
  const verdict = verdictOf(facts, on);
  const outcome = computedOutcome(entitlement, verdict.status);
  return { word: outcome.word, entitlement, verdict, outcome, facts, claim };
}

/**
 * Before anybody has looked inside, a device that is back soon after work that we answer for is taken at its owner's
 * word: our own promise is asked first. Whoever finds another fault overrides it.
 */
function comeBackIn(
  context: Reading,
  { repairs }: DeviceFacts,
  on: Day,
  judged: number | null | undefined,
): string | null {
  if (judged !== undefined) return judged === null ? null : String(judged);
  const days = policy(context).comeBackDays;
  const recent = repairs.filter(
    ({ lines, warranty, finishedOn }) => warranty && lines.length > 0 && mayComeBack(finishedOn, on, days),
  );
  return (
    recent.reduce<PastRepair | null>(
      (latest, repair) => (latest && latest.finishedOn > repair.finishedOn ? latest : repair),
      null,
    )?.id ?? null
  );
}

/** Keeps the decision on the order as it was shown and said; the order's own word follows it. */
export function freezeDecision(
  context: Writing,
  repairId: number,
  decision: CoverageDecision,
): { id: number } {
  const { entitlement, outcome, facts, claim } = decision;
  const id = context.newId();
  context.store.run(addDecision, {
    id,
    repair: repairId,
    on: entitlement.on,
    now: context.now,
    person: context.maybeActor?.id ?? null,
    kind: 'computed',
    reason: '',
    entitlement: JSON.stringify({ ...entitlement, facts, claim }),
    outcome: JSON.stringify(outcome),
  });
  context.store.run(coverRepair, { id: repairId, word: outcome.word });
  context.record({ domain: 'warranty', subject: repairId, after: { coverage: outcome.word } });
  return { id };
}

/** Before anybody has looked inside: some work, and some part. */
function usualLines(faultCode: string | null): ClaimLine[] {
  return (['labour', 'parts'] as const).map((kind) => ({
    id: kind,
    kind,
    component: null,
    faultCode,
    cause: 'unknown',
  }));
}
