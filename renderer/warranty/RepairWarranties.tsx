import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WarrantyCard as Card } from '../../shared/warranty/warranty.contract.ts';
import type { RepairVerdict } from '../../shared/warranty/warranty.repair-verdict.ts';
import type { Verdict } from '../../shared/warranty/warranty.verdict.ts';
import { Code } from '../ui/Code.tsx';
import { DayText } from '../ui/DayText.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { ComponentNames } from './reason-sentence.ts';
import { useVerdictWords } from './verdict-words.ts';
import classes from './WarrantyCard.module.css';

interface RepairWarrantiesProps {
  verdict: Verdict;
  history: Card['history'];
  componentNames: ComponentNames;
}

/** What our own past work still answers for, apart from the device's warranty. */
export function RepairWarranties({ verdict, history, componentNames }: RepairWarrantiesProps) {
  const { t } = useTranslation();
  if (verdict.repairs.length === 0) return null;
  return (
    <Section
      title={t('warranty.card.repair-warranties')}
      description={t('warranty.card.repair-warranties-hint')}
    >
      <ul className={classes.list}>
        {verdict.repairs.map((repair) => (
          <RepairWarranty
            key={`${repair.grantId} ${repair.layer}`}
            repair={repair}
            number={history.find(({ id }) => String(id) === repair.repairId)?.number ?? ''}
            names={componentNames}
          />
        ))}
      </ul>
    </Section>
  );
}

interface RepairWarrantyProps {
  repair: RepairVerdict;
  number: string;
  names: ComponentNames;
}

function RepairWarranty({ repair, number, names }: RepairWarrantyProps) {
  const { t } = useTranslation();
  const words = useVerdictWords();
  const { isRunning, until, isLifetime, daysLeft } = repair;
  const status = isRunning ? 'covered' : 'expired';
  const parts = [
    ...new Set(repair.work.flatMap(({ component }) => (component ? [names[component] ?? component] : []))),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <Anchor component={Link} to={`/repairs/${repair.repairId}`}>
          <Code value={number || repair.repairId} isPlain />
        </Anchor>
        <StatusDot meaning={isRunning ? 'good' : 'done'}>
          {isRunning ? t('warranty.repair.running') : t('warranty.repair.over')}
        </StatusDot>
        <span>{words.until({ status, until, isLifetime, daysLeft })}</span>
      </div>
      <div className={classes.quiet}>
        <bdi>{repair.name}</bdi> · {t('warranty.repair.finished')} <DayText day={repair.finishedOn} />
        {parts.length > 0 && <> · {parts.join(t('warranty.comma'))}</>}
      </div>
    </li>
  );
}
