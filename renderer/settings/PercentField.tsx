import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import { useFormat } from '../ui/format.ts';

interface PercentFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Basis points: 2400 is 24 %. Text that is no share is handed on as NaN, so that the schema refuses it. */
  value: number;
  onChange: (basisPoints: number) => void;
}

/** A share in percent, with at most two decimals, in any digits. */
export function PercentField({ value, onChange, ...rest }: PercentFieldProps) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const written = Number.isNaN(value)
    ? ''
    : format.number(value / 100, { maximumFractionDigits: 2, useGrouping: false });
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      value={typed ?? written}
      rightSection={<bdi>{'%'}</bdi>}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(basisPointsOf(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function basisPointsOf(text: string): number {
  const plain = toLatinDigits(text).trim().replace(/[,٫]/, '.');
  return /^[0-9]{1,3}(\.[0-9]{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN;
}
