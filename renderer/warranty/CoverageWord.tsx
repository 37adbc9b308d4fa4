import { useTranslation } from 'react-i18next';
import { coverageMeanings, type CoverageWord as Word } from '../../shared/repairs/repairs.rules.ts';
import { StatusDot } from '../ui/StatusDot.tsx';

/** Whether an order is covered: a dot and a word. */
export function CoverageWord({ word }: { word: Word }) {
  const { t } = useTranslation();
  return <StatusDot meaning={coverageMeanings[word]}>{t(`entitlement.status.${word}`)}</StatusDot>;
}
