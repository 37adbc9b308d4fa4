import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Minor } from '../../shared/kernel/money.ts';
import { payMethods } from '../../shared/payments/ledger.rules.ts';
import { Money } from '../ui/Money.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { amountsOf, changeFor, leftOf, type TypedAmounts } from './amounts.ts';
import classes from './payments.module.css';

interface AmountFieldsProps {
  value: TypedAmounts;
  onChange: (value: TypedAmounts) => void;
  dueMinor: Minor;
  currency: string;
  /** Of the amounts as the core has them: `amounts`, `amounts.0.minor`, `tenderedMinor`. */
  errors: Readonly<Record<string, ReactNode>>;
}

/** What is paid, in one way or in several, with what goes back over the counter and what is left. */
export function AmountFields({ value, onChange, dueMinor, currency, errors }: AmountFieldsProps) {
  const { t } = useTranslation();
  const left = leftOf(value, dueMinor);
  const change = changeFor(value);
  const sent = amountsOf(value).map(({ method }) => method);
  const errorOf = (method: (typeof payMethods)[number]) => {
    const index = sent.indexOf(method);
    return index < 0 ? undefined : errors[`amounts.${index}.minor`];
  };
  const restIn = (method: (typeof payMethods)[number]) =>
    onChange({ ...value, [method]: (value[method] ?? 0) + (left ?? 0) });
  return (
    <div className={classes.amounts}>
      <div className={classes.ways}>
        {payMethods.map((method) => (
          <MoneyField
            key={method}
            label={t(`payments.method.${method}`)}
            currency={currency}
            value={value[method]}
            error={errorOf(method)}
            onChange={(minor) => onChange({ ...value, [method]: minor })}
          />
        ))}
      </div>
      {left !== null && left > 0 && (
        <Group gap="xs" role="group" aria-label={t('payments.take.rest')}>
          <Text size="sm" c="dimmed" aria-hidden="true">
            {t('payments.take.rest')}
          </Text>
          {payMethods.map((method) => (
            <Button key={method} variant="default" size="compact-sm" onClick={() => restIn(method)}>
              {t(`payments.method.${method}`)}
            </Button>
          ))}
        </Group>
      )}
      {value.cash !== null && value.cash > 0 && (
        <div className={classes.ways} data-single>
          <MoneyField
            label={t('payments.take.tendered')}
            description={t('payments.take.tendered-hint')}
            currency={currency}
            value={value.tendered}
            error={errors.tenderedMinor}
            onChange={(tendered) => onChange({ ...value, tendered })}
          />
        </div>
      )}
      {errors.amounts && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {errors.amounts}
        </Text>
      )}
      <dl className={classes.sums} aria-live="polite">
        <dt>{t('payments.take.due')}</dt>
        <dd>
          <Money minor={dueMinor} currency={currency} />
        </dd>
        {change !== null && change > 0 && (
          <>
            <dt className={classes.strong}>{t('payments.take.change')}</dt>
            <dd className={classes.strong}>
              <Money minor={change} currency={currency} />
            </dd>
          </>
        )}
        <dt>{t(left !== null && left < 0 ? 'payments.take.too-much' : 'payments.take.left')}</dt>
        <dd data-wrong={(left !== null && left < 0) || undefined}>
          <Money minor={left === null ? null : Math.abs(left)} currency={currency} />
        </dd>
      </dl>
    </div>
  );
}
