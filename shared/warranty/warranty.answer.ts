import { addDays, type Day } from '../kernel/day.ts';
import { grantedTerm } from './warranty.chain.ts';
import type { ClaimLine, RepairLine } from './warranty.facts.ts';
import { claimedWork, type Grant, type GrantedTerm, type History } from './warranty.grants.ts';
import { type Period, resolvePeriod } from './warranty.periods.ts';
import { percentOf, type Reason, reasonOf } from './warranty.reasons.ts';
import type { Exclusion, Kind } from './warranty.terms.ts';

/** What one grant says to one line. `term` is known even where the answer is no, so that its end can be told. */
export interface Answer {
  /** The share of the whole line that the grant bears; 0 is a no. */
  readonly basisPoints: number;
  readonly clause: string;
  readonly term: GrantedTerm | null;
  readonly reasons: readonly Reason[];
  /** True if wrong use alone stands in the way of a promise that otherwise runs. */
  readonly isWrongUse: boolean;
}

/** What is asked of a grant: a claim line, and whether its fault came back from this grant's repair. */
export type Question = Pick<ClaimLine, 'kind' | 'component' | 'faultCode' | 'cause'> & {
  readonly comeBackOf: string | null;
};

/**
 * Asks one grant about one line on the day of the history. The first thing that stands in the way decides, in this
 * order: other work, no term for the kind, start unknown, not started, ended, void, not registered, another owner,
 * an exclusion, claims used up.
 */
export function answerOf(grant: Grant, question: Question, history: History): Answer {
  const lines = linesInQuestion(grant, question);
  if (lines === 'other-work') return no(grant, null, reasonOf('other-work', grant));
  const term = grantedTerm(grant, question, lines, history);
  if (term === 'kind-not-covered') return no(grant, null, reasonOf(term, grant, { kind: question.kind }));
  if (term === 'start-unknown')
    return no(grant, null, reasonOf(term, grant, { startEvent: grant.terms.start.from }));
  const obstacle = obstacleInTime(grant, term, history.on) ?? obstacleInDevice(grant, term, history);
  if (obstacle !== undefined) return no(grant, term, obstacle);
  const exclusion = grant.terms.exclusions.find((candidate) => isExcluded(candidate, question));
  if (exclusion !== undefined) return excluded(grant, term, exclusion);
  const spent = obstacleInUse(grant, history);
  if (spent !== undefined) return no(grant, term, spent);
  return yes(grant, term, question.kind, history);
}

/** The past lines that the question speaks of; none needed where the promise is for the whole device. */
function linesInQuestion(grant: Grant, question: Question): readonly RepairLine[] | 'other-work' {
  if (grant.work === null) return [];
  const lines = claimedWork(grant.work, question, question.comeBackOf === grant.work.repair.id);
  return lines.length === 0 ? 'other-work' : lines;
}

function yes(grant: Grant, term: GrantedTerm, kind: Kind, history: History): Answer {
  const share = shareOn(grant, term.period, kind, history);
  if (share.basisPoints === 0) return no(grant, term, reasonOf('share-none', grant, { kind }));
  const { clause } = grant.terms;
  const percent = percentOf(share.basisPoints);
  const until = term.period.endsOn;
  const cover =
    until === null
      ? reasonOf('covers-for-life', grant, { percent, clause })
      : reasonOf('covers-until', grant, { percent, until, clause });
  const grace = graceReason(grant, until, history.on);
  return {
    basisPoints: share.basisPoints,
    clause,
    term,
    reasons: [cover, ...term.reasons, ...share.reasons, ...grace],
    isWrongUse: false,
  };
}

function no(grant: Grant, term: GrantedTerm | null, reason: Reason, clause = grant.terms.clause): Answer {
  const reasons = term === null ? [reason] : [reason, ...term.reasons];
  return { basisPoints: 0, clause, term, reasons, isWrongUse: false };
}

/** The last day on which the shop still says yes: the end of the term and the days of grace. */
function lastAnswerOn(grant: Grant, endsOn: Day): Day {
  return grant.terms.graceDays === 0 ? endsOn : addDays(endsOn, grant.terms.graceDays);
}

function graceReason(grant: Grant, endsOn: Day | null, on: Day): Reason[] {
  if (endsOn === null || on <= endsOn) return [];
  return [reasonOf('in-grace', grant, { until: endsOn, graceUntil: lastAnswerOn(grant, endsOn) })];
}

