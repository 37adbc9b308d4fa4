import type { Day } from '../kernel/day.ts';
import type { Answer, Question } from './warranty.answer.ts';
import { type Ending, endingOf, endingOn, noEnding } from './warranty.ending.ts';
import type { DeviceFacts } from './warranty.facts.ts';
import { type History, historyOn } from './warranty.grants.ts';
import {
  defectOf,
  isAnswering,
  nearestStatus,
  type PromiseVerdict,
  promiseVerdict,
  type VerdictStatus,
} from './warranty.promise.ts';
import type { Reason } from './warranty.reasons.ts';
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

export { type PromiseVerdict, type VerdictStatus, verdictStatuses } from './warranty.promise.ts';

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
  if (isAnswering(status)) {
    return promises.find((promise) => isAnswering(promise.status)) ?? promises[0] ?? null;
  }
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
