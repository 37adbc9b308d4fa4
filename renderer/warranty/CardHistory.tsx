import { Anchor } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { repairStates } from '../../shared/repairs/states.rules.ts';
import type { WarrantyCard as Card } from '../../shared/warranty/warranty.contract.ts';
import { Code } from '../ui/Code.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { CoverageWord } from './CoverageWord.tsx';
import classes from './WarrantyCard.module.css';

/** Every repair of the device, the newest first. */
export function CardHistory({ history }: { history: Card['history'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('common.word.history')}>
      {history.length === 0 ? (
        <p className={classes.quiet}>{t('warranty.card.no-history')}</p>
      ) : (
        <Timeline
          entries={history.map((repair) => ({
            id: repair.id,
            at: repair.receivedAt,
            icon: IconTool,
            meaning: repairStates[repair.state].meaning,
            title: (
              <span className={classes.rowHead}>
                <Anchor component={Link} to={`/repairs/${repair.id}`}>
                  <Code value={repair.number} isPlain />
                </Anchor>
                <StatusDot meaning={repairStates[repair.state].meaning}>
                  {t(`repairs.state.${repair.state}`)}
                </StatusDot>
                <CoverageWord word={repair.coverage} />
                {repair.outcome && <span>{t(`warranty.outcome.${repair.outcome}`)}</span>}
              </span>
            ),
            detail: (
              <>
                <bdi>{repair.fault}</bdi>
                {repair.finding && (
                  <div>
                    <bdi>{repair.finding}</bdi>
                  </div>
                )}
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}
