import { Combobox, InputBase, type InputBaseProps, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { useFormat } from '../ui/format.ts';
import classes from './CustomerPicker.module.css';

const pauseMs = 120;
const newCustomer = 'new';

interface CustomerPickerProps extends Omit<InputBaseProps, 'onChange' | 'value'> {
  value: number | null;
  onChange: (id: number | null) => void;
  /** Offers to write a new card with what was typed. */
  onNew?: (text: string) => void;
  /** A card that may not be chosen. */
  except?: number;
  autoFocus?: boolean;
}

/** Finds a customer by name, phone or number, in any script and digits. */
export function CustomerPicker({ value, onChange, onNew, except, autoFocus, ...rest }: CustomerPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [text] = useDebouncedValue((typed ?? '').trim(), pauseMs);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data: chosen } = useQuery(
    orpc.customers.byId.queryOptions({ input: { id: value ?? 0 }, enabled: value !== null }),
  );
  const { data: found, isPlaceholderData } = useQuery(
    orpc.customers.list.queryOptions({ input: { text, limit: 8 }, placeholderData: keepPreviousData }),
  );
  const rows = (found?.rows ?? []).filter(({ id }) => id !== except);
  const wanted = typed?.trim() ?? '';

  /** What is listed belongs to what is typed: before that Enter would choose somebody else. */
  const isSettled = wanted === text && !isPlaceholderData;
  const isEnterWaiting = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only new rows move the choice to the first
  useEffect(() => {
    if (wanted === '' || !isSettled || (rows.length === 0 && !onNew)) {
      combobox.resetSelectedOption();
      return;
    }
    combobox.selectFirstOption();
    if (!isEnterWaiting.current) return;
    isEnterWaiting.current = false;
    combobox.clickSelectedOption();
  }, [found, isSettled, wanted === '']);

  const choose = (option: string) => {
    if (option === newCustomer) onNew?.(wanted);
    else onChange(Number(option));
    setTyped(null);
    combobox.closeDropdown();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <InputBase
          label={t('customers.picker.label')}
          placeholder={t('customers.picker.placeholder')}
          autoComplete="off"
          {...rest}
          {...(autoFocus && { 'data-autofocus': true, autoFocus: true })}
          value={typed ?? (value === null ? '' : (chosen?.name ?? ''))}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onKeyDown={(event) => {
            isEnterWaiting.current = event.key === 'Enter' && wanted !== '' && !isSettled;
            if (isEnterWaiting.current) event.preventDefault();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            if (typed?.trim() === '') onChange(null);
            else if (wanted !== '' && isSettled && rows.length === 0) onNew?.(wanted);
            setTyped(null);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} className={classes.options} aria-label={t('customers.picker.label')}>
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={String(row.id)} className={classes.option}>
              <span className={classes.name}>
                <bdi>{row.name}</bdi>
              </span>
              <bdi dir="ltr" className={classes.detail}>
                {row.phone ? format.phone(row.phone) : row.number}
              </bdi>
            </Combobox.Option>
          ))}
          {rows.length === 0 && <Combobox.Empty>{t('customers.picker.nothing')}</Combobox.Empty>}
          {onNew && (
            <Combobox.Option value={newCustomer} className={classes.option}>
              <IconPlus size={16} stroke={1.75} aria-hidden="true" />
              <span className={classes.name}>
                {wanted ? t('customers.picker.new-named', { name: wanted }) : t('customers.action.new')}
              </span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
