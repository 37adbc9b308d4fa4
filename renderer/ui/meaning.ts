import {
  IconAlertTriangle,
  IconChecks,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  type TablerIcon,
} from '@tabler/icons-react';

/** The five things that a colour may say here; a word or an icon always says it too. */
export type Meaning = 'good' | 'waiting' | 'risk' | 'bad' | 'done';

export const meaningIcons: Readonly<Record<Meaning, TablerIcon>> = {
  good: IconCircleCheck,
  waiting: IconClock,
  risk: IconAlertTriangle,
  bad: IconCircleX,
  done: IconChecks,
};

export const meaningColor = (meaning: Meaning) => `var(--meaning-${meaning})`;

export const meaningSoftColor = (meaning: Meaning) => `var(--meaning-${meaning}-soft)`;
