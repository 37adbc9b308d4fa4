import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import { useFormat } from '../ui/format.ts';

interface CountFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  value?: number | null;
  /** NaN where the text is no number, so that the schema refuses it. */
  onChange?: (value: number | null) => void;
}

/** A number, typed in any digits. */
export function CountField({ value = null, onChange, onBlur, ...rest }: CountFieldProps) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const written =
    value === null || Number.isNaN(value)
      ? ''
      : format.number(value, { useGrouping: false, maximumFractionDigits: 2 });
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? written}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const plain = toLatinDigits(text).trim().replace(/[,٫]/, '.');
        onChange?.(plain === '' ? null : /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN);
      }}
      onBlur={(event) => {
        if (!Number.isNaN(value)) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
