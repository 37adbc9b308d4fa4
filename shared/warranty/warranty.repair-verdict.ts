import { type Day, daysBetween } from '../kernel/day.ts';
import { answerOf } from './warranty.answer.ts';
import type { Grant, History } from './warranty.grants.ts';
import type { Reason } from './warranty.reasons.ts';
import type { Kind, Layer, Payer } from './warranty.terms.ts';

/** The warranty on one kind of past work, or on one part that was fitted. */
export interface WorkVerdict {
  readonly kind: Kind;
  readonly component: string | null;
  readonly isRunning: boolean;
  /** The last day, past or to come. `null`: for life, or not promised. */
  readonly until: Day | null;
  readonly isLifetime: boolean;
  /** Negative once it is past. */
  readonly daysLeft: number | null;
  readonly reasons: readonly Reason[];
}

/** What our own repair, or the supplier of a part of it, still answers for. */
export interface RepairVerdict {
  readonly repairId: string;
  readonly grantId: string;
  readonly layer: Layer;
  readonly payer: Payer;
  readonly name: string;
  readonly clause: string;
  readonly finishedOn: Day;
  /** True if any of the work is still answered for. */
  readonly isRunning: boolean;
  /** The latest end of all the work. */
  readonly until: Day | null;
  readonly isLifetime: boolean;
  readonly daysLeft: number | null;
  readonly work: readonly WorkVerdict[];
}

/** The latest repair first; of one repair our own warranty before those of its parts. */
export function repairVerdicts(history: History): RepairVerdict[] {
  return [...history.repairs]
    .reverse()
    .flatMap((repair) =>
      history.grants
        .filter((grant) => grant.work?.repair === repair)
        .map((grant) => repairVerdict(grant, repair.id, repair.finishedOn, history)),
    );
}

function repairVerdict(grant: Grant, repairId: string, finishedOn: Day, history: History): RepairVerdict {
  const work = subjectsOf(grant).map(({ kind, component }) =>
    workVerdict(grant, kind, component, repairId, history),
  );
  const isLifetime = work.some((one) => one.isLifetime);
  const ends = work.flatMap((one) => (one.until === null ? [] : [one.until]));
  const until = isLifetime
    ? null
    : ends.reduce<Day | null>((last, end) => (last !== null && last > end ? last : end), null);
  return {
    repairId,
    grantId: grant.id,
    layer: grant.layer,
    payer: grant.terms.payer,
    name: grant.terms.name,
    clause: grant.terms.clause,
    finishedOn,
    isRunning: work.some((one) => one.isRunning),
    until,
    isLifetime,
    daysLeft: until === null ? null : daysBetween(history.on, until),
    work,
  };
}

/** Each kind of work and each component once, as the lines name them; a supplied part speaks for the part alone. */
function subjectsOf(grant: Grant): { kind: Kind; component: string | null }[] {
  const subjects = new Map<string, { kind: Kind; component: string | null }>();
  for (const { kind, component } of grant.work?.lines ?? []) {
    subjects.set(`${kind} ${component ?? ''}`, { kind, component });
  }
  return [...subjects.values()];
}

function workVerdict(
  grant: Grant,
  kind: Kind,
  component: string | null,
  repairId: string,
  history: History,
): WorkVerdict {
  const question = { kind, component, faultCode: null, cause: 'unknown', comeBackOf: repairId } as const;
  const { basisPoints, term, reasons } = answerOf(grant, question, history);
  const until = term?.period.endsOn ?? null;
  return {
    kind,
    component,
    isRunning: basisPoints > 0,
    until,
    isLifetime: term !== null && until === null,
    daysLeft: until === null ? null : daysBetween(history.on, until),
    reasons,
  };
}
