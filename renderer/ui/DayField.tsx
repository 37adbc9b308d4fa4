import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, parseDay } from '../../shared/kernel/calendar.ts';
import { type Day, isDay } from '../../shared/kernel/day.ts';
import { DayCalendar } from './DayCalendar.tsx';
import { useDesk } from './desk.ts';

interface DayFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  /** A day, or null. Text that is no day is handed on as it is, so that the schema refuses it. */
  value?: Day | null;
  onChange?: (value: Day | null) => void;
  /** The first and the last day that can be picked. */
  earliest?: Day;
  latest?: Day;
}

/** A day, typed in the reader's calendar and digits, or picked from that calendar. */
export function DayField({ value = null, onChange, earliest, latest, onBlur, ...rest }: DayFieldProps) {
  const { t } = useTranslation();
  const { language, calendar, today } = useDesk();
  const written = isDay(value) ? formatDay(value, language, calendar, 'short') : (value ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);

  const read = (text: string) => {
    const trimmed = text.trim();
    onChange?.(trimmed === '' ? null : (parseDay(trimmed, language, calendar, today) ?? trimmed));
  };

  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          {...rest}
          value={typed ?? written}
          autoComplete="off"
          placeholder={rest.placeholder ?? formatDay(today, language, calendar, 'short')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            read(event.currentTarget.value);
          }}
          onBlur={(event) => {
            setTyped(null);
            onBlur?.(event);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            setIsOpen(true);
          }}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('common.calendar.open')}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              disabled={rest.disabled || rest.readOnly}
              onClick={() => setIsOpen(!isOpen)}
            >
              <IconCalendar size={16} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="xs" role="dialog" aria-label={t('common.calendar.open')}>
        <DayCalendar
          value={isDay(value) ? value : null}
          earliest={earliest}
          latest={latest}
          onPick={(day) => {
            setTyped(null);
            onChange?.(day);
            setIsOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
