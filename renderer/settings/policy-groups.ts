import type { PolicyName } from '../../shared/settings/policy.ts';

export interface PolicyFieldShape {
  name: PolicyName;
  kind: 'count' | 'share' | 'money' | 'costShare';
}

interface PolicyGroup {
  titleKey: string;
  descriptionKey?: string;
  fields: readonly PolicyFieldShape[];
}

/** Which number is asked for where, and how it is typed. */
export const policyGroups: readonly PolicyGroup[] = [
  {
    titleKey: 'settings.policy.work',
    descriptionKey: 'settings.policy.why',
    fields: [
      { name: 'comeBackDays', kind: 'count' },
      { name: 'usualMinutes', kind: 'count' },
      { name: 'reserveBasisPoints', kind: 'share' },
    ],
  },
  {
    titleKey: 'settings.policy.estimates',
    fields: [
      { name: 'estimateDays', kind: 'count' },
      { name: 'worthBasisPoints', kind: 'share' },
      { name: 'depositBasisPoints', kind: 'share' },
      { name: 'diagnosisFeeMinor', kind: 'money' },
      { name: 'costShare', kind: 'costShare' },
    ],
  },
  { titleKey: 'settings.policy.money', fields: [{ name: 'refundLimitMinor', kind: 'money' }] },
  {
    titleKey: 'settings.policy.uncollected',
    descriptionKey: 'settings.policy.law',
    fields: [
      { name: 'uncollectedTellDays', kind: 'count' },
      { name: 'uncollectedWriteDays', kind: 'count' },
      { name: 'uncollectedEndDays', kind: 'count' },
      { name: 'storageFeeMinor', kind: 'money' },
    ],
  },
];
