import type { Day } from '../kernel/day.ts';
import { type Answer, answerOf, type Question } from './warranty.answer.ts';
import { type Ending, endingOn, noEnding } from './warranty.ending.ts';
import type { Grant, GrantSource, History } from './warranty.grants.ts';
import type { Reason, ReasonCode } from './warranty.reasons.ts';
import { type Kind, kinds, type Layer, type Payer, wholeBasisPoints } from './warranty.terms.ts';

/** The one word at the top of the card; the nearer to a yes, the earlier in this list. */
export const verdictStatuses = [
  'covered',
  'partly',
  'notStarted',
  'unknown',
  'void',
  'notRegistered',
  'expired',
  'notCovered',
] as const;
export type VerdictStatus = (typeof verdictStatuses)[number];

/** One promise on the whole device. */
export interface PromiseVerdict extends Ending {
  readonly grantId: string;
  readonly source: GrantSource;
  readonly layer: Layer;
  readonly payer: Payer;
  readonly name: string;
  readonly clause: string;
  readonly status: VerdictStatus;
  readonly startsOn: Day | null;
  readonly reasons: readonly Reason[];
}

/** True if the promise bears anything today. */
export function isAnswering(status: VerdictStatus): boolean {
  return status === 'covered' || status === 'partly';
}

/** The question that a card answers: an ordinary fault whose cause nobody has looked for yet. */
export function defectOf(kind: Kind, component: string | null): Question {
  return { kind, component, faultCode: null, cause: 'unknown', comeBackOf: null };
}

/** Statuses of a promise by the reason that stands in its way; all others are `notCovered`. */
const statusByReason: Partial<Record<ReasonCode, VerdictStatus>> = {
  'not-started': 'notStarted',
  'start-unknown': 'unknown',
  void: 'void',
  'not-registered': 'notRegistered',
  expired: 'expired',
};

/** What one promise on the whole device says of an ordinary defect. */
export function promiseVerdict(grant: Grant, history: History): PromiseVerdict {
  const ask = (kind: Kind) => answerOf(grant, defectOf(kind, null), history);
  const deciding = decidingKinds(grant);
  const answers = deciding.map(ask);
  const besides = kinds.filter((kind) => !deciding.includes(kind)).map(ask);
  const status = promiseStatus(answers, besides);
  const telling = tellingAnswer(status, answers, besides);
  const term = telling?.term ?? null;
  const isEndTold = isAnswering(status) || status === 'expired' || status === 'notStarted';
  return {
    grantId: grant.id,
    source: grant.source,
    layer: grant.layer,
    payer: grant.terms.payer,
    name: grant.terms.name,
    clause: grant.terms.clause,
    status,
    startsOn: term?.grantedFrom ?? null,
    ...(term === null || !isEndTold ? noEnding : endingOn(term.period.endsOn, history.on)),
    reasons: [...(telling?.reasons ?? []), ...(status === 'partly' ? refusalsIn(answers) : [])],
  };
}

/** Why the kinds that a partly running promise leaves out are left out. */
function refusalsIn(answers: readonly Answer[]): Reason[] {
  return answers.flatMap((answer) => (answer.basisPoints === 0 ? answer.reasons.slice(0, 1) : []));
}

/** Labour and parts decide; a promise of transport or visits alone is judged by those. */
function decidingKinds(grant: Grant): readonly Kind[] {
  const isPromised = (kind: Kind) => grant.terms.durations[kind] !== null;
  if (isPromised('labour') || isPromised('parts')) return ['labour', 'parts'];
  const others = kinds.filter(isPromised);
  return others.length > 0 ? others : ['labour', 'parts'];
}

function statusOfAnswer(answer: Answer): VerdictStatus {
  if (answer.basisPoints === wholeBasisPoints) return 'covered';
  if (answer.basisPoints > 0) return 'partly';
  const code = answer.reasons[0]?.code;
  return (code === undefined ? undefined : statusByReason[code]) ?? 'notCovered';
}

/** Covered if every deciding answer is a whole yes, partly if any is a yes at all, else the status nearest to one. */
function promiseStatus(answers: readonly Answer[], besides: readonly Answer[]): VerdictStatus {
  const statuses = answers.map(statusOfAnswer);
  if (statuses.every((status) => status === 'covered')) return 'covered';
  if ([...answers, ...besides].some((answer) => answer.basisPoints > 0)) return 'partly';
  return nearestStatus(statuses);
}

/** The answer behind the status that ends last; transport and visits tell only where nothing else answers. */
function tellingAnswer(
  status: VerdictStatus,
  answers: readonly Answer[],
  besides: readonly Answer[],
): Answer | undefined {
  if (!isAnswering(status)) {
    return latestEnding(answers.filter((answer) => statusOfAnswer(answer) === status));
  }
  const isYes = (answer: Answer) => answer.basisPoints > 0;
  return latestEnding(answers.filter(isYes)) ?? latestEnding(besides.filter(isYes));
}

/** Of several statuses the one nearest to a yes. */
export function nearestStatus(statuses: readonly VerdictStatus[]): VerdictStatus {
  return verdictStatuses.find((status) => statuses.includes(status)) ?? 'notCovered';
}

function latestEnding(answers: readonly Answer[]): Answer | undefined {
  let latest: Answer | undefined;
  for (const answer of answers) {
    if (answer.term === null) continue;
    const end = answer.term.period.endsOn;
    const latestEnd = latest?.term?.period.endsOn;
    if (latestEnd === undefined || (latestEnd !== null && (end === null || end > latestEnd))) latest = answer;
  }
  return latest ?? answers[0];
}
