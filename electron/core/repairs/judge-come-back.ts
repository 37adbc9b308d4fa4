import type { z } from 'zod';
import { addDays, type Day, dayOfInstant, startOfDay } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type ComeBackVerdict, isChargedAfter } from '../../../shared/repairs/come-back.rules.ts';
import type { judgeInput } from '../../../shared/repairs/come-backs.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { decideCoverage, freezeDecision } from '../warranty/coverage.ts';
import {
  comeBackById,
  comeBacksBetween,
  comeBacksByCause,
  keepVerdict,
  lastDecisionKind,
  undecidedComeBacks,
} from './come-backs.sql.ts';
import { orderById } from './standing-order.ts';

/** Ours and the part's are never charged. The cover is asked again, unless somebody has overridden it by hand. */
export function judgeComeBack(
  context: Writing,
  { id, verdict, reason }: z.output<typeof judgeInput>,
): Record<string, never> {
  const { store, now, actor, shop } = context;
  const repair = orderById(context, id);
  const known = store.get(comeBackById, { repair: id }) ?? refuse('not-found', 'repairs.no-come-back');
  store.run(keepVerdict, { repair: id, verdict, reason, now, person: actor.id });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { verdict: known.verdict },
    after: { verdict, reason, comeBackOf: known.earlierNumber },
  });
  context.record({ domain: 'repairs', subject: known.earlierId, after: { cameBack: id, verdict } });
  const isOverridden = store.get(lastDecisionKind, { repair: id })?.kind === 'override';
  if (repair.deviceId !== null && !isOverridden) {
    const isOurs = !isChargedAfter({ verdict });
    const coverage = decideCoverage(context, {
      deviceId: repair.deviceId,
      on: dayOfInstant(repair.receivedAt, shop.zone),
      comeBackOf: isOurs ? known.earlierId : null,
    });
    freezeDecision(context, id, coverage);
  }
  return {};
}

export function comeBacksToDecide({ store }: Reading) {
  return store
    .all(undecidedComeBacks)
    .map(({ earlierClosedAt, ...row }) => ({ ...row, earlierClosedAt: earlierClosedAt ?? 0 }));
}

interface Counted {
  verdict: ComeBackVerdict | null;
  count: number;
}

/** Against whom, and against which cause, what came back is counted. */
export function comeBackChart({ store, shop }: Reading, { from, until }: { from: Day; until: Day }) {
  const period = { from: startOfDay(from, shop.zone), until: startOfDay(addDays(until, 1), shop.zone) };
  return {
    technicians: summed(
      store.all(comeBacksBetween, period),
      ({ technicianId }) => technicianId,
      ({ technicianId, name }) => ({ technicianId, name }),
    ),
    causes: summed(
      store.all(comeBacksByCause, period),
      ({ cause }) => cause,
      ({ cause }) => ({ cause }),
    ),
  };
}

const nothing = { found: 0, undecided: 0, ours: 0, part: 0, unrelated: 0, customer: 0 };

/** One line for each, what was ours first. */
function summed<Row extends Counted, Who extends object>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number | null,
  who: (row: Row) => Who,
): (Who & typeof nothing)[] {
  const lines = new Map<string | number | null, Who & typeof nothing>();
  for (const row of rows) {
    const line = lines.get(keyOf(row)) ?? { ...nothing, ...who(row) };
    line.found += row.count;
    line[row.verdict ?? 'undecided'] += row.count;
    lines.set(keyOf(row), line);
  }
  return [...lines.values()].sort((one, other) => other.ours - one.ours || other.found - one.found);
}
