import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CheckRound } from '../../shared/bench/bench.contract.ts';
import { openPoints } from '../../shared/bench/checks.rules.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';
import type { BenchPartProps } from './bench-part.ts';

/** The checks of an order, what counts first; what did not pass is told. */
export function CheckRounds({ bench, mayWork, onOpen }: BenchPartProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.rows}>
      {bench.rounds.map((round) => (
        <li key={round.id} className={classes.row}>
          <span className={classes.rowWords}>
            <span className={classes.inline}>
              {t(`bench.check.${round.moment}`)} <RoundDot round={round} />
            </span>
            <Failed round={round} />
          </span>
          {mayWork && !round.isOver && (
            <Button
              variant="default"
              className={classes.big}
              onClick={() => onOpen({ kind: 'check', moment: round.moment })}
            >
              {t('bench.check.open')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function RoundDot({ round: { isOver, moment, points } }: { round: CheckRound }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isOver) return <StatusDot meaning="done">{t('bench.check.over')}</StatusDot>;
  const open = openPoints(moment, points);
  if (open.length === 0) return <StatusDot meaning="good">{t('bench.check.passed')}</StatusDot>;
  const meaning = open.some(({ answer }) => answer === 'fail') ? 'bad' : 'waiting';
  return (
    <StatusDot meaning={meaning}>
      {format.digits(t('bench.check.open-points', { count: open.length }))}
    </StatusDot>
  );
}

function Failed({ round }: { round: CheckRound }) {
  const { language } = useDesk();
  const failed = round.points.filter(({ answer }) => answer === 'fail');
  if (failed.length === 0) return null;
  return (
    <bdi className={classes.quiet}>
      {failed
        .map(
          ({ names, note }) => `${nameIn({ name: Object.values(names)[0] ?? '', names }, language)}: ${note}`,
        )
        .join(' · ')}
    </bdi>
  );
}