function obstacleInTime(grant: Grant, term: GrantedTerm, on: Day): Reason | undefined {
  const { grantedFrom, period } = term;
  if (on < grantedFrom) return reasonOf('not-started', grant, { startsOn: grantedFrom });
  if (period.endsOn !== null && on > lastAnswerOn(grant, period.endsOn)) {
    return reasonOf('expired', grant, { until: period.endsOn });
  }
  return undefined;
}

function obstacleInDevice(grant: Grant, term: GrantedTerm, history: History): Reason | undefined {
  const { facts, on } = history;
  const { voidMark } = facts;
  if (voidMark !== null && voidMark.on <= on && voidMark.layers.includes(grant.layer)) {
    const isForThisWork = grant.work === null || voidMark.on >= term.grantedFrom;
    if (isForThisWork) return reasonOf('void', grant, { voidOn: voidMark.on });
  }
  if (grant.terms.isRegistrationNeeded && !facts.isRegistered) return reasonOf('not-registered', grant);
  const changedOn = grant.terms.isTransferable ? undefined : firstOwnerChange(term.grantedFrom, history);
  return changedOn === undefined ? undefined : reasonOf('transferred', grant, { changedOn });
}

/** The first day after the start of the promise on which the device went to another owner. */
function firstOwnerChange(grantedFrom: Day, history: History): Day | undefined {
  let first: Day | undefined;
  for (const day of history.facts.ownerChanges) {
    if (day > grantedFrom && day <= history.on && (first === undefined || day < first)) first = day;
  }
  return first;
}

function isExcluded(exclusion: Exclusion, question: Question): boolean {
  switch (exclusion.by) {
    case 'fault':
      return exclusion.faultCode === question.faultCode;
    case 'cause':
      return exclusion.cause === question.cause;
    case 'component':
      return exclusion.component === question.component;
  }
}

function excluded(grant: Grant, term: GrantedTerm, exclusion: Exclusion): Answer {
  const clause = exclusion.clause === '' ? grant.terms.clause : exclusion.clause;
  const isWrongUse = exclusion.by === 'cause' && exclusion.cause === 'wrongUse';
  return { ...no(grant, term, exclusionReason(grant, exclusion, clause), clause), isWrongUse };
}

function exclusionReason(grant: Grant, exclusion: Exclusion, clause: string): Reason {
  switch (exclusion.by) {
    case 'fault':
      return reasonOf('excluded-fault', grant, { faultCode: exclusion.faultCode, clause });
    case 'cause':
      return reasonOf('excluded-cause', grant, { cause: exclusion.cause, clause });
    case 'component':
      return reasonOf('excluded-component', grant, { component: exclusion.component, clause });
  }
}

function obstacleInUse(grant: Grant, history: History): Reason | undefined {
  if (grant.remainingUses !== null && grant.remainingUses <= 0) return reasonOf('no-uses-left', grant);
  const { maxClaims } = grant.terms;
  if (maxClaims === null || claimsMade(grant, history) < maxClaims) return undefined;
  return reasonOf('limit-reached', grant, { count: maxClaims });
}

/** How many finished repairs had a line under this grant; several lines of one repair are one claim. */
function claimsMade(grant: Grant, history: History): number {
  return history.repairs.filter((repair) => repair.lines.some((line) => isClaimOn(grant, line))).length;
}

/**
 * A line of old records that names only the layer counts against a promise on the whole device. Against past work it
 * does not: which of several repairs it came back from is not known, and a doubt is not the customer's.
 */
function isClaimOn(grant: Grant, line: RepairLine): boolean {
  const { coveredBy } = line;
  if (coveredBy === null || coveredBy.layer !== grant.layer) return false;
  return coveredBy.grantId === null ? grant.work === null : coveredBy.grantId === grant.id;
}

/** The share on the day of the history. Steps are counted from the start of the period and pause as the term does. */
function shareOn(
  grant: Grant,
  period: Period,
  kind: Kind,
  history: History,
): { basisPoints: number; reasons: Reason[] } {
  const { basisPoints, calendar, isPausedInShop, steps } = grant.terms;
  let share = basisPoints[kind];
  let reasons: Reason[] = [];
  for (const step of steps) {
    if ((step.kind !== null && step.kind !== kind) || step.basisPoints >= share) continue;
    const stays = isPausedInShop ? history.stays : [];
    const duration = { months: step.afterMonths };
    const { endsOn } = resolvePeriod({ startsOn: period.startsOn, duration, calendar, stays });
    if (endsOn === null || history.on <= endsOn) continue;
    share = step.basisPoints;
    reasons = [
      reasonOf('step-reached', grant, { count: step.afterMonths, percent: percentOf(step.basisPoints) }),
    ];
  }
  return { basisPoints: share, reasons };
}
