import { Button, PasswordInput, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { AttemptNotice } from './AttemptNotice.tsx';
import { useAttempts } from './admission.ts';

interface PasswordFormProps {
  /** Who was chosen by a tile; without it the name is typed. */
  person?: { id: number; name: string } | undefined;
  /** Whether the device is one of the shop's already. */
  isEnrolled: boolean;
}

/** For owners, on new devices, and when a PIN is forgotten. */
export function PasswordForm({ person, isEnrolled }: PasswordFormProps) {
  const { t } = useTranslation();
  const attempts = useAttempts();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isShopDevice, setIsShopDevice] = useState(false);
  const [deviceName, setDeviceName] = useState('');
  const wantsDeviceName = isShopDevice && !isEnrolled;
  const isWhole =
    password !== '' && (person || name.trim() !== '') && (!wantsDeviceName || deviceName.trim() !== '');

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole || attempts.isBusy || attempts.waitSeconds > 0) return;
    const who = person ? { personId: person.id } : { name };
    const enrol = wantsDeviceName ? { enrol: deviceName } : {};
    const isOpen = await attempts.attempt(() => api.people.signIn({ ...who, ...enrol, password }));
    if (!isOpen) setPassword('');
  };

  return (
    <form onSubmit={enter}>
      <Stack gap="sm">
        {person ? (
          <TextInput label={t('common.word.name')} value={person.name} readOnly />
        ) : (
          <TextInput
            label={t('people.door.your-name')}
            autoFocus
            autoComplete="username"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={t('people.word.password')}
          autoFocus={person !== undefined}
          autoComplete="current-password"
          value={password}
          error={attempts.isWrong}
          visibilityToggleButtonProps={{ 'aria-label': t('people.door.show-secret') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {!isEnrolled && (
          <EnrolFields
            isShopDevice={isShopDevice}
            onShopDevice={setIsShopDevice}
            deviceName={deviceName}
            onDeviceName={setDeviceName}
          />
        )}
        <AttemptNotice attempts={attempts} wrong={t('people.door.wrong-password')} />
        <Button type="submit" loading={attempts.isBusy} disabled={!isWhole || attempts.waitSeconds > 0}>
          {t('people.door.sign-in')}
        </Button>
      </Stack>
    </form>
  );
}

interface EnrolFieldsProps {
  isShopDevice: boolean;
  onShopDevice: (isShopDevice: boolean) => void;
  deviceName: string;
  onDeviceName: (name: string) => void;
}

/** Makes a device one of the shop's, where a PIN is then enough. */
export function EnrolFields({ isShopDevice, onShopDevice, deviceName, onDeviceName }: EnrolFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        label={t('people.door.shop-device')}
        description={t('people.door.shop-device-why')}
        checked={isShopDevice}
        onChange={(event) => onShopDevice(event.currentTarget.checked)}
      />
      {isShopDevice && (
        <TextInput
          label={t('people.door.call-it')}
          placeholder={t('people.door.device-example')}
          value={deviceName}
          maxLength={60}
          onChange={(event) => onDeviceName(event.currentTarget.value)}
        />
      )}
    </>
  );
}
