import { Alert, Anchor, Button, Group } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isChargedAfter } from '../../shared/repairs/come-back.rules.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { useMay } from '../app/me.ts';
import { InstantText } from '../ui/DayText.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './repairs.module.css';

const verdictMeanings = { ours: 'bad', part: 'risk', unrelated: 'good', customer: 'good' } as const;

interface ComeBackNoticeProps {
  repair: Repair;
  onJudge: () => void;
}

/** That the device is back, how much is the same, and whether it may be charged. */
export function ComeBackNotice({ repair, onJudge }: ComeBackNoticeProps) {
  const { t } = useTranslation();
  const mayJudge = useMay('repairs.judgeComeBack');
  const { comeBack } = repair;
  if (!comeBack) return null;
  const { earlier, likeness, verdict, reason, decidedBy } = comeBack;
  return (
    <Alert
      color={isChargedAfter(comeBack) ? 'var(--meaning-done)' : 'var(--meaning-risk)'}
      icon={<IconRepeat size={16} aria-hidden="true" />}
      p="xs"
    >
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          {t(`repairs.come-back.${likeness}`)}{' '}
          <Anchor component={Link} to={`/repairs/${earlier.id}`}>
            <bdi>{earlier.number}</bdi>
          </Anchor>
          , <InstantText at={earlier.closedAt} />
          {earlier.technicianName && (
            <>
              {' · '}
              <bdi>{earlier.technicianName}</bdi>
            </>
          )}
          <div>
            {verdict === null ? (
              <strong>{t('repairs.come-back.not-charged-yet')}</strong>
            ) : (
              <>
                <strong>{t(`repairs.verdict.${verdict}`)}</strong>
                {' · '}
                {decidedBy && <bdi>{decidedBy}</bdi>} <bdi className={classes.quiet}>{reason}</bdi>
              </>
            )}
          </div>
        </div>
        {mayJudge && (
          <Button size="compact-sm" variant="default" onClick={onJudge}>
            {t(verdict === null ? 'repairs.action.judge' : 'repairs.action.judge-again')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Later orders that count against this repair. */
export function LaterComeBacks({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  if (repair.cameBack.length === 0) return null;
  return (
    <Section title={t('repairs.come-back.later')}>
      <ul className={classes.plainList}>
        {repair.cameBack.map(({ id, number, foundAt, verdict }) => (
          <li key={id} className={classes.inline}>
            <Anchor component={Link} to={`/repairs/${id}`}>
              <bdi>{number}</bdi>
            </Anchor>
            <InstantText at={foundAt} />
            <StatusDot meaning={verdict === null ? 'waiting' : verdictMeanings[verdict]}>
              {verdict === null ? t('repairs.verdict.none') : t(`repairs.verdict.${verdict}`)}
            </StatusDot>
          </li>
        ))}
      </ul>
    </Section>
  );
}
