import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { codeName } from '../../shared/bench/codes.rules.ts';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { orpc } from '../app/api.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import classes from './bench.module.css';
import { useCodes } from './bench-queries.ts';

interface UnitBeforeProps {
  deviceId: number;
  unit: string;
  /** The order that is being written on: it is not before. */
  repairId: number;
}

/** What was last found in this unit of the device, and done; nothing where it is the first time. */
export function UnitBefore({ deviceId, unit, repairId }: UnitBeforeProps) {
  const { t } = useTranslation();
  const { language, zone } = useDesk();
  const codes = useCodes();
  const { data: found = [] } = useQuery(orpc.bench.unitHistory.queryOptions({ input: { deviceId, unit } }));
  const last = found.find((one) => one.repairId !== repairId);
  if (!last) return null;
  const named = [last.fault, last.remedy].flatMap((word) => {
    const code = codes?.find((one) => one.word === word);
    return code ? [codeName(code, language)] : [];
  });
  return (
    <p className={classes.quiet}>
      {t('bench.finding.before')}{' '}
      <Anchor component={Link} to={`/repairs/${last.repairId}`}>
        <bdi>{last.number}</bdi>
      </Anchor>
      , <DayText day={dayOfInstant(last.foundAt, zone)} style="long" />: {named.join(' · ')}
    </p>
  );
}
