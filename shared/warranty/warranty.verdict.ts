import { type Day, daysBetween } from '../kernel/day.ts';
import { type Answer, answerOf, type Question } from './warranty.answer.ts';
import type { DeviceFacts } from './warranty.facts.ts';
import { type Grant, type GrantSource, type History, historyOn } from './warranty.grants.ts';
import type { Reason, ReasonCode } from './warranty.reasons.ts';
import { type RepairVerdict, repairVerdicts } from './warranty.repair-verdict.ts';
import { askInOrder } from './warranty.rules.ts';
import {
  defaultLayerPolicy,
  type Kind,
  kinds,
  type Layer,
  type LayerPolicy,
  type Payer,
  wholeBasisPoints,
} from './warranty.terms.ts';

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

/** An end as the card shows it. */
export interface Ending {
  /** The last day, past or to come. `null`: for life, or there is none to tell. */
  readonly until: Day | null;
  readonly isLifetime: boolean;
  /** Days from today to `until`: 0 on the last day, negative once it is past (also in the days of grace). */
  readonly daysLeft: number | null;
}

/** What a kind of work, or a component, costs the customer today. */
export interface CoverVerdict extends Ending {
  readonly coveredBasisPoints: number;
  /** The first layer that answers; `null` if none does. */
  readonly layer: Layer | null;
  readonly payer: Payer;
}

export interface ComponentVerdict extends CoverVerdict {
  readonly component: string;
}

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

export interface Verdict extends Ending {
  readonly on: Day;
  readonly status: VerdictStatus;
  /** The promise that the status speaks of: `null` if the device has none at all. */
  readonly leading: PromiseVerdict | null;
  readonly layer: Layer | null;
  readonly payer: Payer;
  readonly reasons: readonly Reason[];
  /** Until when any promise on the whole device answers for work or parts, whoever gives it. */
  readonly overall: Ending;
  readonly kinds: Readonly<Record<Kind, CoverVerdict>>;
  /** Components with a term of their own, and those that were replaced under a promise on the whole device. */
  readonly components: readonly ComponentVerdict[];
  /** In the order in which they are asked. */
  readonly promises: readonly PromiseVerdict[];
  /** Our repair warranties and those of supplied parts, the latest repair first; never part of the status. */
  readonly repairs: readonly RepairVerdict[];
}

const noEnding: Ending = { until: null, isLifetime: false, daysLeft: null };

/**
 * What the card says of a device on a day: for an ordinary defect, before any diagnosis. Covered means all of the
 * work and the parts; transport and visit are told apart and do not change the word.
 */
export function verdictOf(facts: DeviceFacts, today: Day, policy: LayerPolicy = defaultLayerPolicy): Verdict {
  const history = historyOn(facts, today);
  const order = policy.order.filter((layer) => layer !== 'repair' && layer !== 'supplier');
  const promises = order.flatMap((layer) =>
    history.grants.filter((grant) => grant.layer === layer).map((grant) => promiseVerdict(grant, history)),
  );
  const coverByKind = eachKind((kind) => coverVerdict(defectOf(kind, null), order, history));
  const status = deviceStatus(coverByKind, promises, facts);
  const leading = leadingPromise(status, promises);
  return {
    on: today,
    status,
    leading,
    layer: leading?.layer ?? null,
    payer: isAnswering(status) ? (leading?.payer ?? 'customer') : 'customer',
    ...(leading === null ? noEnding : endingOf(leading)),
    reasons: leading?.reasons ?? [],
    overall: overallEnding(promises),
    kinds: coverByKind,
    components: componentsOf(history).map((component) => ({
      component,
      ...coverVerdict(defectOf('parts', component), order, history),
    })),
    promises,
    repairs: repairVerdicts(history),
  };
}

function eachKind<Value>(make: (kind: Kind) => Value): Record<Kind, Value> {
  return {
    labour: make('labour'),
    parts: make('parts'),
    transport: make('transport'),
    visit: make('visit'),
  };
}

/** The question that a card answers: an ordinary fault whose cause nobody has looked for yet. */
function defectOf(kind: Kind, component: string | null): Question {
  return { kind, component, faultCode: null, cause: 'unknown', comeBackOf: null };
}

function isAnswering(status: VerdictStatus): boolean {
  return status === 'covered' || status === 'partly';
}

/** How an end looks from a day. */
export function endingOn(until: Day | null, today: Day): Ending {
  if (until === null) return { until: null, isLifetime: true, daysLeft: null };
  return { until, isLifetime: false, daysLeft: daysBetween(today, until) };
}

