import { useTranslation } from 'react-i18next';
import type { PromiseOutcome } from '../../shared/promises/outcome.rules.ts';
import type { Meaning } from '../ui/meaning.ts';
import { StatusDot } from '../ui/StatusDot.tsx';

const meanings: Readonly<Record<PromiseOutcome, Meaning>> = {
  open: 'waiting',
  kept: 'good',
  revised: 'risk',
  broken: 'bad',
  withdrawn: 'done',
};

/** What became of a promise. */
export function OutcomeDot({ outcome }: { outcome: PromiseOutcome }) {
  const { t } = useTranslation();
  return <StatusDot meaning={meanings[outcome]}>{t(`promises.outcome.${outcome}`)}</StatusDot>;
}
