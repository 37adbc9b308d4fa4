import { Button, Group, PasswordInput, Select, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import type { Right } from '../../shared/kernel/rights.ts';
import { api, orpc } from '../app/api.ts';
import { AttemptNotice } from './AttemptNotice.tsx';
import { useAttempts } from './admission.ts';
import classes from './Countersign.module.css';

interface Wanted {
  right: Right;
  /** What is signed for, in a sentence. */
  sentence: string;
  /** Who may not sign: whoever asks, where four eyes are wanted. */
  exceptId?: number | undefined;
}

/**
 * Asks somebody who holds the right to sign with their PIN on this screen. Answers the signature that the command
 * takes along, or null if nobody signed. What was typed in the form behind stays.
 */
export function countersign(wanted: Wanted): Promise<number | null> {
  return new Promise((resolve) => {
    const id = modals.open({
      title: i18next.t('people.countersign.title'),
      closeButtonProps: { 'aria-label': i18next.t('common.action.close') },
      children: (
        <CountersignForm
          {...wanted}
          onSigned={(countersignId) => {
            resolve(countersignId);
            modals.close(id);
          }}
          onCancel={() => modals.close(id)}
        />
      ),
      onClose: () => resolve(null),
    });
  });
}

interface CountersignFormProps extends Wanted {
  onSigned: (countersignId: number) => void;
  onCancel: () => void;
}

function CountersignForm({ right, sentence, exceptId, onSigned, onCancel }: CountersignFormProps) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.people.signers.queryOptions({ input: { right } }));
  const signers = data?.filter(({ id }) => id !== exceptId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const attempts = useAttempts();
  const signer = chosen ?? (signers?.length === 1 ? String(signers[0]?.id) : null);
  const isClosed = attempts.isBusy || attempts.waitSeconds > 0 || signer === null || pin === '';

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (isClosed) return;
    let countersignId: number | null = null;
    await attempts.attempt(async () => {
      const {
        outcome,
        waitSeconds,
        countersignId: given,
      } = await api.people.countersign({
        personId: Number(signer),
        pin,
        right,
      });
      countersignId = given;
      return { outcome: outcome === 'signed' ? 'changed' : 'wrong', waitSeconds };
    });
    if (countersignId === null) setPin('');
    else onSigned(countersignId);
  };

  if (signers?.length === 0) return <Text size="sm">{t('people.countersign.nobody')}</Text>;
  return (
    <form onSubmit={sign}>
      <Stack gap="sm">
        <Text size="sm">{sentence}</Text>
        <Select
          label={t('people.countersign.who')}
          data={signers?.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
          value={signer}
          onChange={setChosen}
          allowDeselect={false}
          comboboxProps={{ withinPortal: true, zIndex: 500 }}
        />
        <PasswordInput
          label={t('people.countersign.pin')}
          value={pin}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          className={classes.pin}
          visibilityToggleButtonProps={{ 'aria-label': t('people.door.show-secret') }}
          onChange={(event) => setPin(toLatinDigits(event.currentTarget.value))}
        />
        <AttemptNotice attempts={attempts} wrong={t('people.door.wrong-pin')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={isClosed} loading={attempts.isBusy}>
            {t('people.countersign.sign')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
