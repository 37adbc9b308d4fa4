import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../settings/SettingsPage.module.css';
import { spacedCode } from './one-time-code.ts';

/** The one time that the code is seen. */
export function CodeShown({ name, code, onDone }: { name: string; code: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text>{t('people.code.give', { name })}</Text>
      <p className={classes.code}>
        <bdi>{spacedCode(code)}</bdi>
      </p>
      <Text className={classes.quiet}>{t('people.code.how')}</Text>
      <Button onClick={onDone} data-autofocus>
        {t('common.word.done')}
      </Button>
    </Stack>
  );
}
