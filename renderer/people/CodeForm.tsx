import { Button, PasswordInput, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordField, pinField } from '../../shared/people/secrets.ts';
import { api } from '../app/api.ts';
import { AttemptNotice } from './AttemptNotice.tsx';
import { useAttempts } from './admission.ts';
import { EnrolFields } from './PasswordForm.tsx';

/** With a one-time code from the owner somebody chooses a PIN that nobody else knows. */
export function CodeForm({ isEnrolled }: { isEnrolled: boolean }) {
  const { t } = useTranslation();
  const attempts = useAttempts();
  const [values, setValues] = useState({ name: '', code: '', pin: '', password: '', deviceName: '' });
  const [wantsPassword, setWantsPassword] = useState(false);
  const [isShopDevice, setIsShopDevice] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const isPinGood = pinField.safeParse(values.pin).success;
  const isPasswordGood = !wantsPassword || passwordField.safeParse(values.password).success;
  const isWhole = values.name.trim() !== '' && values.code.trim() !== '';
  const set = (name: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((old) => ({ ...old, [name]: value }));
  };

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (!isWhole || !isPinGood || !isPasswordGood || attempts.isBusy || attempts.waitSeconds > 0) return;
    const { name, code, pin, password, deviceName } = values;
    const enrol = isShopDevice && !isEnrolled && deviceName.trim() !== '' ? { enrol: deviceName } : {};
    await attempts.attempt(() =>
      api.people.redeemCode({
        name,
        oneTimeCode: code,
        newPin: pin,
        ...(wantsPassword && { newPassword: password }),
        ...enrol,
      }),
    );
  };

  return (
    <form onSubmit={enter}>
      <Stack gap="sm">
        <TextInput
          label={t('people.door.your-name')}
          autoFocus
          autoComplete="username"
          value={values.name}
          onChange={set('name')}
        />
        <TextInput
          label={t('people.word.code')}
          description={t('people.door.code-from')}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          data-wants-code
          value={values.code}
          onChange={set('code')}
        />
        <PasswordInput
          label={t('people.own.new-pin')}
          description={t('people.own.pin-hint')}
          inputMode="numeric"
          autoComplete="off"
          value={values.pin}
          error={isChecked && !isPinGood && t('people.invalid.pin')}
          visibilityToggleButtonProps={{ 'aria-label': t('people.door.show-secret') }}
          onChange={set('pin')}
        />
        <Switch
          label={t('people.door.password-too')}
          description={t('people.door.password-too-why')}
          checked={wantsPassword}
          onChange={(event) => setWantsPassword(event.currentTarget.checked)}
        />
        {wantsPassword && (
          <PasswordInput
            label={t('people.own.new-password')}
            autoComplete="new-password"
            value={values.password}
            error={isChecked && !isPasswordGood && t('people.invalid.password-short')}
            visibilityToggleButtonProps={{ 'aria-label': t('people.door.show-secret') }}
            onChange={set('password')}
          />
        )}
        {!isEnrolled && (
          <EnrolFields
            isShopDevice={isShopDevice}
            onShopDevice={setIsShopDevice}
            deviceName={values.deviceName}
            onDeviceName={(deviceName) => setValues((old) => ({ ...old, deviceName }))}
          />
        )}
        <AttemptNotice attempts={attempts} wrong={t('people.door.wrong-code')} />
        <Button type="submit" loading={attempts.isBusy} disabled={!isWhole || attempts.waitSeconds > 0}>
          {t('people.door.sign-in')}
        </Button>
      </Stack>
    </form>
  );
}
