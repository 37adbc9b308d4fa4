import { ActionIcon, Autocomplete, Checkbox, Select, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { lineCauses, lineKinds } from '../../shared/estimates/estimate.rules.ts';
import type { PricedLine } from '../../shared/estimates/estimates.shapes.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { ContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { Money } from '../ui/Money.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { CountField } from '../warranty/CountField.tsx';
import type { EstimateValues, LineValues } from './estimate-values.ts';
import classes from './estimates.module.css';

export interface OfferedService {
  id: number;
  name: string;
  names: Partial<Record<Language, string>>;
  kind: 'labour' | 'parts' | 'transport' | 'visit';
  usualMinutes: number | null;
  priceMinor: number | null;
}

interface LineFieldsProps {
  form: ContractForm<EstimateValues>;
  path: string;
  line: LineValues;
  price: PricedLine | null;
  services: readonly OfferedService[];
  currency: string;
  isFirst: boolean;
  isLast: boolean;
  onMore: () => void;
  onRemove: () => void;
}

/** One row: what it is, how many, at what price; under it what is rarer. Enter in the last price begins a new row. */
export function LineFields(props: LineFieldsProps) {
  const { form, path, line, price, services, currency, isFirst, isLast, onMore, onRemove } = props;
  const { t, i18n } = useTranslation();
  const nameOf = (service: OfferedService) => service.names[i18n.language as Language] || service.name;
  const set = (changed: Partial<LineValues>) => {
    for (const [name, value] of Object.entries(changed))
      form.setFieldValue(`${path}.${name}`, value as never);
  };
  const choose = (label: string) => {
    const service = services.find((one) => nameOf(one) === label);
    if (!service) return;
    const { id, kind, usualMinutes, priceMinor } = service;
    set({
      serviceId: id,
      kind,
      minutes: usualMinutes,
      ...(priceMinor !== null && { unitMinor: priceMinor }),
    });
  };
  const moreOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !isLast) return;
    event.preventDefault();
    onMore();
    const row = event.currentTarget.closest('[data-row]');
    requestAnimationFrame(() => row?.nextElementSibling?.querySelector<HTMLElement>('[data-label]')?.focus());
  };
  const label = form.getInputProps(`${path}.label`);
  return (
    <div className={classes.row} data-row>
      <div className={classes.rowMain}>
        <Select
          aria-label={t('estimates.field.kind')}
          data={lineKinds.map((kind) => ({ value: kind, label: t(`estimates.line.kind.${kind}`) }))}
          allowDeselect={false}
          {...form.getInputProps(`${path}.kind`)}
        />
        <Autocomplete
          aria-label={t('estimates.field.what')}
          placeholder={t('estimates.field.what')}
          data={[...new Set(services.map(nameOf))]}
          limit={12}
          data-label
          autoFocus={isFirst}
          value={line.label}
          error={label.error}
          onChange={(text) => set({ label: text, serviceId: null })}
          onOptionSubmit={choose}
        />
        <CountField aria-label={t('estimates.field.quantity')} {...form.getInputProps(`${path}.quantity`)} />
        <MoneyField
          aria-label={t('estimates.field.price')}
          currency={currency}
          {...form.getInputProps(`${path}.unitMinor`)}
          onKeyDown={moreOnEnter}
        />
        <span className={classes.rowSum}>
          <Money minor={price?.customerMinor} currency={currency} />
          {price && price.coveredMinor > 0 && (
            <span className={classes.quiet}>
              {t(`entitlement.payer.${price.payer}`)} <Money minor={price.coveredMinor} currency={currency} />
            </span>
          )}
        </span>
        <ActionIcon variant="subtle" color="gray" aria-label={t('common.action.remove')} onClick={onRemove}>
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      <div className={classes.rowMore}>
        {line.kind !== 'fee' && (
          <>
            <Select
              size="xs"
              aria-label={t('estimates.field.cause')}
              data={lineCauses.map((cause) => ({ value: cause, label: t(`estimates.line.cause.${cause}`) }))}
              allowDeselect={false}
              {...form.getInputProps(`${path}.cause`)}
            />
            {line.kind === 'parts' ? (
              <Tooltip label={t('estimates.field.expected')} withArrow>
                <DayField
                  size="xs"
                  aria-label={t('estimates.field.expected')}
                  {...form.getInputProps(`${path}.expectedOn`)}
                />
              </Tooltip>
            ) : (
              <CountField
                size="xs"
                aria-label={t('estimates.field.minutes')}
                rightSection={<span className={classes.quiet}>{t('estimates.field.min')}</span>}
                rightSectionWidth={44}
                {...form.getInputProps(`${path}.minutes`)}
              />
            )}
          </>
        )}
        <Checkbox
          size="xs"
          label={t('estimates.line.optional')}
          {...form.getInputProps(`${path}.isOptional`, { type: 'checkbox' })}
        />
      </div>
    </div>
  );
}
