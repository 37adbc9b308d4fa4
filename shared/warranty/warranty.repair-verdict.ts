import type { Day } from '../kernel/day.ts';
import { answerOf } from './warranty.answer.ts';
import { type Ending, endingOf, endingOn, noEnding } from './warranty.ending.ts';
import type { Grant, History } from './warranty.grants.ts';
import type { Reason } from './warranty.reasons.ts';
import type { Kind, Layer, Payer } from './warranty.terms.ts';

/** The warranty on one kind of past work, or on one part that was fitted. */
export interface WorkVerdict extends Ending {
  readonly kind: Kind;
  readonly component: string | null;
  readonly isRunning: boolean;
  readonly reasons: readonly Reason[];
}

/** What our own repair, or the supplier of a part of it, still answers for; it ends when the last of the work does. */
export interface RepairVerdict extends Ending {
  readonly repairId: string;
  readonly grantId: string;
  readonly layer: Layer;
  readonly payer: Payer;
  readonly name: string;
  readonly clause: string;
  readonly finishedOn: Day;
  /** True if any of the work is still answered for. */
  readonly isRunning: boolean;
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
  return {
    repairId,
    grantId: grant.id,
    layer: grant.layer,
    payer: grant.terms.payer,
    name: grant.terms.name,
    clause: grant.terms.clause,
    finishedOn,
    isRunning: work.some((one) => one.isRunning),
    ...latestOf(work),
    work,
  };
}

function latestOf(work: readonly WorkVerdict[]): Ending {
  let latest: WorkVerdict | undefined;
  for (const one of work) {
    if (one.isLifetime) return endingOf(one);
    if (one.until !== null && one.until > (latest?.until ?? '')) latest = one;
  }
  return latest === undefined ? noEnding : endingOf(latest);
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
  return {
    kind,
    component,
    isRunning: basisPoints > 0,
    ...(term === null ? noEnding : endingOn(term.period.endsOn, history.on)),
    reasons,
  };
}
