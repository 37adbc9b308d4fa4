import type { z } from 'zod';
import { addDays, type Day, dayOfInstant, startOfDay } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { isChargedAfter } from '../../../shared/repairs/come-back.rules.ts';
import type { judgeInput } from '../../../shared/repairs/come-backs.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { decideCoverage, freezeDecision } from '../warranty/coverage.ts';
import {
  comeBackById,
  comeBacksBetween,
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

export function comeBackChart({ store, shop }: Reading, { from, until }: { from: Day; until: Day }) {
  const rows = store.all(comeBacksBetween, {
    from: startOfDay(from, shop.zone),
    until: startOfDay(addDays(until, 1), shop.zone),
  });
  const nothing = { found: 0, undecided: 0, ours: 0, part: 0, unrelated: 0, customer: 0 };
  const byPerson = new Map<
    number | null,
    typeof nothing & { technicianId: number | null; name: string | null }
  >();
  for (const { technicianId, name, verdict, count } of rows) {
    const known = byPerson.get(technicianId) ?? { ...nothing, technicianId, name };
    known.found += count;
    known[verdict ?? 'undecided'] += count;
    byPerson.set(technicianId, known);
  }
  return [...byPerson.values()].sort((one, other) => other.ours - one.ours || other.found - one.found);
}
