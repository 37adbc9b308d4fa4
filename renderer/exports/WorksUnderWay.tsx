import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelWork, useWorks } from './works.ts';

/** What is being written just now. */
export function WorksUnderWay() {
  const { t } = useTranslation();
  const works = useWorks((state) => state.works);
  if (works.length === 0) return null;
  return (
    <Stack gap="sm" role="status">
      {works.map(({ jobId, fileName, phase, share }) => {
        const label = t(`exports.work.${phase}`, { file: fileName });
        return (
          <Stack key={jobId} gap={4} maw={480}>
            <Text size="sm">
              <bdi>{label}</bdi>
            </Text>
            <Progress value={share * 100} aria-label={label} />
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {t('exports.work.go-on')}
              </Text>
              {phase === 'writing' && (
                <Button variant="default" size="compact-sm" onClick={() => void cancelWork(jobId)}>
                  {t('common.action.cancel')}
                </Button>
              )}
            </Group>
          </Stack>
        );
      })}
    </Stack>
  );
}
