import type { Day } from '../../../../shared/kernel/day.ts';
import type { ClaimLine, DeviceFacts } from '../../../../shared/warranty/warranty.facts.ts';
import type { ReasonCode } from '../../../../shared/warranty/warranty.reasons.ts';
import type { Layer, Payer } from '../../../../shared/warranty/warranty.terms.ts';

/** One row: a device, a day, one line of an order, and what must come out. */
export interface ClaimCase {
  readonly name: string;
  readonly facts: DeviceFacts;
  readonly on: Day;
  readonly line: ClaimLine;
  readonly comeBackOf: string | null;
  /** The layer that answers first, or `null`: the customer pays. */
  readonly layer: Layer | null;
  /** How much others than the customer bear, in per cent. */
  readonly percent: number;
  readonly until: Day | null;
  /** A reason that must be told. */
  readonly code: ReasonCode;
  /** Per cent by payer, where several share. */
  readonly byPayer: Partial<Record<Payer, number>> | null;
}

/** Somebody else pays. */
export function paid(
  name: string,
  facts: DeviceFacts,
  on: Day,
  line: ClaimLine,
  layer: Layer,
  until: Day | null,
  code: ReasonCode = until === null ? 'covers-for-life' : 'covers-until',
  more: Partial<ClaimCase> = {},
): ClaimCase {
  return {
    name,
    facts,
    on,
    line,
    layer,
    until,
    code,
    percent: 100,
    comeBackOf: null,
    byPayer: null,
    ...more,
  };
}

/** The customer pays all. */
export function refused(
  name: string,
  facts: DeviceFacts,
  on: Day,
  line: ClaimLine,
  code: ReasonCode,
  more: Partial<ClaimCase> = {},
): ClaimCase {
  const none = { layer: null, until: null, percent: 0, comeBackOf: null, byPayer: null };
  return { name, facts, on, line, code, ...none, ...more };
}
