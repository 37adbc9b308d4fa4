import type { Day } from '../kernel/day.ts';
import type { RepairLine } from './warranty.facts.ts';
import {
  claimedWork,
  type Grant,
  type GrantedTerm,
  type History,
  type MissingTerm,
} from './warranty.grants.ts';
import { laterPeriod, type Period, resolvePeriod, resolveStart, type TermStart } from './warranty.periods.ts';
import { type Reason, type ReasonCode, reasonOf } from './warranty.reasons.ts';
import type { ChainRule, Duration, Kind, WarrantyTerms } from './warranty.terms.ts';

export interface Subject {
  readonly kind: Kind;
  readonly component: string | null;
}

/** The duration that the terms promise for a kind, or for a component if that has one of its own. */
export function promisedDuration(
  terms: WarrantyTerms,
  subject: Subject,
): { duration: Duration; isOfComponent: boolean } {
  const own =
    subject.component === null
      ? undefined
      : terms.components.find((term) => term.component === subject.component);
  if (
    own !== undefined &&
    (subject.kind === 'parts' || (subject.kind === 'labour' && own.isLabourIncluded))
  ) {
    return { duration: own.duration, isOfComponent: true };
  }
  return { duration: terms.durations[subject.kind], isOfComponent: false };
}

/**
 * The term of a grant for a kind and component. For a grant on past work `lines` are the lines that the claim speaks
 * of (see {@link claimedWork}); it is the longest that any of them has.
 */
export function grantedTerm(
  grant: Grant,
  subject: Subject,
  lines: readonly RepairLine[],
  history: History,
): GrantedTerm | MissingTerm {
  const key = JSON.stringify([
    grant.source,
    grant.id,
    subject.kind,
    subject.component,
    lines.map((line) => line.id),
  ]);
  const known = history.knownTerms.get(key);
  if (known !== undefined) return known;
  const term = reckonTerm(grant, subject, lines, history);
  history.knownTerms.set(key, term);
  return term;
}

function reckonTerm(
  grant: Grant,
  subject: Subject,
  lines: readonly RepairLine[],
  history: History,
): GrantedTerm | MissingTerm {
  const { duration, isOfComponent } = promisedDuration(grant.terms, subject);
  if (duration === null) return 'kind-not-covered';
  const start = resolveStart(grant.terms.start, grant.dates, grant.terms.calendar);
  if (start === null) return 'start-unknown';
  const plain: PlainTerm = { grant, duration, start, stays: grant.terms.isPausedInShop ? history.stays : [] };
  const reasons = [
    ...(grant.work === null || grant.source === 'supply' ? startReasons(plain) : []),
    ...(isOfComponent ? [reasonOf('component-term', grant, { component: subject.component ?? '' })] : []),
  ];
  const chained =
    grant.work === null
      ? deviceTerm(plain, subject, isOfComponent, history)
      : workTerm(plain, subject, lines, history);
  const pauseReasons =
    chained.period.pausedDays === 0 ? [] : [reasonOf('paused', grant, { count: chained.period.pausedDays })];
  return {
    grantedFrom: start.startsOn,
    period: chained.period,
    reasons: [...reasons, ...chained.reasons, ...pauseReasons],
  };
}

interface PlainTerm {
  readonly grant: Grant;
  readonly duration: NonNullable<Duration>;
  readonly start: TermStart;
  readonly stays: History['stays'];
}

interface ChainedTerm {
  readonly period: Period;
  readonly reasons: readonly Reason[];
}

function periodFrom(plain: PlainTerm, startsOn: Day, extraMonths = 0): Period {
  const { grant, duration, stays } = plain;
  return resolvePeriod({
    startsOn,
    duration,
    calendar: grant.terms.calendar,
    extraMonths,
    cappedOn: grant.cappedOn,
    stays,
  });
}

/** A term on the whole device: extended by a repair, then handed on at each exchange and replacement. */
function deviceTerm(
  plain: PlainTerm,
  subject: Subject,
  isOfComponent: boolean,
  history: History,
): ChainedTerm {
  const { grant } = plain;
  let term: ChainedTerm = extendedTerm(plain, history);
  if (grant.exchangedOn !== null && grant.exchangedOn <= history.on) {
    const { exchangedOn } = grant;
    const fresh = periodFrom(plain, exchangedOn);
    term = handedOn(term, fresh, grant, 'exchange', { exchangedOn });
  }
  if (subject.component === null || !(subject.kind === 'parts' || isOfComponent)) return term;
  for (const finishedOn of replacementDays(grant, subject.component, history)) {
    const fresh = periodFrom(plain, finishedOn);
    term = handedOn(term, fresh, grant, 'part', { component: subject.component, finishedOn });
  }
  return term;
}

/**
 * Directive (EU) 2019/771 Article 10(2a), inserted by Directive (EU) 2024/1799 Article 16: where repair is carried
 * out as the remedy, the liability period is extended once by twelve months. "Once" is read as once per device and
 * promise: a second repair adds nothing. The repair must have been received while the term ran, and been done under
 * this very promise; one that the customer or another layer paid was not its remedy.
 */
