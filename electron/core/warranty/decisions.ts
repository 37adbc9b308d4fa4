import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { CoverageWord } from '../../../shared/repairs/repairs.rules.ts';
import type { WarrantyDecision } from '../../../shared/warranty/warranty.contract.ts';
import { coverageWord, type Outcome, type OutcomeLine } from '../../../shared/warranty/warranty.outcome.ts';
import type { Entitlement } from '../../../shared/warranty/warranty.rules.ts';
import {
  type Kind,
  type Layer,
  type Payer,
  wholeBasisPoints,
} from '../../../shared/warranty/warranty.terms.ts';
import type { Reading, Writing } from '../context.ts';
import { decideCoverage } from './coverage.ts';
import { addDecision, changeCoverage, decisionsOfRepair, repairForDecision } from './decisions.sql.ts';

export function decisions({ store }: Reading, { repairId }: { repairId: number }): WarrantyDecision[] {
  return store.all(decisionsOfRepair, { repair: repairId }).map((row) => ({
    id: row.id,
    kind: row.kind,
    decidedOn: row.decided_on,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    reason: row.reason,
    entitlement: JSON.parse(row.entitlement),
    outcome: JSON.parse(row.outcome),
  }));
}

interface OverrideLine {
  kind: Kind;
  coveredBasisPoints: number;
  payer: Payer;
}

interface Override {
  repairId: number;
  reason: string;
  word?: 'covered' | 'notCovered' | undefined;
  lines?: OverrideLine[] | undefined;
}

/** Puts another answer beside the computed one, which stays as it was. */
export function override(
  context: Writing,
  { repairId, reason, word, lines }: Override,
): { id: number; word: CoverageWord } {
  const { store } = context;
  const repair =
    store.get(repairForDecision, { id: repairId }) ?? refuse('not-found', 'warranty.unknown-repair');
  const before = lastDecision(context, repairId, repair);
  const wanted = lines ?? linesFor(word ?? 'notCovered', before.outcome);
  for (const [index, { coveredBasisPoints, payer }] of wanted.entries()) {
    if (payer === 'customer' && coveredBasisPoints > 0) {
      refuseField(['lines', index, 'payer'], 'warranty.invalid.customer-covers-nothing');
    }
  }
  const untouched = before.outcome.lines.filter(({ kind }) => !wanted.some((line) => line.kind === kind));
  const held = [...wanted.map((line) => overriddenLine(line, before.outcome)), ...untouched];
  const outcome: Outcome = { word: coverageWord(held, 'notCovered'), lines: held };
  const id = context.newId();
  store.run(addDecision, {
    id,
    repair: repairId,
    on: context.today,
    now: context.now,
    person: context.actor.id,
    kind: 'override',
    reason,
    entitlement: JSON.stringify(before.entitlement),
    outcome: JSON.stringify(outcome),
  });
  store.run(changeCoverage, { id: repairId, word: outcome.word, now: context.now });
  const after = { coverage: outcome.word, lines: wanted, reason };
  context.record({ domain: 'warranty', subject: repairId, before: { coverage: repair.coverage }, after });
  context.record({
    domain: 'repairs',
    subject: repairId,
    before: { coverage: repair.coverage },
    after: { coverage: outcome.word, reason },
  });
  return { id, word: outcome.word };
}

/** What held until now; for an order on which nothing was decided, what the program says of the day it came in. */
function lastDecision(
  context: Writing,
  repairId: number,
  repair: { device_id: number | null; received_at: number },
): { entitlement: Entitlement; outcome: Outcome } {
  const last = decisions(context, { repairId }).at(-1);
  if (last) return last;
  const on = dayOfInstant(repair.received_at, context.shop.zone);
  if (repair.device_id === null)
    return { entitlement: { on, lines: [] }, outcome: { word: 'unknown', lines: [] } };
  return decideCoverage(context, { deviceId: repair.device_id, on });
}

/** A word is for everything that the order was asked about, and for work and parts in any case. */
function linesFor(word: 'covered' | 'notCovered', { lines }: Outcome): OverrideLine[] {
  const kinds = new Set<Kind>(['labour', 'parts', ...lines.map(({ kind }) => kind)]);
  return [...kinds].map((kind) =>
    word === 'covered'
      ? { kind, coveredBasisPoints: wholeBasisPoints, payer: 'shop' }
      : { kind, coveredBasisPoints: 0, payer: 'customer' },
  );
}

const layerOfPayer: Readonly<Record<Payer, Layer | null>> = {
  shop: 'goodwill',
  manufacturer: 'manufacturer',
  dealer: 'dealer',
  supplier: 'supplier',
  insurer: 'dealer',
  customer: null,
};

/** Who already bore this kind bears it under the same promise, only another share of it. */
function overriddenLine({ kind, coveredBasisPoints, payer }: OverrideLine, before: Outcome): OutcomeLine {
  const own = before.lines.find((line) => line.kind === kind);
  const isSame = own?.payer === payer && coveredBasisPoints > 0;
  return {
    lineId: own?.lineId ?? kind,
    kind,
    component: own?.component ?? null,
    coveredBasisPoints,
    payer: coveredBasisPoints === 0 ? 'customer' : payer,
    layer: coveredBasisPoints === 0 ? null : isSame ? own.layer : layerOfPayer[payer],
    grantId: isSame ? own.grantId : null,
    clause: isSame ? own.clause : '',
    until: isSame ? own.until : null,
    reasons: [],
  };
}
