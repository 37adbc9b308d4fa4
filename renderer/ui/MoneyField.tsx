import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { currencySignOf, formatAmount, type Minor, parseMoney } from '../../shared/kernel/money.ts';
import { useDesk } from './desk.ts';

interface MoneyFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  /** Minor units, or null. Text that is no amount is handed on as NaN, so that the schema refuses it. */
  value?: Minor | null;
  onChange?: (value: Minor | null) => void;
  currency?: string;
}

/** An amount of money, typed in any digits. */
export function MoneyField({ value = null, onChange, currency, onBlur, ...rest }: MoneyFieldProps) {
  const desk = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const named = currency ?? desk.currency;
  const written = value === null || Number.isNaN(value) ? '' : formatAmount(value, named, desk.language);
  const isUnread = typed !== null && typed.trim() !== '' && Number.isNaN(value);
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? written}
      styles={{ input: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } }}
      rightSection={<bdi>{currencySignOf(named, desk.language)}</bdi>}
      rightSectionWidth="3.25rem"
      rightSectionPointerEvents="none"
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange?.(text.trim() === '' ? null : (parseMoney(text, named, desk.language) ?? Number.NaN));
      }}
      onBlur={(event) => {
        if (!isUnread) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
