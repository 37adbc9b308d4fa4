import { type Policy, type PolicyName, policyFields, policySchema } from '../../../shared/settings/policy.ts';
import type { Reading, Writing } from '../context.ts';
import { whatChanged } from '../what-changed.ts';
import { allPolicies, keepPolicy } from './policy.sql.ts';

/** The numbers by which the house works. One that this program cannot read any more is as it came. */
export function policy({ store }: Pick<Reading, 'store'>): Policy {
  const kept: Record<string, unknown> = {};
  for (const { name, value } of store.all(allPolicies)) {
    const field = policyFields[name as PolicyName];
    const parsed = field?.safeParse(JSON.parse(value));
    if (parsed?.success) kept[name] = parsed.data;
  }
  return policySchema.parse(kept);
}

/** Only what is named changes. */
export function changePolicy(context: Writing, changed: Partial<Policy>): Record<string, never> {
  const before = policy(context);
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) continue;
    context.store.run(keepPolicy, {
      name,
      value: JSON.stringify(value),
      now: context.now,
      person: context.actor.id,
    });
  }
  context.record({
    domain: 'settings',
    subject: null,
    ...whatChanged({ ...before }, { ...before, ...changed }),
  });
  return {};
}
