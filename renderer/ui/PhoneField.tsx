import { ActionIcon, Button, TextInput, type TextInputProps } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhone, phoneKey } from '../../shared/kernel/phone.ts';
import { useDesk } from './desk.ts';
import classes from './PhoneField.module.css';

interface PhoneFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  /** As typed: the core makes the key of it. */
  value?: string;
  onChange?: (value: string) => void;
}

/** A telephone number in any form and digits; a number that is understood is set in order on leaving. */
export function PhoneField({ value = '', onChange, onBlur, ...rest }: PhoneFieldProps) {
  const { country } = useDesk();
  return (
    <TextInput
      {...rest}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      value={value}
      styles={{ input: { direction: 'ltr', textAlign: 'start' } }}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      onBlur={(event) => {
        const key = phoneKey(value, country);
        if (key) onChange?.(formatPhone(key, country));
        onBlur?.(event);
      }}
    />
  );
}

interface PhoneFieldsProps {
  label: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** The sentence at each number, by its place. */
  errors?: readonly (ReactNode | undefined)[];
  /** Under each number: a duplicate that was found. */
  below?: (index: number) => ReactNode;
  most?: number;
}

/** Several numbers of one person; there is always one field to type in. */
export function PhoneFields({ label, value, onChange, errors = [], below, most = 5 }: PhoneFieldsProps) {
  const { t } = useTranslation();
  const numbers = value.length > 0 ? value : [''];
  const replace = (index: number, number: string) =>
    onChange(numbers.map((old, i) => (i === index ? number : old)));
  return (
    <div className={classes.numbers}>
      {numbers.map((number, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a number being typed has no other name than its place
        <div key={index}>
          <div className={classes.number}>
            <PhoneField
              className={classes.field}
              {...(index === 0 ? { label } : { 'aria-label': label })}
              value={number}
              error={errors[index]}
              onChange={(typed) => replace(index, typed)}
            />
            {numbers.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('common.form.remove-phone')}
                onClick={() => onChange(numbers.filter((_, i) => i !== index))}
              >
                <IconTrash size={16} stroke={1.75} aria-hidden="true" />
              </ActionIcon>
            )}
          </div>
          {below?.(index)}
        </div>
      ))}
      {numbers.length < most && numbers.at(-1)?.trim() !== '' && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.add}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...numbers, ''])}
        >
          {t('common.form.add-phone')}
        </Button>
      )}
    </div>
  );
}