function endingOf(ending: Ending): Ending {
  return { until: ending.until, isLifetime: ending.isLifetime, daysLeft: ending.daysLeft };
}

function coverVerdict(question: Question, order: readonly Layer[], history: History): CoverVerdict {
  const asked = askInOrder(question, order, history);
  const shares = asked.flatMap((step) => (step.share === null ? [] : [step.share]));
  const [first] = shares;
  if (first === undefined) {
    const answers = asked.flatMap((step) => (step.answer === null ? [] : [step.answer]));
    const ending = latestPastEnd(answers, history.on);
    return { coveredBasisPoints: 0, layer: null, payer: 'customer', ...ending };
  }
  const coveredBasisPoints = shares.reduce((sum, share) => sum + share.basisPoints, 0);
  return { coveredBasisPoints, layer: first.layer, payer: first.payer, ...endingOn(first.until, history.on) };
}

/** When the last of several ended promises ended; nothing if none ended. */
function latestPastEnd(answers: readonly Answer[], on: Day): Ending {
  let latest: Day | null = null;
  for (const { reasons } of answers) {
    const ended = reasons[0]?.code === 'expired' ? reasons[0].facts.until : undefined;
    if (typeof ended === 'string' && (latest === null || ended > latest)) latest = ended;
  }
  return latest === null ? noEnding : endingOn(latest, on);
}

/** Statuses of a promise by the reason that stands in its way; all others are `notCovered`. */
const statusByReason: Partial<Record<ReasonCode, VerdictStatus>> = {
  'not-started': 'notStarted',
  'start-unknown': 'unknown',
  void: 'void',
  'not-registered': 'notRegistered',
  expired: 'expired',
};

function promiseVerdict(grant: Grant, history: History): PromiseVerdict {
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

function nearestStatus(statuses: readonly VerdictStatus[]): VerdictStatus {
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

/**
 * The word for the device: by the shares that all promises together bear. If they bear nothing, the status nearest to
 * a yes; and of a device that nobody registered and whose dates are missing, that it is not registered.
 */
function deviceStatus(
  cover: Readonly<Record<Kind, CoverVerdict>>,
  promises: readonly PromiseVerdict[],
  facts: DeviceFacts,
): VerdictStatus {
  if (
    cover.labour.coveredBasisPoints === wholeBasisPoints &&
    cover.parts.coveredBasisPoints === wholeBasisPoints
  ) {
    return 'covered';
  }
  if (kinds.some((kind) => cover[kind].coveredBasisPoints > 0)) return 'partly';
  const nearest = nearestStatus(promises.map((promise) => promise.status));
  const isBlank = promises.length === 0 || nearest === 'unknown';
  return isBlank && !facts.isRegistered ? 'notRegistered' : nearest;
}

/** Of the promises behind a status the one asked first; of ended ones the one that ended last. */
function leadingPromise(status: VerdictStatus, promises: readonly PromiseVerdict[]): PromiseVerdict | null {
  if (isAnswering(status))
    return promises.find((promise) => isAnswering(promise.status)) ?? promises[0] ?? null;
  const behind = promises.filter((promise) => promise.status === status);
  let leading: PromiseVerdict | null = behind[0] ?? promises[0] ?? null;
  for (const promise of behind) {
    if (status === 'expired' && (promise.until ?? '') > (leading?.until ?? '')) leading = promise;
  }
  return leading;
}

function overallEnding(promises: readonly PromiseVerdict[]): Ending {
  const told = promises.filter((promise) => promise.isLifetime || promise.until !== null);
  const running = told.filter((promise) => isAnswering(promise.status));
  let latest: PromiseVerdict | undefined;
  for (const promise of running.length > 0 ? running : told.filter((one) => one.status === 'expired')) {
    if (promise.isLifetime) return endingOf(promise);
    if (latest === undefined || (promise.until ?? '') > (latest.until ?? '')) latest = promise;
  }
  return latest === undefined ? noEnding : endingOf(latest);
}

function componentsOf(history: History): string[] {
  const found = new Set<string>();
  for (const grant of history.grants) {
    if (grant.work !== null) continue;
    for (const term of grant.terms.components) found.add(term.component);
  }
  for (const repair of history.repairs) {
    for (const { kind, component, coveredBy } of repair.lines) {
      const isUnderDevicePromise =
        coveredBy !== null && coveredBy.layer !== 'repair' && coveredBy.layer !== 'supplier';
      if (kind === 'parts' && component !== null && isUnderDevicePromise) found.add(component);
    }
  }
  return [...found].sort();
}
