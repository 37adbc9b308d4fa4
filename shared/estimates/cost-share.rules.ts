import type { Minor } from '../kernel/money.ts';
import { costShares } from '../settings/policy.ts';

export { costShares };
export type CostShare = (typeof costShares)[number];

/** What was found: the device was used wrongly, or something happened to it while it was with us. */
export const damageKinds = ['wrongUse', 'inOurCare'] as const;
export type DamageKind = (typeof damageKinds)[number];

/** What promises left is borne by the shop, by both in halves (the odd unit by the shop), or by the customer. */
export function splitRest(
  restMinor: Minor,
  share: CostShare | null,
): { shopMinor: Minor; customerMinor: Minor } {
  const customerMinor = share === 'shop' ? 0 : share === 'half' ? Math.floor(restMinor / 2) : restMinor;
  return { shopMinor: restMinor - customerMinor, customerMinor };
}

/** What happened in our care, or because of our advice, is the shop's: nobody can decide otherwise. */
export function isAlwaysOurs(finding: { kind: DamageKind; isOurAdvice: boolean }): boolean {
  return finding.kind === 'inOurCare' || finding.isOurAdvice;
}

/** Whatever differs from how the house does it needs a reason and a supervisor. */
export function needsSupervisor(share: CostShare, usual: CostShare): boolean {
  return share !== usual;
}
