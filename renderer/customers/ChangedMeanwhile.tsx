import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface ChangedMeanwhileProps {
  /** Throws away what was typed here for what stands there now. */
  onTakeTheirs: () => void;
}

/** Somebody else was faster. What was typed here is still in the fields: saving again keeps it. */
export function ChangedMeanwhile({ onTakeTheirs }: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  return (
    <Alert color="var(--meaning-risk)" icon={<IconAlertTriangle aria-hidden="true" />} role="alert">
      <Group justify="space-between" gap="sm">
        <Text>{t('customers.conflict.sentence')}</Text>
        <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
          {t('customers.conflict.take-theirs')}
        </Button>
      </Group>
    </Alert>
  );
}
