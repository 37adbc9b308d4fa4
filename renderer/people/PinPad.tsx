import { Button, PasswordInput, UnstyledButton } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import { api } from '../app/api.ts';
import { useFormat } from '../ui/format.ts';
import { AttemptNotice } from './AttemptNotice.tsx';
import { useAttempts } from './admission.ts';
import classes from './PinPad.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const longestPin = 8;
const shortestPin = 4;

interface PinPadProps {
  person: { id: number; name: string };
}

/** A PIN by keyboard or by finger; both type into the one field. */
export function PinPad({ person }: PinPadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  const attempts = useAttempts();
  const isClosed = attempts.isBusy || attempts.waitSeconds > 0;

  const type = (text: string) => {
    setPin(
      toLatinDigits(text)
        .replace(/[^0-9]/g, '')
        .slice(0, longestPin),
    );
    field.current?.focus();
  };
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (isClosed || pin.length < shortestPin) return;
    const isOpen = await attempts.attempt(() => api.people.unlock({ personId: person.id, pin }));
    if (isOpen) return;
    setPin('');
    field.current?.focus();
  };

  return (
    <form className={classes.pad} onSubmit={enter}>
      <PasswordInput
        ref={field}
        label={t('people.door.pin-of', { name: person.name })}
        className={classes.input}
        value={pin}
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        withErrorStyles={false}
        error={attempts.isWrong}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('people.door.show-secret') }}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <AttemptNotice attempts={attempts} wrong={t('people.door.wrong-pin')} />
      <div className={classes.keys}>
        {keys.map((key) => (
          <UnstyledButton key={key} tabIndex={-1} className={classes.key} onClick={() => type(pin + key)}>
            {format.digits(key)}
          </UnstyledButton>
        ))}
        <span />
        <UnstyledButton tabIndex={-1} className={classes.key} onClick={() => type(`${pin}0`)}>
          {format.digits('0')}
        </UnstyledButton>
        <UnstyledButton
          tabIndex={-1}
          className={classes.key}
          aria-label={t('people.door.take-back')}
          onClick={() => type(pin.slice(0, -1))}
        >
          <IconBackspace size={20} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </div>
      <Button type="submit" size="md" w="13rem" loading={attempts.isBusy} disabled={attempts.waitSeconds > 0}>
        {t('people.door.unlock')}
      </Button>
    </form>
  );
}