function extendedTerm(plain: PlainTerm, history: History): ChainedTerm {
  const { grant, start } = plain;
  const period = periodFrom(plain, start.startsOn);
  const months = grant.terms.extendMonthsAfterRepair;
  const { endsOn } = period;
  if (months === 0 || endsOn === null) return { period, reasons: [] };
  const remedy = history.repairs.find(
    (repair) =>
      repair.receivedOn >= start.startsOn &&
      repair.receivedOn <= endsOn &&
      repair.lines.some((line) => isUnder(line, grant)),
  );
  if (remedy === undefined) return { period, reasons: [] };
  const extended = periodFrom(plain, start.startsOn, months);
  const reason = reasonOf('extended-after-repair', grant, { count: months, finishedOn: remedy.finishedOn });
  return { period: extended, reasons: [reason] };
}

/** True if a past line was done under this grant. Old records that name only the layer count for each of its grants. */
function isUnder(line: RepairLine, grant: Grant): boolean {
  const { coveredBy } = line;
  if (coveredBy === null || coveredBy.layer !== grant.layer) return false;
  return coveredBy.grantId === null || coveredBy.grantId === grant.id;
}

/** The days on which a component was replaced under a grant on the whole device, the first one first. */
function replacementDays(grant: Grant, component: string, history: History): Day[] {
  return history.repairs
    .filter((repair) =>
      repair.lines.some(
        (line) => line.kind === 'parts' && line.component === component && isUnder(line, grant),
      ),
    )
    .map((repair) => repair.finishedOn);
}

/**
 * A term on past work. A line that was itself done free under an earlier grant of the same layer (a come-back, a
 * part that the supplier replaced) continues that one by the chain rule; any other line has the plain term.
 */
function workTerm(
  plain: PlainTerm,
  subject: Subject,
  lines: readonly RepairLine[],
  history: History,
): ChainedTerm {
  const fresh: ChainedTerm = { period: periodFrom(plain, plain.start.startsOn), reasons: [] };
  let longest: ChainedTerm | undefined;
  for (const line of lines) {
    const earlier = earlierTerm(plain.grant, subject, line, history);
    const term = earlier === undefined ? fresh : continued(earlier, fresh.period, plain.grant, line);
    if (longest === undefined || laterPeriod(longest.period, term.period) !== longest.period) longest = term;
  }
  return longest ?? fresh;
}

function continued(earlier: GrantedTerm, fresh: Period, grant: Grant, line: RepairLine): ChainedTerm {
  const finishedOn = grant.work?.repair.finishedOn ?? fresh.startsOn;
  const component = line.component ?? '';
  return handedOn({ period: earlier.period, reasons: [] }, fresh, grant, 'part', { component, finishedOn });
}

function earlierTerm(
  grant: Grant,
  subject: Subject,
  line: RepairLine,
  history: History,
): GrantedTerm | undefined {
  const earlier = earlierGrant(grant, line, history);
  if (earlier?.work == null) return undefined;
  const lines = claimedWork(earlier.work, { ...subject, faultCode: line.faultCode }, false);
  const term = grantedTerm(earlier, subject, lines, history);
  return typeof term === 'string' ? undefined : term;
}

/**
 * The grant of the same layer under which a past line was done: the one that the line names, or for old records the
 * latest earlier one that speaks of the same component or fault. Only earlier work counts, so chains always end.
 */
export function earlierGrant(grant: Grant, line: RepairLine, history: History): Grant | undefined {
  const { work } = grant;
  const { coveredBy } = line;
  if (work === null || coveredBy === null || coveredBy.layer !== grant.layer) return undefined;
  return history.grants.find((other) => {
    if (other.layer !== grant.layer || other.work === null || other.work.order >= work.order) return false;
    if (coveredBy.grantId !== null) return other.id === coveredBy.grantId;
    return claimedWork(other.work, line, false).length > 0;
  });
}

/** What the chain rule makes of the remainder of a term and the fresh one. */
export function chainPeriods(rule: ChainRule, remainder: Period, fresh: Period): Period {
  switch (rule) {
    case 'inherits':
      return remainder;
    case 'fresh':
      return fresh;
    case 'longer':
      return laterPeriod(remainder, fresh);
  }
}

function handedOn(
  term: ChainedTerm,
  fresh: Period,
  grant: Grant,
  what: 'part' | 'exchange',
  facts: Reason['facts'],
): ChainedTerm {
  const { chainRule } = grant.terms;
  const period = chainPeriods(chainRule, term.period, fresh);
  const code: ReasonCode = `${what}-${chainRule}`;
  return { period, reasons: [...term.reasons, reasonOf(code, grant, facts)] };
}

function startReasons(plain: PlainTerm): Reason[] {
  const { grant, start } = plain;
  const { startsOn } = start;
  if (grant.source === 'plan' || grant.source === 'contract') return [];
  if (start.basis === 'purchaseForDelivery') return [reasonOf('start-assumed-purchase', grant, { startsOn })];
  if (start.basis === 'manufacture') return [reasonOf('start-from-manufacture', grant, { startsOn })];
  return [];
}
