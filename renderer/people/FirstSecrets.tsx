import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface FirstSecretsProps {
  /** The form's own wiring of a field: its value, its error, what happens on a change. */
  inputProps: (name: 'stationName' | 'password' | 'pin') => object;
  autoFocus?: boolean;
}

/** What an owner chooses at the first sitting: what this device is called, a password, a PIN. */
export function FirstSecrets({ inputProps, autoFocus = false }: FirstSecretsProps) {
  const { t } = useTranslation();
  const reveal = { 'aria-label': t('people.door.show-secret') };
  return (
    <>
      <TextInput
        label={t('people.door.call-it')}
        description={t('people.first.device-why')}
        withAsterisk
        {...inputProps('stationName')}
      />
      <PasswordInput
        label={t('people.word.password')}
        description={t('people.first.password-why')}
        withAsterisk
        autoFocus={autoFocus}
        autoComplete="new-password"
        visibilityToggleButtonProps={reveal}
        {...inputProps('password')}
      />
      <PasswordInput
        label={t('people.word.pin')}
        description={t('people.first.pin-why')}
        withAsterisk
        inputMode="numeric"
        autoComplete="off"
        visibilityToggleButtonProps={reveal}
        {...inputProps('pin')}
      />
    </>
  );
}
