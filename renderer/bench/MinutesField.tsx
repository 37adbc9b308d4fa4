import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { toLatinDigits } from '../../shared/kernel/digits.ts';

interface MinutesFieldProps {
  label: string;
  description?: string;
  value?: number | null;
  onChange: (minutes: number | null) => void;
  error?: ReactNode;
  isFirst?: boolean;
}

/** Whole minutes, in digits of any script; `1:30` and `1h30` are ninety. What cannot be read is left to the check. */
export function MinutesField({ value = null, onChange, isFirst, ...rest }: MinutesFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  return (
    <TextInput
      {...rest}
      value={text}
      inputMode="numeric"
      required
      {...(isFirst && { 'data-autofocus': true })}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(minutesIn(event.currentTarget.value));
      }}
    />
  );
}

export function minutesIn(text: string): number | null {
  const typed = toLatinDigits(text).trim();
  const parts = /^(\d{1,2})\s*[:h]\s*([0-5]?\d)$/i.exec(typed);
  if (parts) return Number(parts[1]) * 60 + Number(parts[2]);
  return /^[-−]?\d{1,5}$/.test(typed) ? Number(typed.replace('−', '-')) : null;
}
