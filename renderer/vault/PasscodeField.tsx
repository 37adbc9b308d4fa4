import { Group, SegmentedControl, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Passcode, type PasscodeKind, passcodeKinds } from '../../shared/vault/passcode.ts';
import { PatternPad } from './PatternPad.tsx';
import classes from './vault.module.css';

interface PasscodeFieldProps {
  value: Passcode | null;
  onChange: (value: Passcode | null) => void;
  error?: ReactNode;
  isFirst?: boolean;
}

/** How the customer's device is opened. Nothing of it is kept as a draft, nor offered again by the browser. */
export function PasscodeField({ value, onChange, error, isFirst }: PasscodeFieldProps) {
  const { t } = useTranslation();
  const kind = value?.kind ?? 'pin';
  const code = value?.code ?? '';
  const set = (next: Partial<Passcode>) => {
    const passcode = { kind, code, ...next };
    onChange(passcode.code === '' && passcode.kind === 'pin' ? null : passcode);
  };
  return (
    <div className={classes.passcode}>
      <SegmentedControl
        aria-label={t('vault.field.kind')}
        value={kind}
        onChange={(next) => set({ kind: next as PasscodeKind, code: '' })}
        data={passcodeKinds.map((one) => ({ value: one, label: t(`vault.kind.${one}`) }))}
      />
      <Group align="flex-start" gap="md">
        <TextInput
          className={classes.code}
          label={t(`vault.kind.${kind}`)}
          description={kind === 'pattern' ? t('vault.pattern-hint') : t('vault.keep-hint')}
          value={code}
          onChange={(event) => set({ code: event.currentTarget.value })}
          error={error}
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          data-1p-ignore
          data-wants-code
          dir="ltr"
          {...(kind === 'pin' && { inputMode: 'numeric' as const })}
          {...(isFirst && { 'data-autofocus': true })}
        />
        {kind === 'pattern' && <PatternPad code={code} onChange={(next) => set({ code: next })} />}
      </Group>
    </div>
  );
}
