import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { costShares, type Policy, policyFields } from '../../shared/settings/policy.ts';
import type { ContractForm } from '../ui/contract-form.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { PercentField } from './PercentField.tsx';
import type { PolicyFieldShape } from './policy-groups.ts';
import { type ByLanguage, TextByLanguage } from './TextByLanguage.tsx';

interface PolicyFieldProps {
  field: PolicyFieldShape;
  form: ContractForm<Policy & Record<string, unknown>>;
}

export function PolicyField({ field: { name, kind }, form }: PolicyFieldProps) {
  const { t } = useTranslation();
  const label = t(`settings.policy.field.${name}`);
  const value = form.values[name];
  const put = (given: unknown) => form.setValues((old) => ({ ...old, [name]: given }));
  const error = form.errors[name];
  switch (kind) {
    case 'count':
      return (
        <NumberInput
          label={label}
          value={value as number}
          onChange={(typed) => put(typed === '' ? Number.NaN : Number(typed))}
          error={error}
          min={1}
          allowDecimal={false}
        />
      );
    case 'countOrNone':
      return (
        <NumberInput
          label={label}
          description={t('settings.policy.empty-is-no')}
          value={value === null ? '' : (value as number)}
          onChange={(typed) => put(typed === '' ? null : Number(typed))}
          error={error}
          min={1}
          allowDecimal={false}
        />
      );
    case 'text':
      return <TextByLanguage label={label} value={value as ByLanguage} onChange={put} error={error} />;
    case 'share':
      return <PercentField label={label} value={value as number} onChange={put} error={error} />;
    case 'money': {
      const mayBeNone = policyFields[name].safeParse(null).success;
      return (
        <MoneyField
          label={label}
          value={value as number | null}
          onChange={put}
          error={error}
          {...(mayBeNone && { description: t('settings.policy.empty-is-none') })}
        />
      );
    }
    case 'costShare':
      return (
        <Select
          label={label}
          data={costShares.map((share) => ({
            value: share,
            label: t(`settings.policy.cost-share.${share}`),
          }))}
          value={value as string}
          onChange={put}
          error={error}
          allowDeselect={false}
        />
      );
  }
}
