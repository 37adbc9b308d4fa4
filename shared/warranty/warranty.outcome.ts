import type { CoverageWord } from '../repairs/repairs.rules.ts';
import type { Reason } from './warranty.reasons.ts';
import type { Entitlement, LineEntitlement } from './warranty.rules.ts';
import { type Kind, type Layer, type Payer, wholeBasisPoints } from './warranty.terms.ts';
import type { Verdict } from './warranty.verdict.ts';

/** What holds for one kind of cost of an order: what the engine answered, or what a supervisor put in its place. */
export interface OutcomeLine {
  readonly lineId: string;
  readonly kind: Kind;
  readonly component: string | null;
  readonly coveredBasisPoints: number;
  readonly payer: Payer;
  readonly layer: Layer | null;
  readonly grantId: string | null;
  readonly clause: string;
  readonly until: string | null;
  readonly reasons: readonly Reason[];
}

/** What was decided on an order, as it is frozen and printed. */
export interface Outcome {
  readonly word: CoverageWord;
  readonly lines: readonly OutcomeLine[];
}

/**
 * The word for an order: covered if all of the work and the parts is, partly if any of it, and else what the device
 * says of itself: nobody registered it, nothing is known, or simply not covered (ended, void, left out).
 */
export function coverageWord(
  lines: readonly Pick<OutcomeLine, 'kind' | 'coveredBasisPoints'>[],
  status: Verdict['status'],
): CoverageWord {
  const deciding = lines.filter(({ kind }) => kind === 'labour' || kind === 'parts');
  const asked = deciding.length > 0 ? deciding : lines;
  if (asked.length > 0 && asked.every((line) => line.coveredBasisPoints === wholeBasisPoints))
    return 'covered';
  if (lines.some((line) => line.coveredBasisPoints > 0)) return 'partly';
  return status === 'notRegistered' || status === 'unknown' ? status : 'notCovered';
}

/** The engine's answer as an outcome. */
export function computedOutcome(entitlement: Entitlement, status: Verdict['status']): Outcome {
  return { word: coverageWord(entitlement.lines, status), lines: entitlement.lines.map(outcomeLine) };
}

function outcomeLine(line: LineEntitlement): OutcomeLine {
  const { lineId, kind, component, coveredBasisPoints, payer, layer, clause, until, reasons } = line;
  const grantId = line.shares[0]?.grantId ?? null;
  return { lineId, kind, component, coveredBasisPoints, payer, layer, grantId, clause, until, reasons };
}
