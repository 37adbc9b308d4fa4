import type { PolicyName } from '../../shared/settings/policy.ts';

export interface PolicyFieldShape {
  name: PolicyName;
  kind: 'count' | 'countOrNone' | 'share' | 'money' | 'costShare' | 'text';
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
    titleKey: 'settings.policy.speed',
    descriptionKey: 'settings.policy.speed-why',
    fields: [
      { name: 'targetHoursBench', kind: 'count' },
      { name: 'targetHoursCounter', kind: 'count' },
      { name: 'targetHoursPhone', kind: 'count' },
      { name: 'targetHoursPost', kind: 'count' },
      { name: 'targetHoursOnSite', kind: 'count' },
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
  {
    titleKey: 'settings.policy.money',
    fields: [
      { name: 'refundLimitMinor', kind: 'money' },
      { name: 'maintenanceMonths', kind: 'countOrNone' },
    ],
  },
  {
    titleKey: 'settings.policy.uncollected',
    descriptionKey: 'settings.policy.law',
    fields: [
      { name: 'uncollectedTellDays', kind: 'count' },
      { name: 'uncollectedWriteDays', kind: 'count' },
      { name: 'uncollectedEndDays', kind: 'count' },
      { name: 'storageFeeMinor', kind: 'money' },
      { name: 'uncollectedLaw', kind: 'text' },
    ],
  },
];
