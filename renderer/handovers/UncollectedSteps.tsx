import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HandoverOfRepair } from '../../shared/handovers/handovers.contract.ts';
import { useFormat } from '../ui/format.ts';

interface UncollectedStepsProps {
  steps: HandoverOfRepair['steps'];
  repairId: number;
}

/** How often its owner was told that it is ready, newest first. */
export function UncollectedSteps({ steps, repairId }: UncollectedStepsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap={4}>
      {steps.map(({ id, kind, how, note, paperId, keptUntil, at, by }) => (
        <Text key={id} size="sm" component="div">
          {format.instant(at)} · {kind === 'told' ? t(`handovers.how.${how}`) : null}
          {kind === 'letter' && paperId !== null && (
            <Anchor component={Link} size="sm" to={`/papers/${paperId}?repair=${repairId}`}>
              {t('handovers.uncollected.letter')}
            </Anchor>
          )}
          {keptUntil && ` · ${t('handovers.uncollected.until', { day: format.day(keptUntil, 'long') })}`}
          {note && (
            <>
              {' · '}
              <bdi>{note}</bdi>
            </>
          )}{' '}
          · <bdi>{by}</bdi>
        </Text>
      ))}
    </Stack>
  );
}
